"""Reading as a Django application."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """Registers the hand-made pages and everything readers are served."""

    name = "kawaraban.reading"
    label = "reading"
    verbose_name = "Reading"

    def ready(self) -> None:
        """Answer the editor's previews, make stories searchable, tell of changed pages."""
        from wagtail.views import serve

        from kawaraban.articles import lookup as newsroom
        from kawaraban.articles import previews as previewed
        from kawaraban.delivery.recording import declare
        from kawaraban.delivery.warming import register as register_warming
        from kawaraban.reading import (
            ahead,
            indexing,
            lookup,
            previews,
            publishing,
            relating,
            renditions,
            text_pages,
        )
        from kawaraban.search import registry

        previewed.register(previews.compose)
        newsroom.register(lookup)
        registry.register(
            documents_of=indexing.documents_of,
            affected=indexing.affected,
            everything=indexing.everything,
            relate=relating.fill_all,
        )
        registry.register(
            documents_of=text_pages.documents_of,
            affected=text_pages.affected,
            everything=text_pages.everything,
        )
        register_warming(born_of=ahead.born_of, everything=ahead.everything)
        renditions.connect()
        publishing.connect()
        declare(serve)  # offered by the hook, which knows the page
