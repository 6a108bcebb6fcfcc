"""The log of changes that readers could notice, and the work that follows from them."""
