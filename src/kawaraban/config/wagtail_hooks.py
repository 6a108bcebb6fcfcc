"""What the whole site brings to Wagtail's admin."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, include, path, reverse
from django.urls.resolvers import URLResolver
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from kawaraban.config.admin import delivery
from kawaraban.config.admin.late import LateFormatter, LatePanel
from kawaraban.config.background.lateness import ACTION as LATE


class DeliveryMenuItem(MenuItem):
    """Shown to those who may manage delivery."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may."""
        return bool(request.user.has_perm(delivery.PERMISSION))


@hooks.register("register_reports_menu_item")
def register_delivery() -> MenuItem:
    """The page's place, among the reports."""
    return DeliveryMenuItem(
        _("Delivery"), reverse("delivery:index"), name="delivery", icon_name="globe", order=50
    )


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """The addresses below /admin/delivery/."""
    patterns = [
        path("", delivery.DeliveryView.as_view(), name="index"),
        path("purge/", delivery.purge, name="purge"),
        path("warm/", delivery.warm, name="warm"),
        path("retry/", delivery.retry, name="retry"),
        path("resend/", delivery.resend, name="resend"),
    ]
    return [path("delivery/", include((patterns, "delivery"), namespace="delivery"))]


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """Let groups be given the right in Wagtail's own screen."""
    app, _dot, name = delivery.PERMISSION.partition(".")
    return Permission.objects.filter(content_type__app_label=app, codename=name)


@hooks.register("construct_homepage_panels")
def add_late(request: HttpRequest, panels: list[Any]) -> None:
    """What was late, above 'Newsroom today'."""
    panels.append(LatePanel())


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """The words under which things stand in the audit log."""
    actions.register_action(LATE)(LateFormatter)
    for action, label, message in (
        (delivery.PURGED, _("Purge pages"), _("All stored pages were removed")),
        (delivery.WARMED, _("Warm pages"), _("All pages were listed for rendering")),
        (delivery.RESENT, _("Tell the network"), _("Waiting purges were sent at once")),
        (delivery.RETRIED, _("Retry work"), _("Failed work was queued again")),
    ):
        actions.register_action(action, label, message)


@hooks.register("insert_global_admin_css")
def styles() -> str:
    """The few styles of these screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("config/admin.css"))
