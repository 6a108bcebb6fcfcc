"""What the wire desk brings to Wagtail's admin."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from kawaraban.wire.admin import PERMISSION, paste


class PasteMenuItem(MenuItem):
    """Shown to whoever may write stories."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may write stories."""
        return bool(request.user.has_perm(PERMISSION))


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The desk's addresses below /admin/."""
    return [path("wire/paste/", paste, name="wire-paste")]


@hooks.register("register_admin_menu_item")
def register_menu_item() -> MenuItem:
    """The desk's place in the menu, right behind the stories."""
    return PasteMenuItem(
        _("Paste a story"),
        reverse("wire-paste"),
        name="wire-paste",
        icon_name="clipboard-list",
        order=120,
    )
