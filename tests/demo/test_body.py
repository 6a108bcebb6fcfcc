"""What the files' small markup becomes."""

from __future__ import annotations

import dataclasses

import pytest

from kawaraban.articles.models import Article
from kawaraban.demo.body import rich_text, stream_of
from kawaraban.demo.format import read_stories
from kawaraban.demo.story import Block, Facts, Listing, Paragraph, Story, Table


@pytest.fixture(scope="module")
def story() -> Story:
    return read_stories()[0]


def stored(story: Story, *blocks: Block) -> list[dict[str, object]]:
    return stream_of(dataclasses.replace(story, body=blocks))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("plain", "plain"),
        ("*Tonle* is Khmer", "<i>Tonle</i> is Khmer"),
        ("please do **not cheer**, *ever*", "please do <b>not cheer</b>, <i>ever</i>"),
        ("3 * 4 * 5 = 60", "3 * 4 * 5 = 60"),
        ("fish & chips < 5", "fish &amp; chips &lt; 5"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[page](javascript:alert(1))", "[page](javascript:alert(1))"),
    ],
)
def test_markup_becomes_safe_rich_text(text: str, html: str) -> None:
    assert rich_text(text) == html


def test_a_link_keeps_its_text_and_address() -> None:
    html = rich_text("See the [project’s page](https://example.org/gauges?a=1&b=2).")
    assert 'href="https://example.org/gauges?a=1&amp;b=2"' in html
    assert ">project’s page</a>." in html


def test_a_table_has_columns_of_figures_where_figures_stand(story: Story) -> None:
    rows = (("Item", "Alone", "Crate"), ("Post", "60,000", "8,000"), ("Day", "40 %", "none"))
    rows += (("Cart", "–", "1:09"),)
    (block,) = stored(story, Table("Costs", rows))
    value = block["value"]
    assert [column["type"] for column in value["columns"]] == ["text", "number", "number"]
    assert value["caption"] == "Costs"
    assert value["rows"][0] == {"values": ["Post", "60,000", "8,000"]}


def test_every_block_is_one_the_editor_knows(story: Story) -> None:
    everything = (
        Paragraph("Text with *care*."),
        Listing(("One", "**Two**"), numbered=True),
        Facts("Facts", (("Length", "9 metres"),)),
        Table("", (("A", "B"), ("1", "2"))),
        *(block for other in read_stories() for block in other.body),
    )
    body = Article(body=stored(story, *everything)).body
    assert len(body) == len(everything)
    assert body[1].value["items"][1].source == "<p><b>Two</b></p>"
    assert body[2].value["items"][0]["label"] == "Length"
    body.stream_block.clean(body)


def test_block_ids_are_the_same_in_every_build(story: Story) -> None:
    ids = [block["id"] for block in stream_of(story)]
    assert ids == [block["id"] for block in stream_of(story)]
    assert len(set(ids)) == len(ids)
