"""Delivery as a Django application."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Purges stored pages when the log of changes says so."""

    name = "kawaraban.delivery"
    label = "delivery"
    verbose_name = "Delivery"

    def ready(self) -> None:
        """Listen to the log of changes."""
        from kawaraban.delivery import purging

        purging.connect()
