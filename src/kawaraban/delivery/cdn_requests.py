"""How each network is asked to forget pages.

By tag we ask ourselves; by address Wagtail's front-end cache backends do.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri

from kawaraban.delivery.cdn import mark_of
from kawaraban.delivery.cdn_networks import Network
from kawaraban.kit.fetch import FetchError, Guard, fetch, user_agent

CLOUDFLARE = "https://api.cloudflare.com/client/v4"
FASTLY = "https://api.fastly.com"
AT_ONCE = {"cloudflare": 30, "fastly": 256}
"""Tags of one request."""
MOST_REQUESTS = 10
"""When it would take more of them, everything is forgotten instead."""
MOST_ADDRESSES = 1_000
WAGTAILS = "wagtail.contrib.frontend_cache.backends"


class CdnFailed(Exception):
    """The network did not forget the pages; the message says why."""


def forget(network: Network, token: str, addresses: Sequence[str], tags: Sequence[str]) -> None:
    """Ask `network` to forget pages, by tag where it can and by address where not.

    Raises `CdnFailed` unless it agreed to all of them.
    """
    if network.by_tag:
        marks = sorted({mark_of(tag) for tag in tags})
        size = AT_ONCE[network.kind]
        if len(marks) > size * MOST_REQUESTS:
            forget_everything(network, token)
            return
        for at in range(0, len(marks), size):
            _ask_by_tag(network, token, marks[at : at + size])
    elif len(addresses) > MOST_ADDRESSES and network.forgets_everything:
        forget_everything(network, token)
    elif addresses:
        _ask_wagtail(network, [url_of(address) for address in addresses])


def forget_everything(network: Network, token: str) -> None:
    """Ask a network that can (`forgets_everything`) to forget every page. Raises `CdnFailed`."""
    if network.by_tag:
        _ask_by_tag(network, token, None)
    else:
        _ask_wagtail(network, [f"{settings.KAWARABAN.site_url}/*"])


def url_of(address: str) -> str:
    """Return the URL of a page from host, path and query, or from a path of the site's own."""
    site = urlsplit(settings.KAWARABAN.site_url)
    host = site.netloc if address.startswith("/") else ""
    return iri_to_uri(f"{site.scheme}://{host}{address}")


def _ask_by_tag(network: Network, token: str, marks: list[str] | None) -> None:
    """Ask for one list of tags to be forgotten, or for everything (None)."""
    if not token:
        raise CdnFailed("KAWARABAN_CDN_TOKEN is not set.")
    body: dict[str, Any] = {}
    if network.kind == "cloudflare":
        url = f"{CLOUDFLARE}/zones/{network.parts[0]}/purge_cache"
        body = {"purge_everything": True} if marks is None else {"tags": marks}
        headers = {"Authorization": f"Bearer {token}"}
    else:
        url = f"{FASTLY}/service/{network.parts[0]}/{'purge_all' if marks is None else 'purge'}"
        body = {} if marks is None else {"surrogate_keys": marks}
        headers = {"Fastly-Key": token}
    headers |= {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "User-Agent": user_agent(settings.KAWARABAN.site_url),
    }
    guard = Guard(allow_loopback=settings.KAWARABAN.allow_loopback_fetch, max_redirects=0)
    try:
        answer = fetch(url, guard, method="POST", data=json.dumps(body).encode(), headers=headers)
    except FetchError as error:
        raise CdnFailed(f"{network} can't be reached: {error}.") from error
    if answer.status != 200:
        raise CdnFailed(f"{network} answered {answer.status}: {answer.text[:300]}")
    if network.kind == "cloudflare" and '"success":true' not in answer.text.replace(" ", ""):
        raise CdnFailed(f"{network} refused: {answer.text[:300]}")


def _ask_wagtail(network: Network, urls: list[str]) -> None:
    from wagtail.contrib.frontend_cache.utils import get_backends

    try:
        with _failures() as heard:
            for backend in get_backends({"default": _configuration(network)}).values():
                backend.purge_batch(urls)
    except Exception as error:  # of boto3 and the like, whichever it is
        raise CdnFailed(f"{network}: {type(error).__name__}: {error}") from error
    if heard:
        raise CdnFailed(f"{network}: {heard[0]}")


def _configuration(network: Network) -> dict[str, str]:
    """Return the settings of Wagtail's backend. Credentials come from where its library looks."""
    match network:
        case Network("cloudfront", (distribution,)):
            return {"BACKEND": f"{WAGTAILS}.CloudfrontBackend", "DISTRIBUTION_ID": distribution}
        case Network("azure-cdn", (group, profile, endpoint)):
            return {
                "BACKEND": f"{WAGTAILS}.AzureCdnBackend",
                "RESOURCE_GROUP_NAME": group,
                "CDN_PROFILE_NAME": profile,
                "CDN_ENDPOINT_NAME": endpoint,
            }
        case Network("azure-front-door", (group, name)):
            return {
                "BACKEND": f"{WAGTAILS}.AzureFrontDoorBackend",
                "RESOURCE_GROUP_NAME": group,
                "FRONT_DOOR_NAME": name,
            }
    backend = "kawaraban.delivery.cdn_http.PatientHTTPBackend"
    return {"BACKEND": backend, "LOCATION": network.parts[0]}


@contextmanager
def _failures() -> Iterator[list[str]]:
    """Yield a list of what this thread logs as an error within the block.

    Wagtail's backends log what went wrong, some of it to the root logger, and return as if it
    had not.
    """
    heard: list[str] = []
    thread = threading.get_ident()

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == thread:
                heard.append(record.getMessage())

    ear = Ear(logging.ERROR)
    loggers = [logging.getLogger("wagtail.frontendcache"), logging.getLogger()]
    for logger in loggers:
        logger.addHandler(ear)
    try:
        yield heard
    finally:
        for logger in loggers:
            logger.removeHandler(ear)
