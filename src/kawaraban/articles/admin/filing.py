"""What stories are filed under: categories, sources, bylines and tags, in the menu 'Newsroom'."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, NumberColumn, Table, TitleColumn
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from kawaraban.articles.admin import panels
from kawaraban.articles.admin.choosing import SearchedChooserViewSet
from kawaraban.articles.admin.columns import WIDE
from kawaraban.articles.admin.deleting import FilingDeleteView
from kawaraban.articles.admin.tag_merge import MergeTagView
from kawaraban.articles.admin.trees import flat
from kawaraban.articles.models import Category, Person, Source, Tag


class CountedIndexView(IndexView):
    """A list that says how many stories each row has."""

    counted = "articles"

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the rows with `stories`, in the same query."""
        rows: QuerySet[Any] = super().get_base_queryset()
        return rows.annotate(stories=Count(self.counted, distinct=True))


def stories_column() -> NumberColumn:
    """Return the column with the number of stories, drafts included."""
    return NumberColumn("stories", label=gettext_lazy("Articles"), sort_key="stories")


class IndentedColumn(TitleColumn):
    """A name that stands as far in as its category stands down."""

    cell_template_name = "articles/admin/indented_cell.html"


class CategoryIndexView(CountedIndexView):
    """The tree, as long as nobody searches it or sorts it otherwise."""

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the categories with their names in other languages."""
        return super().get_base_queryset().prefetch_related("names")

    def _get_title_column(self, field_name: str, *args: Any, **kwargs: Any) -> BaseColumn:
        return super()._get_title_column(field_name, column_class=IndentedColumn, **kwargs)

    def get_table(self, object_list: Any) -> Table:
        """Return the table, in the order of the tree."""
        if not self.is_searching and not self.is_explicitly_ordered:
            rows = {category.pk: category for category in object_list}
            object_list = []
            for category, depth in flat():
                if row := rows.get(category.pk):
                    row.depth = depth
                    object_list.append(row)
        return super().get_table(object_list)


def other_names(category: Category) -> str:
    """Return a category's names in other languages as one line."""
    return ", ".join(f"{name.language}: {name.name}" for name in category.names.all())


class FilingViewSet(SnippetViewSet):
    """What the four lists have in common."""

    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = False
    index_view_class = CountedIndexView
    delete_view_class = FilingDeleteView
    chooser_viewset_class = SearchedChooserViewSet
    list_per_page: int | None = 50

    @cached_property
    def url_namespace(self) -> str:
        """Short addresses, since they are said on the telephone: /admin/categories/."""
        return self.menu_name

    @cached_property
    def url_prefix(self) -> str:
        """The same word in the address."""
        return self.menu_name


class CategoryViewSet(FilingViewSet):
    """Categories as a tree."""

    model = Category
    icon = "folder-open-inverse"
    menu_label = gettext_lazy("Categories")
    menu_name = "categories"
    index_view_class = CategoryIndexView
    list_per_page = None
    list_display = [
        "name",
        Column("names", label=gettext_lazy("In other languages"), accessor=other_names),
        Column("topic_code", label=gettext_lazy("Media Topic"), classname=WIDE),
        NumberColumn("order", label=gettext_lazy("Order"), sort_key="order", classname=WIDE),
        stories_column(),
    ]
    edit_handler = panels.category_panels()


class SourceViewSet(FilingViewSet):
    """The own newsroom and the agencies."""

    model = Source
    icon = "globe"
    menu_label = gettext_lazy("Sources")
    menu_name = "sources"
    list_display = ["name", "kind", "credit_line", stories_column()]
    list_filter = ["kind"]
    edit_handler = panels.source_panels()


class PersonIndexView(CountedIndexView):
    """Bylines, with the accounts behind them in the same query."""

    counted = "bylines__article"

    def get_base_queryset(self) -> QuerySet[Any]:
        """Return the people."""
        return super().get_base_queryset().select_related("user")


class PersonViewSet(FilingViewSet):
    """People whose names stand over stories."""

    model = Person
    icon = "user"
    menu_label = gettext_lazy("Bylines")
    menu_name = "bylines"
    index_view_class = PersonIndexView
    list_display = [
        "name",
        "role",
        Column("user", label=gettext_lazy("Account")),
        stories_column(),
    ]
    edit_handler = panels.person_panels()


class TagIndexView(CountedIndexView):
    """Tags, each of which can be merged into another."""

    counted = "tagged"

    def get_list_more_buttons(self, instance: Tag) -> list[Any]:
        """Return Wagtail's buttons and 'Merge'."""
        buttons: list[Any] = super().get_list_more_buttons(instance)
        if self.user_has_permission("change") and self.user_has_permission("delete"):
            url = reverse("tags:merge", args=[instance.pk])
            buttons.append(MenuItem(_("Merge"), url=url, icon_name="resubmit", priority=25))
        return buttons


class TagViewSet(FilingViewSet):
    """Words that stories share."""

    model = Tag
    icon = "tag"
    menu_label = gettext_lazy("Tags")
    menu_name = "tags"
    index_view_class = TagIndexView
    list_display = ["name", "slug", stories_column()]
    edit_handler = panels.tag_panels()

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return Wagtail's addresses and the one for merging."""
        view = self.construct_view(MergeTagView)
        return [*super().get_urlpatterns(), path("merge/<int:pk>/", view, name="merge")]


class NewsroomGroup(SnippetViewSetGroup):
    """The menu 'Newsroom'."""

    menu_label = gettext_lazy("Newsroom")
    menu_name = "newsroom"
    menu_icon = "folder-open-inverse"
    menu_order = 160
    items = (CategoryViewSet, SourceViewSet, PersonViewSet, TagViewSet)
