"""What the stories bring to Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from kawaraban.articles.admin.bulk.deletion import Delete
from kawaraban.articles.admin.bulk.stories import Categorise, Publish, Unpublish
from kawaraban.articles.admin.filing import NewsroomGroup
from kawaraban.articles.admin.today import TodayPanel, may_see_articles
from kawaraban.articles.admin.viewset import ArticleViewSet

register_snippet(ArticleViewSet)
register_snippet(NewsroomGroup)

for action in (Publish, Unpublish, Categorise):
    hooks.register("register_bulk_action", action)
# After Wagtail's own deletion, whose place it takes for our models.
hooks.register("register_bulk_action", Delete, order=1)


class CalendarMenuItem(MenuItem):
    """Shown to those who see stories."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user has anything to do with stories."""
        return may_see_articles(request.user)


@hooks.register("register_admin_menu_item")
def register_calendar() -> MenuItem:
    """The calendar's place in the menu, right below the stories."""
    return CalendarMenuItem(
        _("Calendar"),
        reverse("articles:calendar"),
        name="calendar",
        icon_name="calendar-alt",
        order=20,
    )


@hooks.register("construct_homepage_panels")
def add_today(request: HttpRequest, panels: list[Any]) -> None:
    """'Newsroom today', above Wagtail's own panels."""
    panels.append(TodayPanel())


@hooks.register("insert_global_admin_css")
def newsroom_styles() -> str:
    """The few styles of the newsroom's own screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("articles/admin/newsroom.css"))
