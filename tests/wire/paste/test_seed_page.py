"""The page the project started from, read where it lies beside the repository."""

from datetime import date
from pathlib import Path

import pytest

from kawaraban.wire.paste import BlockKind, recognise

_SEED = Path(__file__).parents[4] / "shared" / "seed" / "page.txt"


@pytest.fixture
def seed() -> bytes:
    if not _SEED.exists():
        pytest.skip("the seed page is not here: ../shared/seed/page.txt is absent")
    return _SEED.read_bytes()


def test_the_seed_page_gives_its_story_with_each_paragraph_once(seed: bytes, today: date) -> None:
    story = recognise(seed, known_categories=[("event", "Event")], today=today)

    assert story.headline == "Japan, Cambodia To Bolster Security Cooperation"
    assert story.category_name == "Event"
    assert story.credit == "© KYODO"
    assert story.published_on == date(2023, 12, 19)
    assert (story.comment_count, story.trackback_count) == (0, 0)
    assert story.language == "en"
    assert story.warnings == ()
    rows = seed.decode().splitlines()
    assert story.lede == rows[4]
    assert [block.text for block in story.body] == rows[5:13]
    assert {block.kind for block in story.body} == {BlockKind.PARAGRAPH}
    assert {"Loading", "Search"} <= {left_out.text for left_out in story.dropped}


def test_the_seed_page_as_text_with_windows_line_ends_is_the_same(seed: bytes, today: date) -> None:
    crlf = seed.decode().replace("\n", "\r\n")

    assert recognise(crlf, today=today) == recognise(seed, today=today)
