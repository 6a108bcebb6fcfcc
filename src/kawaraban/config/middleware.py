"""Requests that change something run in one transaction as a whole."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, UnreadablePostError

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class OneTransaction:
    """Wrap a request with an unsafe method in one transaction, undone if it failed.

    Wagtail's editor saves, publishes and sends signals in steps that it does not hold together;
    here they commit together with the outbox row, or not at all. Reading requests get no
    transaction: on SQLite each would queue for the write lock.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer `request`, in a transaction if its method may change something."""
        if request.method in SAFE_METHODS:
            return self.get_response(request)
        try:
            receive(request)
        except UnreadablePostError:
            return HttpResponseBadRequest("The request broke off.", content_type="text/plain")
        with transaction.atomic():
            request.before_view = transaction.savepoint()  # type: ignore[attr-defined]
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Undo what the view did, even where its exception becomes a 403 or 404 page.

        Rolled back to a savepoint, since that page still has to read the database.
        """
        before = getattr(request, "before_view", None)
        if before is not None:
            transaction.set_rollback(False)
            transaction.savepoint_rollback(before)


def receive(request: HttpRequest) -> None:
    """Read the whole body, uploads into their files. Raises what Django raises for a bad one.

    The server hands it over as it arrives. Read inside the transaction, one slow sender would
    keep everybody else from writing.
    """
    if request.content_type == "multipart/form-data":
        _ = request.POST
    else:
        _ = request.body
