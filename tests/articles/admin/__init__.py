"""The newsroom's screens, through their addresses."""
