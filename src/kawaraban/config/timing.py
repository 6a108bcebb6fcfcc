"""Server-Timing for editors: where the time of an answer went (W3C Server Timing, 2023).

A browser shows it beside the request, in its developer tools. Only who may enter the admin gets
it: for others it would tell what is stored, searched or slow. Nothing is measured for a request
without a session, so a reader pays for one look at the cookies.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.backends.django import DjangoTemplates, Template
from django.utils.cache import patch_cache_control, patch_vary_headers

from kawaraban.delivery.recording import parameters_of
from kawaraban.kit.stopwatch import Stopwatch, measuring, timed

logger = logging.getLogger(__name__)

Answer = Callable[[HttpRequest], HttpResponseBase]
WORDS = {"db": ("query", "queries"), "render": ("template", "templates")}


class ServerTiming:
    """The middleware. It stands outside of the transaction, whose commit takes time, too."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer `request`, with the header if an editor asks.

        A streamed answer is timed until its first byte: headers go out before the rest is made.
        """
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        with measuring() as watch, connection.execute_wrapper(_Queries(watch)):
            response = self.get_response(request)
            seconds = watch.seconds
        if is_editors(request):
            response.headers["Server-Timing"] = told(request, watch, seconds)
            patch_vary_headers(response, ["Cookie"])
            if "no-store" not in response.get("Cache-Control", ""):
                patch_cache_control(response, private=True)
        return response


class _Queries:
    """Counts the queries of one request (Django's database instrumentation)."""

    def __init__(self, watch: Stopwatch) -> None:
        self.watch = watch

    def __call__(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        with self.watch.lap("db"):
            return execute(sql, params, many, context)


class TimedTemplates(DjangoTemplates):
    """Django's templates, each rendering a lap of `render`; one inside another counts once."""

    def get_template(self, template_name: str) -> Template:
        """Return the template `template_name`."""
        return _TimedTemplate(super().get_template(template_name).template, self)

    def from_string(self, template_code: str) -> Template:
        """Return the template written in `template_code`."""
        return _TimedTemplate(super().from_string(template_code).template, self)


class _TimedTemplate(Template):
    @timed("render")
    def render(self, context: Any = None, request: HttpRequest | None = None) -> Any:
        return super().render(context, request)


def is_editors(request: HttpRequest) -> bool:
    """Whether a view answered somebody who may enter the admin; False if nobody can say."""
    if request.resolver_match is None:
        return False
    user = getattr(request, "user", None)
    try:
        return user is not None and user.has_perm("wagtailadmin.access_admin")
    except DatabaseError:
        logger.warning("The timing of %s is not told: who asked is unknown.", request.path)
        return False


def told(request: HttpRequest, watch: Stopwatch, seconds: float) -> str:
    """Return the header's value, durations in milliseconds."""
    metrics = [f"total;dur={seconds * 1000:.1f}"]
    for name, lap in sorted(watch.laps.items()):
        words = WORDS.get(name)
        said = f';desc="{lap.count} {words[lap.count != 1]}"' if words else ""
        metrics.append(f"{name};dur={lap.seconds * 1000:.1f}{said}")
    if request.resolver_match and parameters_of(request.resolver_match.func) is not None:
        # Readers get this page from the store; an editor's request never does.
        metrics.append('cache;desc="bypass"')
    return ", ".join(metrics)
