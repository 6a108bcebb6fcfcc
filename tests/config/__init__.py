"""The settings, the `kawaraban` command and its processes."""
