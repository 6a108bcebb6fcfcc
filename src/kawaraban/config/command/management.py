"""Django started on the site, and its management commands."""

from __future__ import annotations

import os

from kawaraban.config import environment
from kawaraban.config.environment import Misconfigured

SETTINGS_MODULE = "kawaraban.config.settings"


def start_django() -> environment.Environment:
    """Load the site's settings and Django, and return the settings.

    Raises `Misconfigured` with a sentence for whatever stops it.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS_MODULE)
    site = environment.read()
    if not os.access(site.data, os.W_OK | os.X_OK):
        raise Misconfigured(
            f"The site's folder {site.data} can't be written to by this user. Give it to the "
            "user that runs Kawaraban, or run Kawaraban as the folder's owner."
        )
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        if "psycopg" in str(error):
            raise Misconfigured(
                "KAWARABAN_DATABASE_URL names PostgreSQL, and its driver is not installed. "
                "Run `pip install 'kawaraban[postgres]'`."
            ) from None
        raise Misconfigured(f"Django can't start: {error}") from error
    return site


def run(words: list[str]) -> int:
    """Run a management command, such as `["migrate", "--plan"]`. It may end the process."""
    start_django()
    from django.core.management import ManagementUtility

    ManagementUtility(["kawaraban", *words]).execute()
    return 0
