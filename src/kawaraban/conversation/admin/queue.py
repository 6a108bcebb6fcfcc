"""All responses in one list, the waiting ones first, and the moderator's word on them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.generic.base import BaseListingView

from kawaraban.conversation.models import Response
from kawaraban.conversation.moderation import TRANSITIONS, Decision, decide

MOST_AT_ONCE = 500
PERMISSION = "conversation.moderate_response"

LABELS = {
    Decision.APPROVE: gettext_lazy("Approve"),
    Decision.SPAM: gettext_lazy("Spam"),
    Decision.DELETE: gettext_lazy("Delete"),
    Decision.RESTORE: gettext_lazy("Back to review"),
}


class ResponseFilterSet(WagtailFilterSet):
    """Narrow the queue by the protocol that responses came by."""

    class Meta:
        model = Response
        fields = ["origin"]


class QueueView(BaseListingView):
    """The queue: by default what waits; `?state=` shows another state."""

    model = Response
    page_title = gettext_lazy("Responses")
    header_icon = "comment"
    index_url_name = "responses:index"
    index_results_url_name = "responses:results"
    results_template_name = "conversation/admin/queue_results.html"
    filterset_class = ResponseFilterSet
    paginate_by = 30
    is_searchable = True
    search_backend_name = None
    search_fields = ["author_name", "text", "title", "site_name", "source_url"]
    default_ordering = "-received_at"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse who may not moderate."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    @property
    def state(self) -> str:
        """The state asked for, or that of what waits."""
        asked = self.request.GET.get("state", "")
        return asked if asked in Response.State.values else Response.State.HELD

    def get_base_queryset(self) -> QuerySet[Response]:
        """The responses of the state, with what a row prints."""
        return Response.objects.filter(state=self.state).select_related(
            "article__locale", "parent", "decided_by"
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the states with their counts, and what may be decided in this one."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        rows = Response.objects.order_by().values_list("state").annotate(number=Count("id"))
        numbers = dict(rows)
        context["states"] = [
            (value, label, numbers.get(value, 0), value == self.state)
            for value, label in Response.State.choices
        ]
        context["decisions"] = [
            (decision, LABELS[decision])
            for decision, (allowed, _to) in TRANSITIONS.items()
            if self.state in allowed
        ]
        context["state"] = self.state
        return context


@require_POST
@require_admin_access
def decide_view(request: HttpRequest) -> HttpResponse:
    """Carry out a decision on the responses named in the form.

    A row's own button sends `one=<decision>:<number>`; the buttons below the list send
    `decision` for every checked `response`.
    """
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    word, _colon, number = request.POST.get("one", "").partition(":")
    numbers = [number] if number else request.POST.getlist("response")[:MOST_AT_ONCE]
    try:
        decision = Decision(word or request.POST.get("decision", ""))
        keys = [int(number) for number in numbers]
        if any(not 0 <= key < 2**63 for key in keys):
            raise ValueError("no such key")
        chosen = Response.objects.select_related("article").filter(pk__in=keys)
    except ValueError:
        return HttpResponseBadRequest(_("Choose responses and what to do with them."))
    changed = decide(chosen, decision, request.user)  # type: ignore[arg-type]
    _tell(request, decision, changed, len(numbers))
    return HttpResponseRedirect(_way_back(request))


def _tell(request: HttpRequest, decision: Decision, changed: int, asked: int) -> None:
    if not asked:
        messages.warning(request, _("Nothing was chosen."))
        return
    if changed:
        done = ngettext("%(n)d response: %(what)s.", "%(n)d responses: %(what)s.", changed)
        messages.success(request, done % {"n": changed, "what": LABELS[decision].lower()})
    if changed < asked:
        left = _("%d could not be changed: decided meanwhile, or its source was never verified.")
        messages.warning(request, left % (asked - changed))


def _way_back(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}):
        return asked
    return reverse("responses:index")
