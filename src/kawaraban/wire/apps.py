"""The wire desk as a Django application."""

from django.apps import AppConfig


class WireConfig(AppConfig):
    """Registers what the desk brings to the admin."""

    name = "kawaraban.wire"
    label = "wire"
    verbose_name = "Wire"
