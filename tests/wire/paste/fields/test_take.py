"""Credits, categories and counts, a line at a time."""

import pytest

from kawaraban.wire.paste.fields.category import known_category, read_category
from kawaraban.wire.paste.fields.counts import Counts, read_counts
from kawaraban.wire.paste.fields.credit import is_byline, read_credit, split_credit
from kawaraban.wire.paste.navigation import is_navigation


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("- Comment (0)", Counts(0, None)),
        ("- Trackback(0)", Counts(None, 0)),
        ("Comments: 3", Counts(3, None)),
        ("1,204 comments", Counts(1204, None)),
        ("No comments", Counts(0, None)),
        ("コメント（０）", Counts(0, None)),
        ("コメント 2件", Counts(2, None)),
        ("トラックバック（１）", Counts(None, 1)),
        ("コメント(4)｜トラックバック(5)", Counts(4, 5)),
        ("មតិយោបល់ (៤)", Counts(4, None)),
        ("ความคิดเห็น ๕", Counts(5, None)),
        ("Bình luận (1)", Counts(1, None)),
        ("评论（7）", Counts(7, None)),
        ("댓글 8개", Counts(8, None)),
        ("TB (2)", Counts(None, 2)),
        ("Comment (99999999999999999999)", None),
        ("He made 3 comments on the plan", None),
        ("Comment", None),
    ],
)
def test_counts_are_read_from_a_line_that_says_nothing_else(
    line: str, counts: Counts | None
) -> None:
    assert read_counts(line) == counts


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("- Category:Event", "Event"),
        ("Category： Event", "Event"),
        ("・カテゴリー：イベント", "イベント"),
        ("ប្រភេទ៖ ព្រឹត្តិការណ៍", "ព្រឹត្តិការណ៍"),
        ("หมวดหมู่: งาน", "งาน"),
        ("Chuyên mục: Sự kiện", "Sự kiện"),
        ("分类：活动", "活动"),
        ("카테고리 : 행사", "행사"),
        ("Filed under Culture", "Culture"),
        ("Category:", ""),
        ("Category theory is taught at the new school", None),
        ("Event", None),
    ],
)
def test_a_category_is_read_after_its_label(line: str, category: str | None) -> None:
    assert read_category(line) == category


def test_a_trail_of_links_ends_in_a_category_the_site_knows() -> None:
    assert known_category("Home > News > event", [("event", "Event")]) == "Event"
    assert known_category("Home > Sport", [("event", "Event")]) is None


@pytest.mark.parametrize(
    "line",
    [
        "© KYODO",
        "(c) 共同通信",
        "（Ｃ）北斗通信",
        "ⓒ 북두통신",
        "Copyright 2023 Hokuto Press",
        "【共同】",
        "(HOKUTO)",
        "Source: Mekong Wire",
        "配信：北斗通信",
        "ប្រភព៖ មេគង្គវ៉ាយ",
        "ที่มา: เหนือเพรส",
        "来源：北斗社",
    ],
)
def test_a_credit_line_is_returned_as_printed(line: str) -> None:
    assert read_credit("- " + line) == line


@pytest.mark.parametrize(
    "line", ["Copyrights were discussed.", "(laughs)", "The source of the river", "【1】", ""]
)
def test_other_lines_are_no_credit(line: str) -> None:
    assert read_credit(line) is None


def test_a_credit_within_a_paragraph_is_split_off() -> None:
    assert split_credit("【東京共同】橋が開通した。") == ("【東京共同】", "橋が開通した。")
    assert split_credit("The bridge opened. (HOKUTO PRESS)") == (
        "(HOKUTO PRESS)",
        "The bridge opened.",
    )
    assert split_credit("The bridge opened (again).") is None


def test_a_byline_is_a_name_and_no_sentence() -> None:
    assert is_byline("By Sora Minami")
    assert is_byline("文：南そら")
    assert not is_byline("By noon the river had risen")


@pytest.mark.parametrize(
    "line",
    [
        "Loading…",
        "SEARCH",
        "Home | Search | Menu",
        "» Back to top",
        "Share Tweet Print",
        "検索",
        "ស្វែងរក",
        "ค้นหา",
        "Tìm kiếm",
        "搜索",
        "검색",
    ],
)
def test_furniture_is_known_in_every_language(line: str) -> None:
    assert is_navigation(line)


@pytest.mark.parametrize("line", ["Search for the ferry goes on", "Home is where the rice is"])
def test_a_line_that_only_begins_like_furniture_is_not(line: str) -> None:
    assert not is_navigation(line)
