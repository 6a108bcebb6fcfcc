"""Which stories are related: the table follows the search fake_index."""

from __future__ import annotations

from pathlib import Path

import pytest

from kawaraban.articles.models import Related
from kawaraban.articles.related import write
from kawaraban.outbox import log
from kawaraban.reading import relating
from kawaraban.reading.relating import LEAST, RelatedFollower
from kawaraban.search.engine_tantivy import TantivyEngine
from kawaraban.search.follower import SearchFollower
from kawaraban.search.rebuild import rebuild
from tests.newsroom import a_draft, a_story, paragraphs
from tests.reading.changes import edit
from tests.reading.pages import tree_of
from tests.reading.relations import Fake, related_to, settle, told_since

pytestmark = pytest.mark.django_db

FERRY = "The night ferry to Koh Trong was cancelled when the pilot found a crack in the hull."
AGAIN = "The pilot of the night ferry to Koh Trong found no crack in the hull on Friday."
RICE = "Farmers near Battambang cut the rice early and dried it on the asphalt of the road."
SHIP = "夜のフェリーは船体にひびが見つかり欠航した。乗客は港の待合室で朝を待った。"


def test_stories_of_one_subject_lead_to_each_other_and_those_of_another_do_not(
    tmp_path: Path,
) -> None:
    stories = [
        a_story("Ferry cancelled", lede="", body=paragraphs(FERRY)),
        a_story("Rice cut early", lede="", body=paragraphs(RICE)),
        a_story("欠航", lede="", body=paragraphs(SHIP), language="ja"),
    ]
    engine = TantivyEngine(tmp_path, ("en", "ja"))
    rebuild(engine=engine)
    follower = RelatedFollower(engine)
    settle(follower)
    assert [related_to(story) for story in stories] == [[], [], []]
    again = a_story("Ferry sails again", lede="", body=paragraphs(AGAIN))
    assert SearchFollower(engine).run_once()
    head = log.head()
    assert follower.run_once()
    assert related_to(again) == [stories[0].pk]
    assert related_to(stories[0]) == [again.pk]
    assert not related_to(stories[1])
    assert sorted(told_since(head)) == sorted(f"beside:{n.pk}" for n in (again, stories[0]))
    links = tree_of(again.get_absolute_url()).select(f'a[href="{stories[0].get_absolute_url()}"]')
    assert links


def test_a_new_story_is_found_and_those_that_resemble_it_gain_it(
    fake_index: Fake, follower: RelatedFollower
) -> None:
    old, other = a_story("Old"), a_story("Other")
    settle(follower)
    new = a_story("New")
    fake_index.alike(old, new)
    settle(follower)
    assert (related_to(new), related_to(old), related_to(other)) == ([new.pk - 2], [new.pk], [])


def test_what_resembles_a_story_too_little_is_not_told_below_it(
    fake_index: Fake, follower: RelatedFollower
) -> None:
    one, other = a_story("One"), a_story("Other")
    fake_index.alike(one, other, score=LEAST - 0.01)
    settle(follower)
    assert not Related.objects.exists()


def test_only_public_stories_are_written_down_and_five_at_most(
    fake_index: Fake, follower: RelatedFollower
) -> None:
    stories = [a_story(f"Story {n}") for n in range(7)]
    fake_index.alike(*stories, a_draft())
    settle(follower)
    assert related_to(stories[0]) == [story.pk for story in stories[1:6]]


def test_a_story_that_is_taken_back_leaves_the_lists_to_others(
    fake_index: Fake, follower: RelatedFollower
) -> None:
    stories = [a_story(f"Story {n}") for n in range(7)]
    fake_index.alike(*stories)
    settle(follower)
    head = log.head()
    stories[1].unpublish()
    settle(follower)
    assert related_to(stories[0]) == [story.pk for story in (*stories[2:6], stories[6])]
    assert not related_to(stories[1])
    assert f"beside:{stories[0].pk}" in told_since(head)


def test_a_deleted_story_takes_its_rows_along(fake_index: Fake, follower: RelatedFollower) -> None:
    one, other = a_story("One"), a_story("Other")
    fake_index.alike(one, other)
    settle(follower)
    other.delete()
    settle(follower)
    assert not Related.objects.exists()


def test_an_edit_that_changes_no_list_tells_nobody_and_looks_at_no_other_story(
    fake_index: Fake, follower: RelatedFollower
) -> None:
    stories = [a_story(f"Story {n}") for n in range(30)]
    fake_index.alike(*stories)
    settle(follower)
    head, fake_index.asked = log.head(), []
    for turn in range(10):
        edit(stories[3], body=paragraphs(f"Turn {turn}."))
        follower.run_once()
    assert told_since(head) == []
    assert fake_index.asked == [stories[3].pk] * 10


def test_an_edit_that_changes_much_is_told_for_the_lists_it_changed_alone(
    fake_index: Fake, follower: RelatedFollower
) -> None:
    stories = [a_story(f"Story {n}") for n in range(30)]
    fake_index.alike(*stories)
    settle(follower)
    head = log.head()
    for other in stories[1:]:
        fake_index.scores[stories[0].pk, other.pk] = fake_index.scores[other.pk, stories[0].pk] = (
            0.1
        )
    edit(stories[0], body=paragraphs("Another subject."))
    settle(follower)
    assert not related_to(stories[0])
    assert 1 < len(told_since(head)) <= 1 + relating.OTHERS


def test_a_story_that_is_gone_by_now_is_left_out() -> None:
    story, other = a_story("One"), a_story("Other")
    assert write({story.pk: [(999_999, 0.9), (other.pk, 0.8)], 888_888: []}, 1) == {story.pk}
    assert related_to(story) == [other.pk]
    assert write({story.pk: [(other.pk, 0.8)]}, 2) == set()
