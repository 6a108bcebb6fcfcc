"""Asks the network to forget what it is to forget, until it agrees."""

from __future__ import annotations

import datetime
import logging
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from kawaraban.delivery import cdn, fingerprint
from kawaraban.delivery.cdn_requests import CdnFailed, forget, forget_everything
from kawaraban.delivery.models import Purge

logger = logging.getLogger(__name__)

AT_ONCE = 500
LONGEST_WAIT = 300  # seconds
KEPT = datetime.timedelta(seconds=cdn.KEPT_BY_TAG)
"""After this time the network has forgotten the page by itself."""
TOLD = "cdn.told"


class CdnSender:
    """Sends what waits in `Purge`, all of it at once; `data` is the site's folder.

    A network that fails is asked again after a time that doubles, and until then nothing is sent
    to it: what comes in the meantime waits, and goes with the rest.
    """

    def __init__(self, data: Path) -> None:
        self.told = data / TOLD
        self._looked = False

    def run_once(self) -> int:
        """Send what is due and return how many rows it was; 0 when there is nothing to do."""
        site = settings.KAWARABAN
        if site.cdn is None:
            return 0
        if not self._looked:
            self._begin()
            self._looked = True
        rows = list(Purge.objects.order_by("id")[:AT_ONCE])
        if not rows or any(row.due > timezone.now() for row in rows):
            return 0
        try:
            if site.cdn.forgets_everything and any(Purge.EVERYTHING in row.tags for row in rows):
                forget_everything(site.cdn, site.cdn_token)
            else:
                addresses = {address for row in rows for address in row.addresses}
                tags = {tag for row in rows for tag in row.tags}
                forget(site.cdn, site.cdn_token, sorted(addresses), sorted(tags))
        except CdnFailed as failure:
            self._wait(rows, str(failure))
            return 0
        Purge.objects.filter(pk__in=[row.pk for row in rows]).delete()
        return len(rows)

    def _begin(self) -> None:
        """Let the network forget everything if pages were rendered in another way until now.

        Where it can't, its copies end with their hour.
        """
        now = fingerprint.current().hex()
        if not self.told.is_file() or self.told.read_text("utf-8", "replace") != now:
            cdn.purge_everything()
            self.told.write_text(now, "utf-8")

    def _wait(self, rows: list[Purge], reason: str) -> None:
        """Note why it failed and when it is tried again; drop what is forgotten by then anyway."""
        now = timezone.now()
        attempts = max(row.attempts for row in rows) + 1
        wait = min(2**attempts, LONGEST_WAIT) if attempts < 16 else LONGEST_WAIT
        logger.warning("%s Next try in %d s.", reason, wait)
        old = [row for row in rows if row.at < now - KEPT]
        if old:
            logger.error("The network was not told of %d changes: %s", len(old), reason)
            Purge.objects.filter(pk__in=[row.pk for row in old]).delete()
        for row in rows:
            row.attempts = attempts
            row.reason = reason[:1000]
            row.due = now + datetime.timedelta(seconds=wait)
        Purge.objects.bulk_update(
            [row for row in rows if row not in old], ["attempts", "reason", "due"]
        )
