"""Reading as a Django application."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """Registers the hand-made pages and everything readers are served."""

    name = "kawaraban.reading"
    label = "reading"
    verbose_name = "Reading"

    def ready(self) -> None:
        """Answer the editor's previews, make stories searchable, prepare their pictures."""
        from kawaraban.articles import previews as previewed
        from kawaraban.reading import indexing, previews, renditions
        from kawaraban.search import registry

        previewed.register(previews.compose)
        registry.register(
            documents_of=indexing.documents_of,
            affected=indexing.affected,
            everything=indexing.everything,
        )
        renditions.connect()
