"""The product's settings over a folder of this run's own, with production's static files."""

from pathlib import Path

from tests.settings import *  # noqa: F403
from tests.settings import KAWARABAN, TEMPLATES

STATIC_ROOT = KAWARABAN.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kawaraban.config.static.HashedStaticStorage"},
}
TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "reading" / "templates"]
