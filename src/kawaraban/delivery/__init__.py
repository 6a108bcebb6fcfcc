"""Pages on their way out: the store they lie in, the tags they carry, the front that answers."""
