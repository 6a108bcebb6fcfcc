"""Tells editors what went live, was taken down or was released after its time.

The notes are entries of the audit log, made by `kawaraban.config.background.lateness`. The home
shows those of the last days until an editor puts them away, each for himself.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry, PageLogEntry
from wagtail.models.audit_log import BaseLogEntry

from kawaraban.config.background.lateness import ACTION, What, Why

SHOWN = 8
SHOWN_FOR = datetime.timedelta(days=7)
DISMISSED = "kawaraban_late"
"""Where the editor's profile keeps the newest note that was put away (Wagtail's dismissibles)."""


class LateFormatter(LogFormatter):
    """The words of a note in the history of a story."""

    label = gettext_lazy("Late")

    def format_message(self, log_entry: BaseLogEntry) -> str:
        """Return what happened, how late, and why."""
        return f"{what_of(log_entry)}: {why_of(log_entry)}"


def what_of(entry: BaseLogEntry) -> str:
    """Return what happened and how long after its time, such as `Went live 3 hours after …`."""
    told = entry.data
    late = timesince(_moment(told, "due"), _moment(told, "done"), depth=2)
    sentences = {
        What.WENT_LIVE: _("Went live %s after its time"),
        What.EXPIRED: _("Taken down %s after its time"),
        What.RELEASED: _("Released %s after its embargo"),
    }
    return sentences.get(told.get("what"), _("Done %s after its time")) % late


def why_of(entry: BaseLogEntry) -> str:
    """Return the reason as half a sentence."""
    told = entry.data
    if told.get("why") == Why.FAILED:
        return _("trying it failed at first (%s)") % told.get("reason", "")
    if told.get("why") == Why.DOWN:
        return _("the site was not running")
    return _("the machine was busy, or its clock was set")


def _moment(told: dict[str, Any], name: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(told[name])


@dataclass(frozen=True)
class Late:
    """One line of the panel. `url` is empty where the editor may not change the story."""

    title: str
    url: str
    what: str
    why: str
    due: datetime.datetime


class LatePanel(Component):
    """What was late, on the admin's home; nothing when everything was on time."""

    name = "late"
    order = 20
    template_name = "config/admin/late.html"

    def render_html(self, parent_context: Any = None) -> str:
        """Return the panel, or nothing if there is nothing that this editor has not put away."""
        entries = unseen(parent_context["request"].user)
        if not entries:
            return ""
        return str(super().render_html({"request": parent_context["request"], "entries": entries}))

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Return the newest lines, and how many more there are."""
        entries = parent_context["entries"]
        return {
            "late": list(_lines(entries[:SHOWN], parent_context["request"].user)),
            "more": len(entries) - SHOWN,
            "history": f"{reverse('wagtailadmin_reports:site_history')}?action={ACTION}",
            "dismissible": DISMISSED,
            "newest": entries[0].timestamp.isoformat(),
        }


def unseen(user: Any) -> list[BaseLogEntry]:
    """Return the notes of the last days that `user` may see and has not put away, newest first."""
    since = timezone.now() - SHOWN_FOR
    profile: Any = getattr(user, "wagtail_userprofile", None)
    # Nothing was put away yet, or what the browser sent is no moment.
    with contextlib.suppress(AttributeError, KeyError, TypeError, ValueError):
        since = max(since, datetime.datetime.fromisoformat(profile.dismissibles[DISMISSED]))
    entries: list[BaseLogEntry] = []
    for model in (ModelLogEntry, PageLogEntry):
        seen_by = model.objects.viewable_by_user(user)
        entries += seen_by.filter(action=ACTION, timestamp__gt=since)
    return sorted(entries, key=lambda entry: entry.timestamp, reverse=True)


def _lines(entries: list[BaseLogEntry], user: Any) -> Iterator[Late]:
    finder = AdminURLFinder(user)
    for entry in entries:
        model = entry.content_type and entry.content_type.model_class()
        thing = model and model._default_manager.filter(pk=entry.object_id).first()
        url = (finder.get_edit_url(thing) or "") if thing else ""
        yield Late(entry.label, url, what_of(entry), why_of(entry), _moment(entry.data, "due"))
