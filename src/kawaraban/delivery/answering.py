"""What is sent of a page: its headers and body, or that the reader has it (RFC 9110)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from kawaraban.delivery.asking import Environ
from kawaraban.delivery.conditional import is_current, is_unmodified
from kawaraban.delivery.counters import Counts
from kawaraban.delivery.page import STATUS_LINES, Headers

StartResponse = Callable[..., Any]
Answer = tuple[int, Headers, bytes]
"""Status, headers and body."""
# Of a 304 (RFC 9110, 15.4.5): what a cache needs to keep what it has.
OF_NOT_MODIFIED = frozenset({"cache-control", "vary", "expires", "content-location"})


def is_cut(environ: Environ, key: bytes) -> bool:
    """Whether the request had a query of which the page of `key` knows nothing.

    That makes no difference to a page that is there. A redirect may have to hand it on, and an
    address of a former system may be known with its query only: that is Django's to say.
    """
    return bool(environ.get("QUERY_STRING")) and b"?" not in key


def answer_of(
    environ: Environ,
    status: int,
    common: Headers,
    own: Headers,
    coding: str,
    body: bytes,
    counts: Counts | None,
) -> Answer:
    """Return the answer with a page, or 304 if the reader has it. `own` begins with the ETag."""
    if status == 200:
        match = environ.get("HTTP_IF_NONE_MATCH")
        if match is not None:
            current = is_current(match, own[0][1])
        else:
            since = environ.get("HTTP_IF_MODIFIED_SINCE")
            current = since is not None and any(
                name == "Last-Modified" and is_unmodified(since, value) for name, value in own
            )
        if current:
            if counts is not None:
                counts.not_modified += 1
            kept = [(name, value) for name, value in common if name.lower() in OF_NOT_MODIFIED]
            return 304, [*kept, *own], b""
    headers = [*common, *own, ("Content-Length", str(len(body)))]
    if coding != "identity":
        headers.append(("Content-Encoding", coding))
    return status, headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body


def sent(answer: Answer, start_response: StartResponse) -> Iterable[bytes]:
    """Give an answer as PEP 3333 has it."""
    status, headers, body = answer
    start_response(STATUS_LINES[status], headers)
    return [body] if body else []
