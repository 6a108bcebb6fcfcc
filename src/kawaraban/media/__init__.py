"""Images with their alternative text, caption, credit and rights."""
