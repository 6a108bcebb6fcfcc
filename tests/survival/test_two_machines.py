"""Two machines on one PostgreSQL: what one changes, the other's store follows."""

from __future__ import annotations

import time
from collections.abc import Iterator

import psycopg
import pytest

from tests.config.running import kawaraban
from tests.outbox.test_postgresql import database  # noqa: F401 - a fixture
from tests.survival.content import path_of, word
from tests.survival.running import Editor, Site, editing, run_content, started

FOLLOWED_WITHIN = 3.0
"""Seconds, on a busy machine; a quarter of one where there is nothing else to do."""


@pytest.fixture(scope="module")
def machines(
    database: str,  # noqa: F811 - the fixture
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Site, Site, Editor, str]]:
    """Two folders as of two machines, one database, and an editor on the first."""
    where = tmp_path_factory.mktemp("machines")
    settings = {"DATABASE_URL": database, "SECRET_KEY": "the-same-on-both-" * 4}
    folders = []
    for name in ("first", "second"):
        if not folders:
            words = ("--site-name", "Survivors", "--languages", "en ja")
            done = kawaraban("init", name, *words, cwd=where, **settings)
            assert done.returncode == 0, done.stderr
            run_content(where / name, **settings)
        else:
            (where / name).mkdir()
            text = (where / "first" / "kawaraban.env").read_text()
            (where / name / "kawaraban.env").write_text(text)
        folders.append(where / name)
    sites = [Site(folder, 1, **settings) for folder in folders]
    with (
        started(sites[0]) as first,
        started(sites[1]) as second,
        editing(folders[0], **settings) as editor,
    ):
        yield first, second, editor, database


def shows(site: Site, path: str, slot: str, version: int) -> bool:
    return word(slot, version).encode() in site.get(path).body


def test_what_one_machine_changes_the_other_shows_soon_and_steps_over_nothing(
    machines: tuple[Site, Site, Editor, str],
) -> None:
    first, second, editor, address = machines
    shows_what_was_changed(first, second, editor)
    shows_what_was_committed_late(second, editor, address)


def shows_what_was_changed(first: Site, second: Site, editor: Editor) -> None:
    pages = [(path_of(0), "h0"), ("/latest/", "h0"), ("/", "h0"), ("/source/mekong-wire/", "s1")]
    for version in range(1, 6):
        for path, slot in pages:
            assert shows(second, path, slot, version - 1)
        editor.do("edit", slot="h0", version=version)
        editor.do("edit", slot="s1", version=version)
        answered = time.monotonic()
        for path, slot in pages:
            assert shows(first, path, slot, version), "the machine itself shows it at once"
        while not all(shows(second, path, slot, version) for path, slot in pages):
            assert time.monotonic() - answered < FOLLOWED_WITHIN
            time.sleep(0.02)
    first.verify()
    second.verify()


def shows_what_was_committed_late(second: Site, editor: Editor, address: str) -> None:
    path = path_of(1)
    before = second.get(path).body
    with psycopg.connect(address) as late:
        # Another machine changes the story; its row is written, and not yet committed.
        late.execute(
            "insert into outbox_change (at, kind, subject, tags)"
            " values (now(), 'article.published', 'article:0', %s)",
            ['["in:language:en"]'],
        )
        late.execute(
            "update articles_article set headline = 'Committed late' where slug = 'story-1'"
        )
        editor.do("edit", slot="b3", version=1)  # a row of a higher number, committed earlier
        time.sleep(1.0)  # the follower looks four times
        assert second.get("/latest/").status == 200
        assert second.get(path).body == before
        late.commit()
    committed = time.monotonic()
    while b"Committed late" not in second.get("/latest/").body:
        assert time.monotonic() - committed < FOLLOWED_WITHIN
        time.sleep(0.02)
