"""What the conversation brings to Wagtail's admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, include, path, reverse
from django.urls.resolvers import URLResolver
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from kawaraban.conversation.admin.queue import PERMISSION, QueueView, decide_view
from kawaraban.conversation.models import Response


class ResponsesMenuItem(MenuItem):
    """The queue's menu item, with the number of responses that wait."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Moderators only."""
        return bool(request.user.has_perm(PERMISSION))

    @cached_property
    def _plain_label(self) -> str:
        return str(self.label)

    def render_component(self, request: HttpRequest) -> object:
        """Put the number behind the label; counted with each page of the admin."""
        waiting = Response.objects.waiting().count()
        self.label = f"{self._plain_label} ({waiting})" if waiting else self._plain_label
        return super().render_component(request)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The queue's addresses below /admin/responses/."""
    patterns = [
        path("", QueueView.as_view(), name="index"),
        path("results/", QueueView.as_view(results_only=True), name="results"),
        path("decide/", decide_view, name="decide"),
    ]
    return [path("responses/", include((patterns, "responses"), namespace="responses"))]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    """The queue's place in the menu, behind the stories."""
    return ResponsesMenuItem(
        gettext_lazy("Responses"),
        reverse("responses:index"),
        name="responses",
        icon_name="comment",
        order=150,
    )


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """The words under which decisions stand in the audit log."""
    for decision, label, message in (
        ("approve", gettext("Approve response"), gettext("Response approved")),
        ("spam", gettext("Mark as spam"), gettext("Response marked as spam")),
        ("delete", gettext("Delete response"), gettext("Response deleted")),
        ("restore", gettext("Back to review"), gettext("Response put back to review")),
    ):
        actions.register_action(f"kawaraban.response.{decision}", label, message)


@hooks.register("insert_global_admin_css")
def queue_styles() -> str:
    """The queue's few styles; the admin loads one file for all its pages."""
    return format_html('<link rel="stylesheet" href="{}">', static("conversation/queue.css"))
