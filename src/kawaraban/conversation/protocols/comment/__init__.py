"""Comments that readers write into the form below a story."""
