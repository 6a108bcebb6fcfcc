"""Keeps the index true to the log of changes.

The position lies in the same commit as the effect, so a follower that is killed at any moment
begins again where its last commit ended; what it then does twice has the same result.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from kawaraban.outbox import log
from kawaraban.outbox.models import Change
from kawaraban.search import registry
from kawaraban.search.contract import Engine, EngineBusy
from kawaraban.search.rebuild import rebuild

logger = logging.getLogger(__name__)

BATCH = 500
"""Changes that are taken at once, and that concern no document before a commit notes them."""


class SearchFollower:
    """Follows the log for one engine. One process runs it."""

    def __init__(
        self,
        engine: Engine,
        documents_of: registry.DocumentsOf = registry.documents_of,
        affected: registry.Affected = registry.affected,
        read: Callable[[int, int], list[Change]] = log.read,
    ) -> None:
        self.engine = engine
        self.documents_of = documents_of
        self.affected = affected
        self.read = read
        self._committed = -1
        self._scanned = -1

    def run_once(self) -> int:
        """Take the next changes into the index and return how many they were; 0 when up to date.

        An index that is missing or damaged is rebuilt first.
        """
        if not self._usable():
            return 0
        committed = self.engine.position()
        if committed != self._committed:
            # The first run, or another process has rebuilt: what was scanned counts no more.
            self._committed = self._scanned = committed
        changes = self.read(self._scanned, BATCH)
        if changes:
            self._take(changes)
        return len(changes)

    def _usable(self) -> bool:
        reason = self.engine.unusable()
        if reason is None:
            return True
        logger.warning("%s It is built anew.", reason)
        try:
            count = rebuild(engine=self.engine)
        except EngineBusy:
            return False
        logger.info("The search index has %d documents.", count)
        return True

    def _take(self, changes: list[Change]) -> None:
        ids = sorted({found for change in changes for found in self.affected(change)})
        last = changes[-1].id
        if ids:
            documents = self.documents_of(ids)
            present = {found: document for found in ids if (document := documents.get(found))}
            self.engine.remove(found for found in ids if found not in present)
            self.engine.index(present.values())
        elif last - self._committed < BATCH:
            # Nothing to see, so no commit: these changes are read again after a restart.
            self._scanned = last
            return
        self.engine.commit(last)
        self._committed = self._scanned = last
