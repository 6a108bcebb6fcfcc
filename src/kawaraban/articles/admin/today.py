"""'Newsroom today' on the admin's home: what waits, and what comes next."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Revision
from wagtail.permissions import policy_registry

from kawaraban.articles.admin import states
from kawaraban.articles.models import Article

SHOWN = 5
# The conversation stands above this package. If it is installed, its queue has this address.
RESPONSES = ("responses:index", "conversation.moderate_response")


def may_see_articles(user: Any) -> bool:
    """Whether a user has anything to do with stories."""
    policy = policy_registry.get_by_type(Article)
    return bool(policy.user_has_any_permission(user, ["add", "change", "delete", "view"]))


class TodayPanel(Component):
    """Three short lists and a link; three queries."""

    name = "newsroom_today"
    order = 50
    template_name = "articles/admin/today.html"

    def render_html(self, parent_context: Any = None) -> str:
        """Return the panel, or nothing for those who have no stories to see."""
        if not may_see_articles(parent_context["request"].user):
            return ""
        return str(super().render_html(parent_context))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the lists."""
        now = timezone.now()
        stories = Article.objects.only("pk", "headline", "embargo_until")
        review = stories.filter(pk__in=states.numbers_in_review()).order_by("-latest_revision_id")
        embargoes = stories.filter(embargo_until__gt=now).order_by("embargo_until")
        return {
            "review": list(review[:SHOWN]),
            "scheduled": list(_scheduled(now)[:SHOWN]),
            "embargoes": list(embargoes[:SHOWN]),
            "responses_url": _responses_url(parent_context["request"].user),
        }


def _scheduled(now: Any) -> Any:
    return (
        Revision.objects.filter(
            content_type=ContentType.objects.get_for_model(Article), approved_go_live_at__gt=now
        )
        .order_by("approved_go_live_at")
        .values("object_id", "object_str", "approved_go_live_at")
    )


def _responses_url(user: Any) -> str:
    name, permission = RESPONSES
    if not user.has_perm(permission):
        return ""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
