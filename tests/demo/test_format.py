"""The story files, each by its name, and what their reader refuses."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kawaraban.demo.body import stream_of
from kawaraban.demo.format import STORIES, read_stories, read_story, story_files
from kawaraban.demo.keys import FormatError
from kawaraban.demo.names import read_names
from kawaraban.demo.plan import read_plan
from kawaraban.demo.story import State
from kawaraban.kit.languages import guess_language
from kawaraban.kit.text import clean_text

LANGUAGES = ("en", "ja", "km", "th", "vi")
GOOD = """
headline = "A headline"
lede = "A lede."
category = "event"
source = "own"
published = "2024-03-05T08:30"

[[body]]
kind = "paragraph"
text = "Something happened."
"""


def name_of(path: Path) -> str:
    return str(path.relative_to(STORIES))


def written(folder: Path, text: str, language: str = "en") -> Path:
    path = folder / language / "a-story.toml"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("path", story_files(), ids=name_of)
def test_a_story_file_is_valid_and_written_in_the_language_of_its_folder(path: Path) -> None:
    story = read_story(path)
    text = " ".join([story.headline, story.lede, str(stream_of(story))])
    assert clean_text(text) == text, "control characters, direction overrides or not NFC"
    assert "'" not in story.headline + story.lede, "a typewriter’s apostrophe"
    assert len(story.headline) <= 300
    assert len(story.lede) <= 1500
    assert guess_language(story.lede, LANGUAGES) == story.language


def test_there_are_stories_enough_in_five_languages_over_three_years() -> None:
    stories = [story for story in read_stories() if story.state is State.PUBLISHED]
    languages = Counter(story.language for story in stories)
    years = {story.when.moment.year for story in stories if hasattr(story.when, "moment")}
    assert len(stories) >= 60
    assert set(languages) == set(LANGUAGES)
    assert min(languages.values()) >= 8
    assert {2024, 2025, 2026} <= years


def test_every_category_source_and_byline_is_used() -> None:
    names, stories = read_names(), read_plan(LANGUAGES).stories
    assert {story.category for story in stories} == {one.key for one in names.categories}
    assert {story.source for story in stories} == {one.key for one in names.sources}
    assert {key for story in stories for key in story.bylines} == {p.key for p in names.people}


def test_every_state_has_a_story() -> None:
    assert {story.state for story in read_stories()} == set(State)


def test_stories_that_belong_together_share_a_tag_by_which_readers_are_led_on() -> None:
    stories = {story.key: story for story in read_stories()}
    for story in stories.values():
        for other in story.relates:
            assert set(story.tags) & set(stories[other].tags), f"{story.key} and {other}"


def test_translations_are_in_different_languages() -> None:
    stories = {story.key: story for story in read_stories()}
    pairs = [(s.translates, s.language) for s in stories.values() if s.translates]
    assert len(pairs) == len(set(pairs)) >= 2
    assert all(stories[original].language != language for original, language in pairs)


def test_stories_in_a_language_the_site_does_not_have_are_left_out() -> None:
    plan = read_plan(("en", "ja"))
    assert {story.language for story in plan.stories} == {"en", "ja"}
    assert {answer.story for answer in plan.answers} <= {story.key for story in plan.stories}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("headline =", "title ="), "headline is missing"),
        (('"A lede."', "7"), "lede must be a text"),
        (('"A lede."', '"  "'), "lede must be a text"),
        (('category = "event"', 'category = "event"\ncolour = "red"'), "colour is not known"),
        (("2024-03-05T08:30", "yesterday"), "published must look like"),
        (("2024-03-05T08:30", "2024-03-05T08:30+09:00"), "published is in the newsroom’s zone"),
        (('"paragraph"', '"poem"'), "body 1: kind “poem” is none of"),
        (('source = "own"', 'source = "own"\nslug = "Not A Slug"'), "slug “Not A Slug”"),
        (('source = "own"', 'source = "own"\nstate = "lost"'), "state “lost”"),
        (('source = "own"', 'source = "own"\ntags = "one"'), "tags must be a list"),
        (('source = "own"', 'source = "own"\nevent_date = "5 March"'), "event_date must look"),
        (("[[body]]", "[[bodies]]"), "body has no blocks"),
    ],
)
def test_a_bad_file_is_refused_with_its_name_and_the_key(
    tmp_path: Path, change: tuple[str, str], complaint: str
) -> None:
    path = written(tmp_path, GOOD.replace(*change))
    with pytest.raises(FormatError) as error:
        read_story(path)
    assert "en/a-story.toml" in str(error.value)
    assert complaint in str(error.value)


def test_a_file_that_is_not_toml_or_not_text_is_refused_with_its_name(tmp_path: Path) -> None:
    path = written(tmp_path, "headline = ")
    with pytest.raises(FormatError, match=r"en/a-story\.toml: can’t be read"):
        read_story(path)
    path.write_bytes(b"\x00\xff\xfe headline")
    with pytest.raises(FormatError, match=r"en/a-story\.toml: can’t be read"):
        read_story(path)


def test_a_folder_that_is_no_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="“xx”"):
        read_story(written(tmp_path, GOOD, "xx"))


def test_a_table_with_rows_of_different_lengths_is_refused(tmp_path: Path) -> None:
    table = '[[body]]\nkind = "table"\nrows = [["a", "b"], ["c"]]\n'
    with pytest.raises(FormatError, match="rows has rows of different lengths"):
        read_story(written(tmp_path, GOOD + table))
