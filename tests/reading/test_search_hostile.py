"""Whatever is asked, through HTTP: a plain answer with the right status, and soon."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import quote

import pytest
from lxml import etree

from tests.newsroom import a_story
from tests.reading.pages import get, tree_of

pytestmark = pytest.mark.django_db
Index = Callable[[], int]
WITHIN = 2.0
"""Seconds, on a machine that does other things as well."""

HOSTILE = {
    "100 KB": "ferry " * 17_000,
    "100 KB of one word": "a" * 100_000,
    "10,000 terms": " ".join(f"word{number}" for number in range(10_000)),
    "only operators": '- -- " -" : () [] {} ~ ^ * ? && || ! AND OR NOT',
    "unbalanced quotes": '"ferry "river" "',
    "many quotes": '"' * 5_000,
    "NULs": "fer\0ry\0",
    "bidi overrides": "\u202efer\u2066ry",
    "a script": "<script>alert(1)</script>",
    "a regular expression": "(a+)+$ .*.*.*.*.*.*x",
    "nested brackets": "(" * 3_000,
    "a query of databases": "'; DROP TABLE articles_article; --",
    "emoji": "😀" * 3_000,
    "stacked marks": "e" + "\u0301" * 5_000,
    "many filters": "category:" * 2_000,
    "filters that make no sense": "year:99999999999999 before:yesterday lang:xx",
    "Thai without spaces": "สะพาน" * 2_000,
    "Khmer without spaces": "ទន្លេ" * 2_000,
    "one emoji": "👩‍👩‍👧",
    "a mark of ours": "\ue0000\ue001 \ue000asked\ue001",
}


@pytest.fixture
def ferry(index: Index) -> None:
    """One story about a ferry."""
    a_story("Ferry crosses the river at night")
    index()


@pytest.mark.usefixtures("ferry")
@pytest.mark.parametrize("asked", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_is_typed_gets_an_answer(asked: str) -> None:
    for path in ("", "suggest/", "suggest.json", "feed/", "rss/"):
        began = time.perf_counter()
        answer = get(f"/search/{path}?q={quote(asked)}")
        assert answer.status_code == 200, path
        assert time.perf_counter() - began < WITHIN, path
        assert len(answer.content) < 300_000, path
        if path != "suggest.json":
            assert b"<script>alert" not in answer.content
        if path in ("feed/", "rss/"):
            etree.fromstring(answer.content)


@pytest.mark.usefixtures("ferry")
def test_bytes_that_are_no_text_are_read_as_far_as_they_are() -> None:
    for raw in ("%ED%A0%80", "%FF%FE", "ferry%ED%A0%80", "%C3%28"):
        for path in ("", "suggest/", "suggest.json", "feed/"):
            assert get(f"/search/{path}?q={raw}&category={raw}&author={raw}").status_code == 200


@pytest.mark.usefixtures("ferry")
def test_half_a_character_in_a_query_string_is_an_answer() -> None:
    asked = "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")
    assert get(f"/search/?q={quote(asked)}").status_code == 200


@pytest.mark.usefixtures("ferry")
def test_a_long_question_is_cut_and_says_so() -> None:
    page = tree_of(f"/search/?q={quote('ferry ' * 17_000)}")
    notes = " ".join(note.get_text() for note in page.select(".note"))
    assert "Only the first 1000 characters were read." in notes
    assert page.select(".hit")
    assert len(str(page.select(".follow a")[0].get("href"))) < 2_000


@pytest.mark.usefixtures("ferry")
def test_10_000_terms_are_cut_and_say_so() -> None:
    asked = "+".join(f"w{number}" for number in range(10_000))
    notes = [note.get_text() for note in tree_of(f"/search/?q={asked}").select(".note")]
    assert any(note.startswith("Only the first 24 words") for note in notes)


@pytest.mark.usefixtures("ferry")
@pytest.mark.parametrize(
    "value",
    ["\">'<b>", "a/b", "../..", "\0", "", "é" * 5_000, "%s%(x)s{0}", '"a" OR "b"', "event\n"],
)
@pytest.mark.parametrize(
    "name", ["category", "source", "lang", "kind", "year", "author", "before", "after"]
)
def test_a_facet_value_of_any_kind_is_only_a_value(name: str, value: str) -> None:
    answer = get(f"/search/?q=ferry&{name}={quote(value)}")
    assert answer.status_code == 200
    assert b"<b>" not in answer.content.replace(b": <b>", b"").replace(b"<span><b>", b"")


@pytest.mark.usefixtures("ferry")
def test_filters_nobody_knows_change_nothing() -> None:
    page = tree_of("/search/?q=ferry&colour=red&utm_source=x&facet=%22")
    assert len(page.select(".hit")) == 1
    assert not page.select(".chosen, .note")
    assert "colour" not in str(page.select(".findings"))


@pytest.mark.usefixtures("ferry")
def test_a_thousand_values_of_one_filter_are_bounded() -> None:
    values = "&".join(f"category=c{number}" for number in range(900))
    page = tree_of(f"/search/?q=ferry&{values}")
    assert len(page.select(".chosen a:not(.all)")) == 20


@pytest.mark.parametrize("page", ["0", "-1", "1.5", "abc", "١", "1e9", "0x1", "+1", "\0"])
def test_what_is_no_number_of_a_page_is_not_there(page: str) -> None:
    assert get(f"/search/?q=ferry&page={quote(page)}").status_code == 404


@pytest.mark.usefixtures("ferry")
def test_a_charset_of_ones_own_changes_nothing() -> None:
    answer = get("/search/?q=ferry", CONTENT_TYPE="text/plain; charset=utf-7")
    assert answer.status_code == 200
