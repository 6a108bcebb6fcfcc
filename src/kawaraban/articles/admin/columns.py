"""The columns of the list of stories that Wagtail does not bring."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from kawaraban.articles.admin import states
from kawaraban.articles.models import Article

# What a phone has no room for; the filters reach it there.
WIDE = "newsroom-wide"


class StateColumn(Column):
    """A status tag for each thing an editor must know about a story's state."""

    cell_template_name = "articles/admin/state_cell.html"

    def __init__(self) -> None:
        super().__init__("state", label=_("State"), sort_key="live")

    def get_value(self, instance: Article) -> list[states.State]:
        """Return the story's states."""
        return states.states_of(instance)


class BylineColumn(Column):
    """The names over a story, in their order; reads what the view prefetched."""

    def __init__(self) -> None:
        super().__init__("bylines", label=_("Byline"), classname=WIDE)

    def get_value(self, instance: Article) -> str:
        """Return the names, joined by commas."""
        return names_of(instance)


class PublishedColumn(Column):
    """The date printed on the story; a story that has none says when it was last changed."""

    cell_template_name = "articles/admin/date_cell.html"

    def __init__(self) -> None:
        super().__init__("published_at", label=_("Date"), sort_key="published_at")

    def get_cell_context_data(self, instance: Article, parent_context: Any) -> dict[str, Any]:
        """Add the date as it is printed, and when the story was last changed."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        published = instance.published_at
        context["printed"] = states.when(published) if published else ""
        revision = instance.latest_revision
        context["changed_at"] = revision.created_at if revision else instance.created_at
        return context


def names_of(article: Article) -> str:
    """Return the bylines of a story as one line."""
    return ", ".join(byline.person.name for byline in article.bylines.all())
