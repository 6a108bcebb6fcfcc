"""The outbox as a Django application."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Registers the `Change` model."""

    name = "kawaraban.outbox"
    label = "outbox"
    verbose_name = "Outbox"
