"""What the newsroom's screens get from the index: found stories, and those that are alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kawaraban.articles.models import Article
from kawaraban.reading import lookup
from kawaraban.reading.lookup import found, likenesses
from kawaraban.search.engine_tantivy import TantivyEngine
from kawaraban.search.rebuild import rebuild
from tests.newsroom import a_draft, a_story, an_embargoed_story, paragraphs

pytestmark = pytest.mark.django_db

FERRY = (
    "The night ferry to Koh Trong was cancelled when the pilot found a crack in the hull. "
    "Passengers slept in the terminal, and a repair crew came from the mainland in the morning."
)
NEARLY = FERRY.replace("Passengers slept", "Forty travellers spent the night")
APART = (
    "A crack in the hull has stopped the ferry that crosses to Koh Trong after dark. Those who "
    "wanted to cross waited for the day, while workers from Kratie looked at the damage."
)
SHIP = (
    "夜のフェリーは船体にひびが見つかり欠航した。"
    "乗客は港の待合室で朝を待ち、修理の人々が本土から着いた。"
)


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TantivyEngine:
    """The index that is asked, not yet built."""
    made = TantivyEngine(tmp_path, ("en", "ja"))
    monkeypatch.setattr(lookup, "engine", lambda: made)
    return made


def a_text(make: Any, headline: str, text: str, **fields: Any) -> Article:
    made: Article = make(headline, lede="", body=paragraphs(text), **fields)
    return made


def test_stories_are_found_by_their_text_in_any_script_while_it_is_typed(
    engine: TantivyEngine,
) -> None:
    ferry = a_text(a_story, "Cancelled", FERRY)
    ship = a_text(a_story, "欠航", SHIP, language="ja")
    a_text(a_draft, "Draft", FERRY)
    rebuild(engine=engine)
    assert found("passengers") == [ferry.pk]
    assert found("passen") == [ferry.pk]
    assert found("待合室") == [ship.pk]
    assert found("koh zebra") == []
    assert found('"') == []


def test_more_than_a_page_is_found_best_first(engine: TantivyEngine) -> None:
    for number in range(12):
        a_text(a_story, f"Story {number}", f"Rice. {'Boat. ' * number}")
    best = a_story("Rice, rice and rice")
    rebuild(engine=engine)
    numbers = found("rice")
    assert numbers is not None
    assert len(numbers) == 13
    assert numbers[0] == best.pk
    assert len(engine.ids(lookup.Query("rice"), 5)) == 5
    assert engine.ids(lookup.Query("rice"), 0) == []


def test_without_an_index_there_is_nobody_to_ask(engine: TantivyEngine) -> None:
    a_text(a_story, "Cancelled", FERRY)
    assert found("ferry") is None
    assert engine.ids(lookup.Query("ferry"), 5) == []
    assert likenesses(a_text(a_draft, "Draft", NEARLY)) == []


def test_a_copied_text_is_told_with_how_much_of_it_and_where_it_stands(
    engine: TantivyEngine,
) -> None:
    story = a_text(a_story, "Ferry cancelled", FERRY)
    a_text(a_story, "渡し船", FERRY, language="ja")
    rebuild(engine=engine)
    [like] = likenesses(a_text(a_draft, "No ferry tonight", NEARLY))
    assert (like.number, like.headline) == (story.pk, "Ferry cancelled")
    assert (like.path, like.day) == (story.get_absolute_url(), story.day)
    assert 60 < like.percent < 95


def test_a_story_of_the_same_event_in_other_words_is_no_copy(engine: TantivyEngine) -> None:
    a_text(a_story, "Ferry cancelled", FERRY)
    rebuild(engine=engine)
    assert likenesses(a_text(a_draft, "Ferry stopped", APART)) == []


def test_a_text_without_spaces_is_compared_too(engine: TantivyEngine) -> None:
    a_text(a_story, "欠航", SHIP, language="ja")
    rebuild(engine=engine)
    draft = a_draft("フェリー欠航", lede="", body=paragraphs(SHIP), locale=_japanese())
    assert [like.headline for like in likenesses(draft)] == ["欠航"]


def test_a_story_is_no_copy_of_itself_nor_of_its_translation(engine: TantivyEngine) -> None:
    story = a_text(a_story, "Ferry cancelled", FERRY)
    rebuild(engine=engine)
    assert likenesses(story) == []
    assert likenesses(a_draft("欠航", body=paragraphs(FERRY), locale=_japanese())) == []


def test_a_headline_alone_resembles_nothing(engine: TantivyEngine) -> None:
    a_story("Ferry cancelled again", lede="", body=[])
    a_draft("Ferry cancelled again", lede="", body=[])
    rebuild(engine=engine)
    assert likenesses(a_draft("Ferry cancelled again", lede="", body=[])) == []
    assert likenesses(Article(locale=_japanese())) == []


def test_drafts_of_others_are_compared_in_their_newest_text(engine: TantivyEngine) -> None:
    other = a_text(a_draft, "The other desk's", "Nothing of the kind.")
    held = a_text(an_embargoed_story, "Held", NEARLY)
    rebuild(engine=engine)
    draft = a_text(a_draft, "Mine", FERRY)
    assert [like.number for like in likenesses(draft)] == [held.pk]
    other.body = paragraphs(FERRY)
    other.headline = "The other desk's, newer"
    other.save_revision()
    likes = likenesses(draft)
    assert [like.headline for like in likes] == ["The other desk's, newer", "Held"]
    assert [(like.path, like.day) for like in likes] == [("", None)] * 2


def test_few_queries_are_made_and_texts_read_once(engine: TantivyEngine) -> None:
    rebuild(engine=engine)
    for number in range(6):
        a_text(a_draft, f"Draft {number}", FERRY)
    mine = a_text(a_draft, "Mine", FERRY)
    with CaptureQueriesContext(connection) as first:
        assert len(likenesses(mine)) == lookup.MOST_SHOWN
    with CaptureQueriesContext(connection) as second:
        likenesses(mine)
    assert len(second) <= 4
    assert len(first) <= len(second) + 6
    assert not any('"content"' in query["sql"] for query in second)


def _japanese() -> Any:
    from tests.newsroom import locale

    return locale("ja")
