"""The log of changes: written with the change, read in order."""

from __future__ import annotations

import pytest
from django.db import transaction

from kawaraban.outbox import log
from kawaraban.outbox.models import Change

pytestmark = pytest.mark.django_db


def subjects(changes: list[Change]) -> list[str]:
    return [change.subject for change in changes]


def test_an_empty_log_has_its_head_at_0() -> None:
    assert log.head() == 0
    assert log.read(0) == []


def test_a_change_says_what_happened_to_what_and_which_parts_it_touches() -> None:
    made = log.record("article.published", "article:42", ["front", "article:42", "front"])
    [read] = log.read(0)
    assert read == made
    assert (read.kind, read.subject) == ("article.published", "article:42")
    assert read.tags == ["article:42", "front"]
    assert str(read) == f"{made.pk} article.published article:42"


def test_tags_may_come_from_any_iterable_and_in_any_script() -> None:
    log.record("tag.changed", "tag:1", (f"tag:{slug}" for slug in ("ខ្មែរ", "日本")))
    assert log.read(0)[0].tags == ["tag:ខ្មែរ", "tag:日本"]
    log.record("front.arranged", "front:1")
    assert log.read(0)[1].tags == []


def test_changes_are_read_in_order_after_a_position() -> None:
    made = [log.record("article.published", f"article:{number}") for number in (3, 1, 2)]
    assert subjects(log.read(0)) == ["article:3", "article:1", "article:2"]
    assert subjects(log.read(made[0].pk)) == ["article:1", "article:2"]
    assert log.read(made[2].pk) == []
    assert log.head() == made[2].pk


def test_a_follower_reads_in_steps_and_misses_nothing() -> None:
    for number in range(7):
        log.record("article.published", f"article:{number}")
    position, found = 0, []
    while changes := log.read(position, limit=3):
        assert len(changes) <= 3
        found += subjects(changes)
        position = changes[-1].id
    assert found == [f"article:{number}" for number in range(7)]
    assert position == log.head()


def test_a_position_ahead_of_the_log_reads_nothing() -> None:
    log.record("article.published", "article:1")
    assert log.read(log.head() + 1000) == []


@pytest.mark.parametrize(
    "subject",
    ["article", "article:", ":42", "Article:42", "article:4 2", "article:42\n", "", "a b:1"],
)
def test_a_subject_that_followers_could_not_parse_is_refused(subject: str) -> None:
    with pytest.raises(ValueError, match="A subject looks like article:42"):
        log.record("article.published", subject)
    assert log.head() == 0


def test_a_change_that_was_rolled_back_leaves_no_row() -> None:
    with transaction.atomic():
        log.record("article.published", "article:1")
        transaction.set_rollback(True)
    assert log.head() == 0


def test_numbers_are_never_given_twice() -> None:
    first = log.record("article.published", "article:1").pk
    Change.objects.all().delete()  # a newsroom that trims its log must not send followers back
    assert log.record("article.published", "article:2").pk > first
