"""The index follows the log of changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kawaraban.outbox import log
from kawaraban.outbox.models import Change
from kawaraban.search import registry
from kawaraban.search.contract import Document, Query
from kawaraban.search.engine import engine as site_engine
from kawaraban.search.engine_tantivy import TantivyEngine
from kawaraban.search.follower import BATCH, SearchFollower
from kawaraban.search.rebuild import rebuild
from tests.search.stories import FARM, ISLANDS, STORIES, story

pytestmark = pytest.mark.django_db


class Newsroom:
    """Content as `articles` registers it: some of it public, some not."""

    def __init__(self, *public: Document) -> None:
        self.public = {document.id: document for document in public}
        self.asked: list[str] = []

    def documents_of(self, ids: Sequence[str]) -> Mapping[str, Document | None]:
        self.asked += ids
        return {found: self.public.get(found) for found in ids if found.startswith("article:")}

    def affected(self, change: Change) -> Iterable[str]:
        return [tag for tag in change.tags if tag.startswith("article:")]

    def everything(self) -> Iterable[Document]:
        return list(self.public.values())

    def register(self) -> None:
        registry.register(
            documents_of=self.documents_of, affected=self.affected, everything=self.everything
        )


@pytest.fixture
def content(no_content: None) -> Newsroom:
    """A newsroom of all stories, registered."""
    made = Newsroom(*STORIES)
    made.register()
    return made


def changed(*numbers: int) -> Change:
    tags = [f"article:{number}" for number in numbers]
    return log.record("article.published", tags[0] if tags else "page:1", tags)


def total(engine: TantivyEngine, text: str) -> int:
    return engine.search(Query(text)).total


def test_an_empty_start_builds_the_index_from_all_content(content: Newsroom, root: Path) -> None:
    changed(1)
    engine = TantivyEngine(root)
    assert SearchFollower(engine).run_once() == 0
    assert engine.count() == len(STORIES)
    assert engine.position() == log.head()


def test_a_change_is_seen_and_the_position_moves_with_it(content: Newsroom, root: Path) -> None:
    engine = TantivyEngine(root)
    follower = SearchFollower(engine)
    follower.run_once()
    content.public["article:1"] = replace(ISLANDS, body="A lighthouse.")
    change = changed(1)
    assert follower.run_once() == 1
    assert total(engine, "lighthouse") == 1
    assert total(engine, "senkaku") == 0
    assert engine.position() == change.id
    assert follower.run_once() == 0


def test_a_story_that_is_not_public_never_comes_and_one_withdrawn_goes(
    content: Newsroom, root: Path
) -> None:
    engine = TantivyEngine(root)
    follower = SearchFollower(engine)
    follower.run_once()
    del content.public["article:1"]
    changed(1, 404)
    follower.run_once()
    assert content.asked == ["article:1", "article:404"]
    assert total(engine, "senkaku") == 0
    assert engine.count() == len(STORIES) - 1


def test_a_document_that_nobody_answers_for_is_removed(content: Newsroom, root: Path) -> None:
    engine = TantivyEngine(root)
    follower = SearchFollower(engine, documents_of=lambda ids: {})
    follower.run_once()
    changed(2)
    follower.run_once()
    assert engine.count() == len(STORIES) - 1


def test_reading_the_same_changes_twice_changes_nothing(content: Newsroom, root: Path) -> None:
    engine = TantivyEngine(root)
    SearchFollower(engine).run_once()
    start = engine.position()
    changed(1)
    changed(1, 2)
    assert SearchFollower(engine).run_once() == 2
    engine.commit(start)  # as if the process had died before its commit
    assert SearchFollower(engine).run_once() == 2
    assert engine.count() == len(STORIES)


def test_a_failure_leaves_the_changes_for_the_next_run(content: Newsroom, root: Path) -> None:
    engine = TantivyEngine(root)
    SearchFollower(engine).run_once()
    start = engine.position()
    changed(1)

    def broken(ids: Sequence[str]) -> Mapping[str, Document | None]:
        raise OSError("the database went away")

    with pytest.raises(OSError, match="went away"):
        SearchFollower(engine, documents_of=broken).run_once()
    assert engine.position() == start
    assert SearchFollower(engine).run_once() == 1
    assert engine.position() == log.head()


def test_changes_that_concern_no_story_are_passed_without_a_commit(
    content: Newsroom, root: Path
) -> None:
    engine = TantivyEngine(root)
    follower = SearchFollower(engine)
    follower.run_once()
    start = engine.position()
    changed()
    assert follower.run_once() == 1
    assert follower.run_once() == 0
    assert engine.position() == start
    Change.objects.bulk_create(Change(kind="x.done", subject="x:1") for _ in range(BATCH))
    follower.run_once()
    assert engine.position() >= start + BATCH


def test_a_rebuild_by_another_process_is_noticed(content: Newsroom, root: Path) -> None:
    engine = TantivyEngine(root)
    follower = SearchFollower(engine)
    follower.run_once()
    changed(1)
    follower.run_once()
    TantivyEngine(root).rebuild([FARM], 0)
    assert follower.run_once() >= 1
    assert total(engine, "senkaku") == 1


def test_a_damaged_index_is_rebuilt_by_the_follower(content: Newsroom, root: Path) -> None:
    engine = TantivyEngine(root)
    SearchFollower(engine).run_once()
    (root / (root / "current").read_text() / "meta.json").write_text("{")
    other = TantivyEngine(root)
    SearchFollower(other).run_once()
    assert total(other, "senkaku") == total(engine, "senkaku") == 1


def test_two_kinds_of_content_answer_for_their_own(content: Newsroom, root: Path) -> None:
    pages = Newsroom(replace(story(1, "About The Lighthouse"), id="page:1"))
    registry.register(
        documents_of=lambda ids: {i: pages.public.get(i) for i in ids},
        affected=lambda change: [change.subject],
        everything=pages.everything,
    )
    engine = TantivyEngine(root)
    follower = SearchFollower(engine)
    follower.run_once()
    assert total(engine, "lighthouse") == total(engine, "senkaku") == 1
    log.record("page.published", "page:1", ["article:1"])
    follower.run_once()
    assert total(engine, "lighthouse") == total(engine, "senkaku") == 1


def test_registering_twice_counts_once(content: Newsroom) -> None:
    content.register()
    assert len(list(registry.everything())) == len(STORIES)


def test_a_rebuild_tells_its_progress(content: Newsroom, root: Path) -> None:
    told: list[int] = []
    assert rebuild(told.append, TantivyEngine(root)) == len(STORIES)
    assert told == [len(STORIES)]


@pytest.mark.usefixtures("content")
def test_the_command_rebuilds_says_how_it_is_and_explains() -> None:
    out = StringIO()
    call_command("search", "rebuild", stdout=out)
    call_command("search", "status", stdout=out)
    call_command("search", "explain", "land", "mine", stdout=out)
    assert f"The search index has {len(STORIES)} documents." in out.getvalue()
    assert "up to date" in out.getvalue()
    assert "article:1" in out.getvalue()
    assert site_engine() is site_engine()


@pytest.mark.usefixtures("content")
def test_the_command_says_what_to_do_about_a_missing_index(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        "kawaraban.search.management.commands.search.engine", lambda: TantivyEngine(tmp_path)
    )
    with pytest.raises(CommandError, match="Run: kawaraban search rebuild"):
        call_command("search", "status")
