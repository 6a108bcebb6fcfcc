"""The newsroom's first screen: stories."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from kawaraban.articles.admin.calendar import CalendarView
from kawaraban.articles.admin.choosing import SearchedChooserViewSet
from kawaraban.articles.admin.creating import (
    ArticleCreateView,
    PreviewNewArticleView,
    RepeatedCreateView,
)
from kawaraban.articles.admin.deleting import FilingDeleteView
from kawaraban.articles.admin.editing import ArticleEditView
from kawaraban.articles.admin.filters import ArticleFilterSet
from kawaraban.articles.admin.listing import ArticleIndexView
from kawaraban.articles.admin.panels import article_panels
from kawaraban.articles.models import Article


class ArticleViewSet(SnippetViewSet):
    """Stories below /admin/articles/, first in the menu."""

    model = Article
    url_namespace = "articles"
    url_prefix = "articles"
    icon = "doc-full"
    menu_label = _("Articles")
    menu_name = "articles"
    menu_order = 10
    add_to_admin_menu = True
    # A copy would be a second story under the first one's language key. Translate, or write anew.
    copy_view_enabled = False
    list_per_page = 50
    filterset_class = ArticleFilterSet
    index_view_class = ArticleIndexView
    add_view_class = ArticleCreateView
    edit_view_class = ArticleEditView
    delete_view_class = FilingDeleteView
    chooser_viewset_class = SearchedChooserViewSet
    create_template_name = "articles/admin/create.html"
    edit_template_name = "articles/admin/edit.html"
    preview_on_add_view_class = PreviewNewArticleView
    edit_handler = article_panels()

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Leave to the view what it computes itself."""
        theirs = super().get_index_view_kwargs(**kwargs)
        for name in ("search_fields", "search_backend_name"):
            theirs.pop(name, None)
        return dict(theirs)

    @property
    def repeat_view(self) -> Callable[..., HttpResponse]:
        """The view for a form of a new story that was sent before."""
        view: Callable[..., HttpResponse] = self.construct_view(
            RepeatedCreateView, **self.get_edit_view_kwargs()
        )
        return view

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return Wagtail's addresses and the calendar's."""
        calendar = self.construct_view(CalendarView, header_icon=CalendarView.header_icon)
        return [*super().get_urlpatterns(), path("calendar/", calendar, name="calendar")]
