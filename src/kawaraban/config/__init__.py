"""Settings, URLs, WSGI and the `kawaraban` command: the only place that knows every part."""
