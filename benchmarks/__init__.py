"""Speed and size, measured against named peers in one run: `make bench`."""
