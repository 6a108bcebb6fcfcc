"""The invented conversation, and what its reader refuses."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kawaraban.conversation.models import Response
from kawaraban.demo.answers import STATES, read_answers
from kawaraban.demo.format import read_stories
from kawaraban.demo.keys import FormatError

GOOD = """
[[response]]
story = "a"
key = "first"
name = "Vanna"
text = "I was on board."
hours_after = 1
state = "approved"
"""


def test_there_are_answers_of_both_kinds_in_every_state_and_five_languages() -> None:
    answers = read_answers()
    language = {story.key: story.language for story in read_stories()}
    assert len(answers) >= 40
    assert {answer.state for answer in answers} == STATES == set(Response.State.values)
    assert {answer.origin for answer in answers} == set(Response.Origin.values)
    assert {language[answer.story] for answer in answers} == {"en", "ja", "km", "th", "vi"}


def test_one_story_has_a_long_thread_and_most_have_none() -> None:
    answers = Counter(answer.story for answer in read_answers())
    assert max(answers.values()) >= 15
    assert len(answers) < len(read_stories()) / 2


def test_every_address_is_one_that_nobody_can_own() -> None:
    for answer in read_answers():
        if answer.url:
            assert (urlsplit(answer.url).hostname or "").endswith(".example"), answer.url
        assert not answer.mail or answer.mail.endswith(".example")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('name = "Vanna"', ""), "name is missing"),
        (('"approved"', '"lost"'), "origin or state"),
        (('"approved"', '"verifying"'), "state is one that only"),
        (("hours_after = 1", "hours_after = -1"), "hours_after must be a whole number"),
        (('key = "first"', 'to = "nobody"'), "to “nobody” answers nothing"),
        (('name = "Vanna"', 'origin = "trackback"'), "site is missing"),
    ],
)
def test_a_bad_answer_is_refused_with_its_file_and_key(
    tmp_path: Path, change: tuple[str, str], complaint: str
) -> None:
    (tmp_path / "en.toml").write_text(GOOD.replace(*change), "utf-8")
    with pytest.raises(FormatError, match=r"en\.toml: response 1.*" + complaint):
        read_answers(tmp_path)


def test_a_key_used_twice_for_one_story_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en.toml").write_text(GOOD * 2, "utf-8")
    with pytest.raises(FormatError, match="used twice"):
        read_answers(tmp_path)
