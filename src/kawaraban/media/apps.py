"""Media as a Django application."""

import warnings

from django.apps import AppConfig
from django.conf import settings


class MediaConfig(AppConfig):
    """Registers the image model."""

    name = "kawaraban.media"
    label = "media"
    verbose_name = "Media"

    def ready(self) -> None:
        """Let Pillow refuse a picture that is too large before it takes memory for it."""
        from PIL import Image

        # It refuses above twice this number and only warns between.
        Image.MAX_IMAGE_PIXELS = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 2
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
