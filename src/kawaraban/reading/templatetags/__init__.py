"""Template tags of the pages that readers receive."""
