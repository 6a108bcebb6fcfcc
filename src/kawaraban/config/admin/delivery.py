"""The page on delivery: how readers are served, what follows the log, and what work is queued."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import lmdb
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.models import Site

from kawaraban.config.admin import figures, ledger
from kawaraban.config.admin.followers import followers
from kawaraban.config.admin.network import network, try_now
from kawaraban.config.admin.warm_all import warm_all
from kawaraban.delivery import purging
from kawaraban.delivery import status as delivery_status
from kawaraban.outbox import log as changes

PERMISSION = "outbox.manage_delivery"
PURGED = "kawaraban.delivery.purge"
WARMED = "kawaraban.delivery.warm"
RETRIED = "kawaraban.work.retry"
RESENT = "kawaraban.delivery.resend"
A_PAGE = 25


class DeliveryView(WagtailAdminTemplateMixin, TemplateView):
    """Everything on one page; `?work=` chooses the state of the work that is listed."""

    template_name = "config/admin/delivery.html"
    page_title = gettext_lazy("Delivery")
    header_icon = "globe"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse who may not see it."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the figures, the followers and one page of the ledger."""
        pages = delivery_status.status()
        return {
            **super().get_context_data(**kwargs),
            "pages": pages,
            "asked": pages.hits + pages.misses,
            "rate": figures.rate(pages.hits, pages.misses),
            "trouble": figures.trouble_of(pages),
            "workers": [(one, figures.rate(one.hits, one.misses)) for one in pages.workers],
            "followers": followers(pages),
            "head": changes.head(),
            "network": network(),
            **self._ledger(),
        }

    def _ledger(self) -> dict[str, Any]:
        counts = ledger.counts()
        state = self.request.GET.get("work", "")
        if state not in ledger.STATES:
            state = ledger.FAILED if counts[ledger.FAILED] else ledger.WAITING
        page = Paginator(ledger.in_state(state), A_PAGE).get_page(self.request.GET.get("p"))
        return {
            "state": state,
            "states": [(key, name, counts[key]) for key, name in ledger.STATES.items()],
            "failed": state == ledger.FAILED and counts[ledger.FAILED],
            "page": page,
            "work": [ledger.work_of(row) for row in page],
        }


View = Callable[[HttpRequest], HttpResponse]


def _decision(view: View) -> View:
    """Take POSTs of those who may manage delivery, and lead back to the page."""

    @wraps(view)
    def decide(request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return view(request)

    return require_POST(require_admin_access(decide))


@_decision
def purge(request: HttpRequest) -> HttpResponse:
    """Remove every stored page."""
    try:
        count = purging.purge_everything()
    except (lmdb.Error, OSError) as error:
        messages.error(request, _("The pages could not be removed: %s.") % error)
        return _back()
    _note(request, PURGED, {"pages": count})
    said = ngettext("%d page was removed.", "%d pages were removed.", count) % count
    messages.success(request, said)
    return _back()


@_decision
def warm(request: HttpRequest) -> HttpResponse:
    """Have every page rendered that is not stored, in the background."""
    warm_all.enqueue()
    _note(request, WARMED, {})
    messages.success(request, _("Pages that are not stored are being rendered, one by one."))
    return _back()


@_decision
def retry(request: HttpRequest) -> HttpResponse:
    """Queue failed work again: one `task`, or with `all` everything that failed."""
    try:
        everything = bool(request.POST.get("all"))
        rows = ledger.retry_all() if everything else ledger.retry(request.POST.getlist("task"))
    except ValueError:
        return HttpResponseBadRequest(_("There is no such task."))
    for row in rows:
        work = ledger.work_of(row)
        log(instance=row, action=RETRIED, user=request.user, title=f"{work.name} ({work.about})",
            data={"reason": work.reason})  # fmt: skip
    if rows:
        said = ngettext("%d task is tried again.", "%d tasks are tried again.", len(rows))
        messages.success(request, said % len(rows))
    else:
        messages.warning(request, _("Nothing to try again: it was done or deleted meanwhile."))
    return _back()


@_decision
def resend(request: HttpRequest) -> HttpResponse:
    """Tell the network now what waits for its next try."""
    count = try_now()
    _note(request, RESENT, {"purges": count})
    messages.success(request, _("The network is being told."))
    return _back()


def _note(request: HttpRequest, action: str, data: dict[str, Any]) -> None:
    """Write what was done to the audit log, under the site."""
    site = Site.find_for_request(request) or Site.objects.first()
    if site is not None:
        log(instance=site, action=action, user=request.user, data=data)


def _back() -> HttpResponse:
    return HttpResponseRedirect(reverse("delivery:index"))
