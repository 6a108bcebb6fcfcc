"""One folder a protocol. None knows another; all of them end at `intake`."""
