"""Articles as a Django application."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """Registers the models and connects what Wagtail announces only by signal."""

    name = "kawaraban.articles"
    label = "articles"
    verbose_name = "Articles"

    def ready(self) -> None:
        """Connect the handlers that write to the log of changes."""
        from kawaraban.articles import filing_changes, picture_changes, publishing

        publishing.connect()
        filing_changes.connect()
        picture_changes.connect()
