"""The list of stories: one query for the rows, whatever the columns show."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, LocaleColumn
from wagtail.admin.widgets.button import BaseButton, Button, ButtonWithDropdown
from wagtail.models import Locale
from wagtail.snippets.views.snippets import IndexView

from kawaraban.articles.admin import states
from kawaraban.articles.admin.choosing import SEARCHED, search
from kawaraban.articles.admin.columns import (
    WIDE,
    BylineColumn,
    PublishedColumn,
    StateColumn,
    names_of,
)
from kawaraban.articles.models import Article
from kawaraban.articles.selection import ArticleQuerySet

EXPORTED = {
    "headline": gettext_lazy("Headline"),
    "state": gettext_lazy("State"),
    "category": gettext_lazy("Category"),
    "source": gettext_lazy("Source"),
    "bylines": gettext_lazy("Bylines"),
    "language": gettext_lazy("Language"),
    "published_at": gettext_lazy("Publication date"),
    "event_date": gettext_lazy("Event date"),
    "embargo_until": gettext_lazy("Embargo until"),
    "expire_at": gettext_lazy("Expires"),
    "address": gettext_lazy("Address"),
}
# A spreadsheet takes a cell that begins like this for a formula and runs it; an East Asian one
# also where the sign is full-width.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class ArticleIndexView(IndexView):
    """All stories, the one worked on last at the top."""

    list_export = list(EXPORTED)
    export_headings = EXPORTED
    export_filename = "articles"
    search_backend_name = None
    search_fields = SEARCHED[Article]
    # The number of the newest revision is the order of work, and has an index; dates have not.
    default_ordering = ("-latest_revision_id", "-id")

    def get_base_queryset(self) -> ArticleQuerySet:
        """Return all stories with everything the columns read, without their bodies."""
        stories: ArticleQuerySet = super().get_base_queryset()
        return (
            states.with_states(stories)
            .select_related("category", "source", "locale", "latest_revision")
            .prefetch_related("bylines__person")
            .defer("body", "latest_revision__content")
        )

    def search_queryset(self, queryset: Any) -> Any:
        """Keep what the words find, the best first unless the editor has chosen an order."""
        if not self.is_searching:
            return queryset
        return search(queryset, self.search_query, ranked=not self.is_explicitly_ordered)

    @cached_property
    def list_display(self) -> list[str | BaseColumn]:
        """The columns; the first links to the editor."""
        return [
            "headline",
            StateColumn(),
            Column("category", label=_("Category"), sort_key="category__name", classname=WIDE),
            Column("source", label=_("Source"), sort_key="source__name", classname=WIDE),
            BylineColumn(),
            PublishedColumn(),
            LocaleColumn(label=_("Language"), sort_key="locale__language_code", classname=WIDE),
        ]

    def _get_title_column(self, field_name: str, *args: Any, **kwargs: Any) -> BaseColumn:
        column = super()._get_title_column(field_name, *args, **kwargs)
        column.accessor = newest_headline
        return column

    @cached_property
    def _languages(self) -> frozenset[int]:
        return frozenset(Locale.objects.values_list("pk", flat=True))

    @cached_property
    def _translated(self) -> dict[Any, set[int]]:
        """The languages of each story on this page of the list, in one query for all."""
        keys = [article.translation_key for article in self.object_list[: self.paginate_by]]
        found: dict[Any, set[int]] = {}
        rows = Article.objects.filter(translation_key__in=keys)
        for key, locale in rows.values_list("translation_key", "locale_id"):
            found.setdefault(key, set()).add(locale)
        return found

    def get_list_buttons(self, instance: Article) -> list[BaseButton]:
        """Return what Wagtail's list returns; its translation plug-in asks twice for every row."""
        more = list(self.get_list_more_buttons(instance))
        for hook in hooks.get_hooks("register_snippet_listing_buttons"):
            if not hook.__module__.startswith("wagtail.contrib.simple_translation"):
                more.extend(hook(instance, self.request.user, self.request.path))
        if button := self._translate_button(instance):
            more.append(button)
        for hook in hooks.get_hooks("construct_snippet_listing_buttons"):
            hook(more, instance, self.request.user)
        buttons = [
            Button.from_menu_item(one) if isinstance(one, MenuItem) else one
            for one in more
            if (one.is_shown(self.request.user) if isinstance(one, MenuItem) else one.show)
        ]
        if not buttons:
            return []
        label = _("More options for '%(title)s'") % {"title": newest_headline(instance)}
        return [
            ButtonWithDropdown(
                buttons=buttons, icon_name="dots-horizontal", attrs={"aria-label": label}
            )
        ]

    def _translate_button(self, instance: Article) -> MenuItem | None:
        if not self.request.user.has_perm("simple_translation.submit_translation"):
            return None
        known = self._translated.get(instance.translation_key, {instance.locale_id})
        if self._languages <= known:
            return None
        url = reverse(
            "simple_translation:submit_snippet_translation",
            args=["articles", "article", quote(instance.pk)],
        )
        return MenuItem(_("Translate"), url, icon_name="globe", priority=100)

    def to_row_dict(self, item: Article) -> dict[str, Any]:
        """Return one line of the export."""
        row = {
            "headline": newest_headline(item),
            "state": ", ".join(state.words for state in states.states_of(item)),
            "category": item.category.name,
            "source": item.source.name,
            "bylines": names_of(item),
            "language": item.locale.language_code,
            "published_at": item.published_at,
            "event_date": item.event_date,
            "embargo_until": item.embargo_until,
            "expire_at": item.expire_at,
            "address": item.full_url,
        }
        return {name: harmless(value) for name, value in row.items()}


def newest_headline(article: Article) -> str:
    """Return the headline of the newest draft, which the row of a live story does not hold."""
    revision = article.latest_revision
    return str(revision.object_str if revision else article.headline) or _("(no headline)")


def harmless(value: Any) -> Any:
    """Return `value` so that no spreadsheet runs it as a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
