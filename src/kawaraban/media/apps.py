"""Media as a Django application."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Registers the image model."""

    name = "kawaraban.media"
    label = "media"
    verbose_name = "Media"
