"""How the table of related stories is kept: killed, overtaken, late, in portions, by hand."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kawaraban.articles.models import Related, RelatedProgress
from kawaraban.outbox import log
from kawaraban.reading import relating
from kawaraban.reading.relating import RelatedFollower, fill_all
from kawaraban.search.contract import Document, EngineUnusable, Similar
from tests.newsroom import a_story, paragraphs
from tests.reading.changes import edit
from tests.reading.relations import Fake, related_to, settle, told_since

pytestmark = pytest.mark.django_db


def test_comments_and_renamed_bylines_are_no_change_to_a_text(
    fake_index: Fake, follower: RelatedFollower
) -> None:
    story = a_story()
    settle(follower)
    fake_index.asked = []
    log.record("response.approved", f"article:{story.pk}", [f"thread:{story.pk}"])
    log.record("person.changed", "person:1", ["person:1"])
    settle(follower)
    assert fake_index.asked == []
    assert RelatedProgress.objects.get().position == log.head()


def test_whoever_is_killed_before_the_commit_finds_the_same_again(
    fake_index: Fake, follower: RelatedFollower, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = a_story("One"), a_story("Other")
    fake_index.alike(one, other)
    before = RelatedProgress.objects.values().get()

    def killed(*_args: Any, **_kwargs: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(RelatedProgress.objects.none().__class__, "update", killed)
        with pytest.raises(KeyboardInterrupt):
            follower.run_once()
    assert RelatedProgress.objects.values().get() == before
    assert not Related.objects.exists()
    head = log.head()
    settle(RelatedFollower(fake_index))  # type: ignore[arg-type]
    assert related_to(one) == [other.pk]
    settle(RelatedFollower(fake_index))  # type: ignore[arg-type]
    assert len(told_since(head)) == 2


def test_a_follower_that_was_overtaken_writes_nothing(
    fake_index: Fake, follower: RelatedFollower
) -> None:
    one, other = a_story("One"), a_story("Other")
    fake_index.alike(one, other)
    similar = fake_index.similar

    def overtaken(document: Document, most: int = 10) -> list[Similar]:
        RelatedProgress.objects.update(position=log.head())
        return similar(document, most)

    fake_index.similar = overtaken  # type: ignore[method-assign]
    assert follower.run_once() == 0
    assert not Related.objects.exists()


def test_an_index_that_breaks_meanwhile_empties_no_list(
    fake_index: Fake, follower: RelatedFollower
) -> None:
    one, other = a_story("One"), a_story("Other")
    fake_index.alike(one, other)
    settle(follower)
    edit(one, body=paragraphs("More."))

    def breaking(document: Document, most: int = 10) -> list[Similar]:
        fake_index.broken = True
        return []

    fake_index.similar = breaking  # type: ignore[method-assign]
    assert follower.run_once() == 0
    assert follower.run_once() == 0
    assert related_to(one) == [other.pk]


def test_an_archive_from_before_is_filled_in_small_steps_and_changes_come_first(
    fake_index: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relating, "AT_ONCE", 2)
    stories = [a_story(f"Story {n}") for n in range(5)]
    fake_index.alike(*stories)
    follower = RelatedFollower(fake_index)  # type: ignore[arg-type]
    assert follower.run_once() == 0
    assert [bool(related_to(story)) for story in stories] == [True, True, False, False, False]
    edit(stories[4], body=paragraphs("New."))
    assert follower.run_once() > 0
    assert related_to(stories[4])
    settle(follower)
    assert all(related_to(story) for story in stories)
    fake_index.asked = []
    assert follower.run_once() == 0
    assert fake_index.asked == []


def test_many_changes_at_once_are_taken_in_portions(
    fake_index: Fake, follower: RelatedFollower, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relating, "AT_ONCE", 2)
    stories = [a_story(f"Story {n}") for n in range(5)]
    fake_index.alike(*stories)
    assert 0 < follower.run_once() < log.head()
    assert [bool(Related.objects.filter(story=story)) for story in stories[:2]] == [True, True]
    settle(follower)
    assert all(len(related_to(story)) == 4 for story in stories)


def test_the_command_fills_the_table_anew(
    fake_index: Fake, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = a_story("One"), a_story("Other")
    fake_index.alike(one, other)
    # The command keeps the engine's function when it is first imported: not this one.
    import_module("kawaraban.search.management.commands.search")
    monkeypatch.setattr("kawaraban.search.engine.engine", lambda: fake_index)
    call_command("search", "related")
    assert "2 stories were compared" in capsys.readouterr().out
    assert related_to(one) == [other.pk]
    fake_index.scores.clear()
    assert fill_all(lambda count: None, fake_index) == 2  # type: ignore[arg-type]
    assert not Related.objects.exists()
    fake_index.broken = True
    with pytest.raises(CommandError, match="Run: kawaraban search rebuild"):
        call_command("search", "related")
    with pytest.raises(EngineUnusable):
        fill_all(print, fake_index)  # type: ignore[arg-type]
