"""Deleting, where something may still hold on to what is deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Model, ProtectedError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.snippets.views.snippets import DeleteView


def held_by(error: ProtectedError) -> str:
    """Return how many things hold on, with one of them by name."""
    held: list[Model] = sorted(error.protected_objects, key=str)
    first = getattr(held[0], "article", held[0])
    if len(held) == 1:
        return _("“%s” still uses it.") % first
    return _("%(count)d others still use it, “%(first)s” among them.") % {
        "count": len(held),
        "first": first,
    }


class FilingDeleteView(DeleteView):
    """Says what holds on to a category, source or byline instead of failing.

    Wagtail looks this up in an index that is brought up to date in the background; the database
    knows at once.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        """Delete, or say why not."""
        try:
            return super().form_valid(form)
        except ProtectedError as error:
            messages.error(
                self.request,
                _("“%(name)s” can't be deleted. %(reason)s")
                % {"name": self.object, "reason": held_by(error)},
            )
            return redirect(self.get_success_url())
