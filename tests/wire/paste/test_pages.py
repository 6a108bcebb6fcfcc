"""Whole pages in the region's languages and forms, from corpora of our own."""

from collections.abc import Callable
from datetime import date

import pytest

from kawaraban.wire.paste import BlockKind, PastedStory, recognise

Pasted = Callable[[str], PastedStory]


@pytest.mark.parametrize(
    ("name", "headline", "category", "credit", "day", "counts", "language", "blocks"),
    [
        (
            "english_twice.txt",
            "New Ferry Ties Two River Towns Together",
            "Event",
            "© HOKUTO PRESS",
            date(2024, 3, 4),
            (3, 1),
            "en",
            3,
        ),
        (
            "japanese.txt",
            "川沿いの町に新しい橋、来春開通へ",
            "イベント",
            "© 北斗通信",
            date(2023, 12, 19),
            (2, 0),
            "ja",
            2,
        ),
        (
            "khmer.txt",
            "ស្ពានថ្មីតភ្ជាប់ភូមិពីរនៅតាមដងទន្លេ",
            "ព្រឹត្តិការណ៍",
            "© មេគង្គវ៉ាយ",
            date(2023, 12, 19),
            (4, 0),
            "km",
            2,
        ),
        (
            "thai.txt",
            "เทศกาลโคมลอยริมแม่น้ำกลับมาอีกครั้ง",
            "งานเทศกาล",
            "© เหนือเพรส",
            date(2023, 12, 19),
            (5, 0),
            "th",
            2,
        ),
        (
            "vietnamese.txt",
            "Chợ nổi mở lại sau mùa nước lớn",
            "Sự kiện",
            "Nguồn: MEKONG WIRE",
            date(2023, 12, 19),
            (1, 0),
            "vi",
            2,
        ),
        (
            "shift_jis.html",
            "港の朝市に五百人",
            "くらし",
            "（北斗通信）",
            date(2023, 12, 19),
            (0, 0),
            "ja",
            1,
        ),
        (
            "page.html",
            "Rice Museum Opens Its Winter Rooms",
            "Culture",
            "© HOKUTO PRESS",
            date(2024, 1, 15),
            (12, 2),
            "en",
            5,
        ),
        (
            "list_page.html",
            "Apple Harvest Ends Early",
            "Farming",
            "© MEKONG WIRE",
            date(2023, 11, 2),
            (1, 0),
            "en",
            1,
        ),
        (
            "mail.eml",
            "School garden feeds a whole street",
            "",
            "Source: MEKONG WIRE",
            date(2023, 12, 19),
            (0, 0),
            "en",
            2,
        ),
        (
            "thrice.txt",
            "Lighthouse Keeper Hands Over the Key",
            "",
            "",
            None,
            (0, 0),
            "en",
            1,
        ),
    ],
)
def test_a_page_gives_its_fields_and_each_paragraph_once(
    pasted: Pasted,
    name: str,
    headline: str,
    category: str,
    credit: str,
    day: date | None,
    counts: tuple[int, int],
    language: str,
    blocks: int,
) -> None:
    story = pasted(name)

    assert story.headline == headline
    assert story.category_name == category
    assert story.credit == credit
    assert story.published_on == day
    assert (story.comment_count, story.trackback_count) == counts
    assert story.language == language
    assert len(story.body) == blocks
    assert story.lede


def test_html_keeps_block_structure_and_drops_what_stands_beside(pasted: Pasted) -> None:
    story = pasted("page.html")

    assert [block.kind for block in story.body] == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.LIST,
        BlockKind.QUOTE,
        BlockKind.PARAGRAPH,
    ]
    assert story.body[2].items == (
        "The oldest jar, two hundred years old",
        "A model of a barn on stilts",
    )
    assert 'href="https://museum.example/tickets"' in story.body[0].html
    text = " ".join(block.text for block in story.body)
    for foreign in ("sidebar", "Sport", "first room", "Share", "River Paper"):
        assert foreign not in text
    assert any("Sora Minami" in warning for warning in story.warnings)


def test_wrapped_lines_of_a_mail_become_whole_paragraphs(pasted: Pasted) -> None:
    story = pasted("mail.eml")

    assert story.lede == (
        "A garden behind the primary school now gives vegetables to every house in its street, "
        "and the children who planted it have begun to sell what is left over at the Saturday "
        "market."
    )
    assert [block.text[:10] for block in story.body] == ["The garden", '"We eat wh']
    assert "mail signature" in {left_out.reason for left_out in story.dropped}


def test_missing_fields_are_said_in_sentences(pasted: Pasted) -> None:
    story = pasted("no_category_no_date.txt")

    assert (story.category_name, story.credit, story.published_on) == ("", "", None)
    assert len(story.warnings) == 3
    assert all(warning.endswith(".") for warning in story.warnings)


def test_other_stories_on_a_list_page_are_named_among_what_was_dropped(
    pasted: Pasted,
) -> None:
    story = pasted("list_page.html")

    assert "First Snow on the Pass" in {left_out.text for left_out in story.dropped}
    assert any("3 marked headlines" in warning for warning in story.warnings)


def test_only_a_headline_is_a_story_with_a_warning(today: date) -> None:
    story = recognise("▼ Nothing But A Headline", today=today)

    assert story.headline == "Nothing But A Headline"
    assert (story.lede, story.body) == ("", ())
    assert any("no text below" in warning for warning in story.warnings)


def test_a_short_line_said_twice_in_a_conversation_stays_twice(today: date) -> None:
    text = (
        "Two Fishermen Talk\nThe first fisherman asked whether the water had risen in the night.\n"
        "Yes.\nThen he asked whether the other would go out on the river all the same.\nYes."
    )

    assert [block.text for block in recognise(text, today=today).body].count("Yes.") == 2


def test_a_body_joined_into_one_line_twice_over_stands_once(today: date) -> None:
    body = "The mill turns again after the flood. The miller thanked the whole village for it. "
    story = recognise("▼ The Mill Turns\n" + body * 3, today=today)

    assert story.lede == body.strip()
    assert story.body == ()


def test_subheadings_and_lists_of_plain_text_are_blocks(today: date) -> None:
    long = "This sentence is made long enough to be a paragraph of the story and no subheading {}."
    text = "\n".join(
        [
            "▼ A Headline Here",
            long.format(1),
            long.format(2),
            "What comes next",
            long.format(3),
            "- one boat",
            "- two boats",
            long.format(4),
        ]
    )

    kinds = [block.kind.value for block in recognise(text, today=today).body]

    assert kinds == ["paragraph", "heading", "paragraph", "list", "paragraph"]
