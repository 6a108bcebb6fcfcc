"""The short way to a stored page: past what Granian does for each request of a WSGI application.

Granian makes an environment with all variables of the process, an object for the status and one
for the body before it calls an application. A stored page needs none of them, and is answered in
less time than they take. `open_short_way` puts itself between the two. It takes the place of
`granian.wsgi._callback_wrapper`, and calls it for everything else. That is not a part of Granian's
public interface: where the place is not found, everything goes the long way.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from granian.server import mp

logger = logging.getLogger("kawaraban")

Answer = tuple[int, list[tuple[str, str]], bytes]
"""Status, headers and body."""
Quick = Callable[[dict[str, Any]], Answer | None]

WRAPPER = "_wsgi_call_wrap"


def open_short_way(quick: Quick) -> None:
    """Let `quick` answer a request of this process; what it returns None for goes the long way.

    To be called in a worker, before Granian takes its application.
    """
    wrapper = getattr(mp, WRAPPER, None)
    if wrapper is None:
        logger.warning("This Granian has no place for the short way to stored pages.")
        return

    def wrapped(application: Callable[..., Any], *options: Any) -> Callable[[Any, Any], Any]:
        long_way = wrapper(application, *options)

        def answer(given: Any, scope: dict[str, Any]) -> Any:
            ready = quick(scope)
            return long_way(given, scope) if ready is None else given.response_bytes(*ready)

        return answer

    setattr(mp, WRAPPER, wrapped)
