"""What is not a story is refused with a sentence; what is hostile comes out harmless."""

import time
from collections.abc import Callable
from datetime import date

import pytest

from kawaraban.wire.paste import NotAStory, PastedStory, recognise

_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"", "no text"),
        ("", "no text"),
        (" \n\t\u200b\ufeff\r\n", "no text"),
        (_PNG, "PNG"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "ZIP"),
        (bytes(range(256)) * 40, "binary"),
        ("\x01\x02\x03\x04words", "binary"),
        ("Loading\nSearch\nHome | News\nShare", "No story"),
        ("読み込み中\n検索\nメニュー", "No story"),
        ("1234 5678\n!!! ???\n2023-12-19", "No story"),
        ("<nav><a href=/>Home</a></nav><script>var story = 'long enough'</script>", "No story"),
        ("a line\n" * 100_001, "lines"),
        (b"x" * 10_000_001, "MB"),
    ],
)
def test_what_is_no_story_is_refused_with_a_sentence(
    raw: bytes | str, word: str, today: date
) -> None:
    with pytest.raises(NotAStory) as refused:
        recognise(raw, today=today)

    assert word in refused.value.reason
    assert refused.value.reason.endswith(".")


def test_scripts_and_handlers_never_come_out(pasted: Callable[[str], PastedStory]) -> None:
    story = pasted("scripts.html")

    html = "".join(block.html for block in story.body).lower()
    for bad in ("<script", "<img", "<svg", "<iframe", "<object", "<style", "javascript:", "<scr"):
        assert bad not in html
    assert "&lt;script&gt;alert(3)" in html
    assert " onmouseover=" not in html.replace("&quot;", '"')
    assert story.headline == "Bridge Opens <img src=x onerror=alert(2)> Early"


def test_tags_in_what_looks_like_text_are_read_as_html(today: date) -> None:
    text = "▼ Tea House Opens<script>alert(1)</script>\nA paragraph <img src=x onerror=alert(1)>."

    story = recognise(text, today=today)

    assert "alert" not in story.headline + story.lede
    assert "<" not in story.headline + story.lede


def test_control_characters_and_direction_overrides_are_gone(
    pasted: Callable[[str], PastedStory],
) -> None:
    story = pasted("control_chars.txt")

    assert story.headline == "Tea House Turns a Hundred"
    assert story.category_name == "Event"
    assert story.published_on == date(2023, 12, 19)
    everything = story.headline + story.lede + "".join(block.text for block in story.body)
    assert not set(everything) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x07"
    )


def test_lone_surrogates_of_a_command_line_do_not_break_the_reading(today: date) -> None:
    story = recognise("▼ A Headline \udce9 Here\nA paragraph with some text.", today=today)

    story.headline.encode()


def test_a_headline_of_a_thousand_letters_is_kept_with_a_warning(today: date) -> None:
    headline = "Very long headline " * 60

    story = recognise(f"▼ {headline}\nA paragraph with some text.", today=today)

    assert story.headline == headline.strip()
    assert any("shorten" in warning for warning in story.warnings)


_SENTENCE = "On day {0} the river rose by {0} centimetres and the boats stayed at the quay."


@pytest.mark.parametrize(
    "text",
    [
        "▼ A River Diary\n" + "\n".join(_SENTENCE.format(n) for n in range(60_000)),
        "<h1>A River Diary</h1>" + "".join(f"<p>{_SENTENCE.format(n)}</p>" for n in range(60_000)),
        "A River Diary\n" + "word another " * 390_000,
        "<h1>A River Diary</h1>" + "<div>" * 990_000 + "and hello",
        "A River Diary\n" + "<" * 4_900_000,
        "A River Diary\n" + "\n".join("- " * 45 + "x" for _ in range(50_000)),
        "A River Diary\n" + "ab" * 2_400_000,
        "<h1>A River Diary</h1><p " + "class=share " * 390_000 + ">and hello",
    ],
    ids=["lines", "paragraphs", "words", "nested", "brackets", "bullets", "periodic", "attributes"],
)
def test_five_megabytes_are_read_in_seconds(text: str, today: date) -> None:
    before = time.process_time()

    story = recognise(text, today=today)

    assert story.headline == "A River Diary"
    # Two to three seconds here when the machine is busy; ten would be a quadratic step.
    assert time.process_time() - before < 8
