"""The dialogs for choosing a story, a category or a byline, with the search Wagtail lacks there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry
from wagtail.snippets.views import chooser

from kawaraban.articles.models import Article

SEARCHED = {Article: ("headline", "lede", "slug")}


def with_words(rows: QuerySet[Any], query: str) -> QuerySet[Any]:
    """Keep the rows that hold each word of `query` in what is searched of them."""
    for word in query.split()[:12]:
        found = Q()
        for name in SEARCHED.get(rows.model, ("name",)):
            found |= Q(**{f"{name}__icontains": word})
        rows = rows.filter(found)
    return rows


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
        return with_words(rows, self.search_query)


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
