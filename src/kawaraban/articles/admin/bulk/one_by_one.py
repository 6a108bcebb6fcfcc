"""Many at once, each for itself: what can't be done is said for each, and stops no other."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model, ProtectedError
from django.http import Http404
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.locks import BaseLock, ScheduledForPublishLock, WorkflowLock

from kawaraban.articles.admin.choosing import search
from kawaraban.articles.admin.deleting import held_by
from kawaraban.articles.admin.filters import ArticleFilterSet
from kawaraban.articles.models import Article

SHOWN = 20


class OneByOne:
    """Mix into a bulk action; define `obstacle` and `act`."""

    request: Any
    model: type[Model]
    failures: list[tuple[Model, str]]

    def obstacle(self, item: Any) -> str:
        """Return why nothing can be done to `item`, or an empty string. Asked before and at it."""
        raise NotImplementedError

    def act(self, item: Any) -> None:
        """Do it, or raise `ValidationError`, `PermissionDenied` or `ProtectedError`."""
        raise NotImplementedError

    def done(self, count: int) -> str:
        """Return the sentence that says how many it was done to."""
        raise NotImplementedError

    @classmethod
    def get_queryset(cls, model: type[Model], object_ids: Any) -> list[Model]:
        """Return the rows of `object_ids`; raises `Http404` if none of them is one."""
        numbers = {int(one) for one in object_ids if str(one).isascii() and str(one).isdigit()}
        small = [number for number in numbers if number < 2**63]
        rows = list(model._default_manager.filter(pk__in=small))
        if not rows:
            raise Http404
        return rows

    def get_all_objects_in_listing_query(self, parent_id: Any) -> list[int]:
        """Return what the list shows with its filters; Wagtail's own would return everything."""
        if self.model is not Article:
            return list(self.model._default_manager.values_list("pk", flat=True))
        filters = ArticleFilterSet(
            data=self.request.GET, queryset=Article.objects.all(), request=self.request
        )
        stories = search(filters.qs, self.request.GET.get("q", ""), ranked=False)
        return list(stories.values_list("pk", flat=True))

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, Any]]:
        """Return what can be done, and the rest, each with its `reason`."""
        items, others = super().get_actionable_objects()  # type: ignore[misc]
        for item in others["items_with_no_access"]:
            item.reason = self.obstacle(item)
        self.failures = [(item, item.reason) for item in others["items_with_no_access"]]
        return items, others

    def check_perm(self, item: Any) -> bool:
        """Whether nothing stands in the way."""
        return not self.obstacle(item)

    def object_context(self, item: Any) -> dict[str, Any]:
        """Return what the confirmation shows of one item, without asking for each."""
        return {"item": item}

    def get_execution_context(self) -> dict[str, Any]:
        """Hand the action to the class method that Wagtail calls."""
        return {"self": self}

    @classmethod
    def execute_action(cls, objects: list[Any], **kwargs: Any) -> tuple[int, int]:
        """Do it to each, undoing what failed half-way."""
        action: OneByOne = kwargs["self"]
        count = 0
        for item in objects:
            try:
                with transaction.atomic():
                    action.act(item)
                count += 1
            except (ValidationError, PermissionDenied, ProtectedError) as error:
                action.failures.append((item, reason_of(error)))
        return count, 0

    def get_success_message(self, count: int, children: int) -> str | None:
        """Return what was done; what was not becomes a message of its own."""
        if self.failures:
            messages.warning(self.request, report(self.failures))
        return self.done(count) if count else None


def reason_of(error: ValidationError | PermissionDenied | ProtectedError) -> str:
    """Return why, in one line."""
    if isinstance(error, ProtectedError):
        return held_by(error)
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return str(error) or _("You may not do this.")


def report(failures: list[tuple[Model, str]]) -> SafeString:
    """Return the list of what could not be done, with the reason for each."""
    rows = format_html_join("", "<li>{}: {}</li>", failures[:SHOWN])
    more = len(failures) - SHOWN
    rest = format_html("<li>{}</li>", _("… and %d more.") % more) if more > 0 else ""
    return format_html("{}<ul>{}{}</ul>", _("This could not be done:"), rows, rest)


def why_locked(lock: BaseLock | None, user: Any) -> str:
    """Return why a story can't be changed by `user` now, or an empty string."""
    if lock is None or not lock.for_user(user):
        return ""
    if isinstance(lock, ScheduledForPublishLock):
        return _("It is scheduled. Cancel the schedule in the editor first.")
    if isinstance(lock, WorkflowLock):
        return _("It is in moderation, with somebody else.")
    return _("It is locked.")
