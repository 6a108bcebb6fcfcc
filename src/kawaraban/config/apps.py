"""The configuration as a Django application: it brings the admin's screens about the whole site.

Only this layer knows every part, so a page that speaks of all of them stands here.
"""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Has no models; Wagtail finds `wagtail_hooks` by it, Django its templates."""

    name = "kawaraban.config"
    label = "config"
    verbose_name = "Site"
