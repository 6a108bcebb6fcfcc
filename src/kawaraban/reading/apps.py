"""Reading as a Django application."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """Registers the hand-made pages and everything readers are served."""

    name = "kawaraban.reading"
    label = "reading"
    verbose_name = "Reading"
