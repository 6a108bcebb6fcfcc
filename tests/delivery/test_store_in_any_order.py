"""Whatever order renderings, purges and evictions come in, no stored page is an old one."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from kawaraban.delivery.follower import advance, purge_rows
from kawaraban.delivery.recording import Warmth
from kawaraban.delivery.store import Store
from tests.delivery.pages import a_page, text_at
from tests.delivery.test_store import Row

# A site in small: a few stories, and pages that print some of them.
STORIES = ("a", "b", "c")
PAGES = {"/a/": ("a",), "/b/": ("b",), "/ab/": ("a", "b"), "/all/": ("a", "b", "c")}
paths = st.sampled_from(sorted(PAGES))


class Renderings(RuleBasedStateMachine):
    """The database is `versions`; a rendering reads it at any time between begin and end."""

    @initialize()
    def make(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.store = Store(self.folder, 16 * 2**20, create=True)
        self.versions = dict.fromkeys(STORIES, 0)
        self.begun: list[dict[str, Any]] = []
        self.rows: list[Row] = []
        self.unpurged: list[Row] = []
        self.followed = 0

    @rule(path=paths)
    def begin(self, path: str) -> None:
        """A rendering begins: it asks for the generation, and has read nothing yet."""
        since = self.store.generation()
        self.begun.append({"path": path, "since": since, "at": time.monotonic(), "text": None})

    @precondition(lambda self: self.begun)
    @rule(data=st.data())
    def read(self, data: st.DataObject) -> None:
        """It reads the database, as committed at this moment."""
        one = data.draw(st.sampled_from(self.begun))
        one["text"] = self.current(one["path"])

    @precondition(lambda self: any(one["text"] is not None for one in self.begun))
    @rule(data=st.data(), renew=st.booleans())
    def end(self, data: st.DataObject, renew: bool) -> None:
        """It is done, and its page is stored if the store takes it."""
        one = data.draw(st.sampled_from([one for one in self.begun if one["text"] is not None]))
        self.begun.remove(one)
        page = a_page(one["text"], *PAGES[one["path"]], warm=Warmth.ARTICLE)
        self.store.put(one["path"].encode(), page, one["since"], one["at"])
        if renew and self.store.get(one["path"].encode()):
            with self.store.write() as txn:
                self.store.renew(txn, one["path"].encode())

    @rule(story=st.sampled_from(STORIES))
    def change(self, story: str) -> None:
        """An editor changes a story: the row is committed, the purge follows."""
        self.versions[story] += 1
        row = Row(len(self.rows) + 1, [story])
        self.rows.append(row)
        self.unpurged.append(row)

    @precondition(lambda self: self.unpurged)
    @rule(data=st.data(), dies=st.booleans())
    def purge(self, data: st.DataObject, dies: bool) -> None:
        """The process that made a change purges it, or dies before it does."""
        row = data.draw(st.sampled_from(self.unpurged))
        if not dies:
            self.store.purge(row.tags, row=row.id)
            self.unpurged.remove(row)

    @rule(most=st.integers(1, 3), dies=st.booleans())
    def follow(self, most: int, dies: bool) -> None:
        """The follower takes the next rows; it may die between its purge and its position."""
        position = self.store.position()
        rows = [row for row in self.rows if row.id > position][:most]
        if not rows:
            return
        purge_rows(self.store, rows)  # type: ignore[arg-type]
        self.unpurged = [row for row in self.unpurged if row not in rows]
        if not dies:
            advance(self.store, rows)  # type: ignore[arg-type]

    @rule()
    def evict(self) -> None:
        self.store.upkeep.make_room()

    @rule()
    def reopen(self) -> None:
        """All processes end and start again."""
        self.store.close()
        self.store = Store(self.folder, 16 * 2**20)

    def current(self, path: str) -> str:
        return " ".join(f"{story}{self.versions[story]}" for story in PAGES[path])

    @invariant()
    def no_page_is_older_than_what_was_purged(self) -> None:
        """A stored page may differ only by changes whose process has not answered yet."""
        waiting = {tag for row in self.unpurged for tag in row.tags}
        for path, stories in PAGES.items():
            text = text_at(self.store, path)
            if text is not None and not waiting & set(stories):
                assert text == self.current(path)

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)


TestRenderings = Renderings.TestCase
TestRenderings.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
