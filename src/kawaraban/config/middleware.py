"""Requests that change something run in one transaction as a whole."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

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
        if request.method in SAFE_METHODS:
            return self.get_response(request)
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Undo the transaction even where the exception becomes a 403 or 404 answer."""
        if request.method not in SAFE_METHODS:
            transaction.set_rollback(True)
