"""The dialogs for choosing a story, a category or a byline, with the search Wagtail lacks there.

Stories are searched in the index that readers search, which has the public ones, and in the
database, which has the drafts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import (
    Case,
    CharField,
    IntegerField,
    OrderBy,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat, StrIndex
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry
from wagtail.snippets.views import chooser

from kawaraban.articles import lookup
from kawaraban.articles.models import Article

# The row of a draft that was edited holds its first headline; the last is in the revision's name.
SEARCHED = {Article: ("headline", "lede", "slug", "latest_revision__object_str")}


def with_words(rows: QuerySet[Any], query: str) -> QuerySet[Any]:
    """Keep the rows that hold each word of `query` in what is searched of them."""
    for word in query.split()[:12]:
        found = Q()
        for name in SEARCHED.get(rows.model, ("name",)):
            found |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(found)
    return rows


def search(rows: QuerySet[Any], query: str, ranked: bool = True) -> QuerySet[Any]:
    """Keep what `query` finds; stories with the best ones first if `ranked`, then the drafts.

    Public stories are found by the index, in the whole of their text; the others by the words of
    `with_words`, as is everything while there is no index.
    """
    numbers = lookup.found(query) if query and rows.model is Article else None
    if numbers is None:
        return with_words(rows, query)
    drafts = with_words(Article.objects.hidden(), query)
    found = rows.filter(Q(pk__in=numbers) | Q(pk__in=drafts.order_by().values("pk")))
    return in_order_of(found, numbers) if ranked else found


def in_order_of(rows: QuerySet[Any], numbers: Sequence[int]) -> QuerySet[Any]:
    """Put the rows with `numbers` first, in their order; the others keep theirs.

    The place of a number is that of its text in the list of all: one parameter for a thousand.
    """
    if not numbers:
        return rows
    listed = f",{','.join(map(str, numbers))},"
    number = Concat(Value(","), Cast("pk", CharField()), Value(","))
    place = StrIndex(Value(listed), number)
    last = Case(When(place=0, then=Value(1)), default=Value(0), output_field=IntegerField())
    before = rows.query.order_by or rows.model._meta.ordering or ()
    return rows.alias(place=place).order_by(OrderBy(last), "place", *before)


class WordsFilter(forms.Form):
    """A search field; Wagtail offers its own only for models in its own index."""

    q = forms.CharField(
        label=_("Search term"),
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
        required=False,
    )

    def filter(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Cut `rows` to what was asked for."""
        rows = super().filter(rows)  # type: ignore[misc]
        self.search_query = self.cleaned_data.get("q") or ""
        self.is_searching = bool(self.search_query)
        return search(rows, self.search_query)


class Searched:
    """Mix into a choosing view: a search, and no story for those who may see none."""

    request: Any
    model_class: Any

    def get_filter_form_class(self) -> type[forms.Form]:
        """Return Wagtail's filter with the search field."""
        theirs = super().get_filter_form_class()  # type: ignore[misc]
        return type("FilterForm", (WordsFilter, theirs), {})

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise `PermissionDenied` for stories, if the user has nothing to do with them."""
        if self.model_class is Article:
            policy = policy_registry.get_by_type(Article)
            if not policy.user_has_any_permission(request.user, ["add", "change", "view"]):
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]


class ChooseView(Searched, chooser.ChooseView):
    """The dialog."""


class ChooseResultsView(Searched, chooser.ChooseResultsView):
    """Its list, again after each letter."""


class SearchedChooserViewSet(chooser.SnippetChooserViewSet):
    """Wagtail's dialog with these views."""

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
