"""The search index as a Django application. It has no models."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Makes the `search` command known to Django."""

    name = "kawaraban.search"
    label = "search"
    verbose_name = "Search"
