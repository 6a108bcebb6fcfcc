"""A cache that understands `PURGE` (Varnish and others), asked through Wagtail's backend."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

from wagtail.contrib.frontend_cache.backends.http import HTTPBackend, PurgeRequest

from kawaraban.kit.fetch import user_agent

TIMEOUT = 10.0
"""Seconds. Wagtail's own waits without end for a cache that does not answer."""
NOT_KEPT = 404
"""What some caches answer about a page that they do not have; that is as good."""


class PatientHTTPBackend(HTTPBackend):
    """Wagtail's backend with a time limit; what goes wrong is raised and not only logged."""

    def purge(self, url: str) -> None:
        """Ask the cache to forget `url`. Raises `OSError`."""
        asked = urlsplit(url)
        query = f"?{asked.query}" if asked.query else ""
        request = PurgeRequest(
            url=f"{self.cache_scheme}://{self.cache_netloc}{asked.path or '/'}{query}",
            headers={"Host": asked.netloc, "User-Agent": user_agent()},
        )
        try:
            # The scheme is that of the operator's own setting, http or https.
            with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 - see above
                answer.read()
        except HTTPError as error:
            with error:
                if error.code != NOT_KEPT:
                    raise OSError(f"PURGE of {url} was answered with {error.code}") from error
