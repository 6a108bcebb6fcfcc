"""The body: what it is made of, what it takes, and how much of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from kawaraban.articles.blocks import body_blocks
from kawaraban.articles.models import Article
from tests.newsroom import a_story, paragraphs

pytestmark = pytest.mark.django_db

BLOCKS: dict[str, Any] = {
    "paragraph": "<p>The <b>crossing</b> took <i>forty</i> minutes.</p>",
    "heading": "The crossing",
    "quote": {"text": "It was dark.", "attribution": "Sokha Lim"},
    "listing": {"numbered": True, "items": ["<p>One</p>", "<p>Two</p>"]},
    "facts": {"title": "The ferry", "items": [{"label": "Length", "value": "40 m"}]},
    "table": {
        "columns": [{"type": "text", "heading": "Port"}, {"type": "number", "heading": "Boats"}],
        "rows": [{"values": ["Kampot", "12"]}],
        "caption": "Boats",
    },
}


def test_the_body_has_the_blocks_a_newsroom_needs_in_this_order() -> None:
    assert [name for name, _block in body_blocks()] == [
        "paragraph", "heading", "picture", "quote", "listing", "facts", "table", "embed",
    ]  # fmt: skip


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_survives_saving_publishing_and_reading(name: str) -> None:
    story = a_story(body=[{"type": name, "value": BLOCKS[name]}])
    first = Article.objects.get(pk=story.pk)
    [block] = first.body
    assert block.block_type == name
    assert block.id
    first.save_revision().publish()
    assert Article.objects.get(pk=story.pk).body.get_prep_value() == first.body.get_prep_value()


def test_every_block_is_rendered_by_its_template() -> None:
    story = a_story(body=[{"type": name, "value": value} for name, value in BLOCKS.items()])
    html = "".join(block.render_as_block() for block in story.body)
    for words in ("forty", "The crossing", "It was dark.", "Two", "40 m", "Kampot"):
        assert words in html


def test_what_is_typed_into_a_block_is_escaped() -> None:
    script = "<script>alert(1)</script>"
    story = a_story(
        body=[
            {"type": "heading", "value": script},
            {"type": "quote", "value": {"text": script, "attribution": script}},
            {
                "type": "facts",
                "value": {"title": script, "items": [{"label": script, "value": script}]},
            },
        ]
    )
    html = "".join(block.render_as_block() for block in story.body)
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_the_editors_form_takes_words_and_no_markup() -> None:
    block = dict(body_blocks())["paragraph"]
    lines = [{"key": "a", "text": "<script>x</script>", "type": "unstyled", "depth": 0}]
    lines[0] |= {"inlineStyleRanges": [], "entityRanges": []}
    posted = json.dumps({"blocks": lines, "entityMap": {}})
    value = block.value_from_datadict({"body": posted}, {}, "body")
    assert "<script" not in str(value)
    assert "&lt;script&gt;x" in str(value)


def test_a_block_of_an_unknown_kind_is_dropped_and_the_others_stay() -> None:
    story = a_story(body=[{"type": "carousel", "value": "x"}, *paragraphs("Text.")])
    assert [block.block_type for block in Article.objects.get(pk=story.pk).body] == ["paragraph"]


def test_a_table_a_list_and_facts_may_not_be_empty() -> None:
    blocks = dict(body_blocks())
    for name in ("listing", "facts"):
        block = blocks[name]
        with pytest.raises(ValidationError):
            block.clean(block.to_python({"title": "x", "numbered": False, "items": []}))


def test_a_heading_longer_than_a_line_is_refused() -> None:
    with pytest.raises(ValidationError):
        dict(body_blocks())["heading"].clean("x" * 201)


@pytest.mark.parametrize("shape", ["one long paragraph", "many short paragraphs"])
def test_a_body_of_5_mb_is_saved_and_published(shape: str) -> None:
    if shape == "one long paragraph":
        body = paragraphs("កម្ពុជា " * 250_000)
    else:
        body = paragraphs(*("The river rose again. " * 250 for _number in range(1_000)))
    story = a_story(body=body)
    read = Article.objects.public().get(pk=story.pk)
    assert len(read.body) == len(body)
    assert sum(len(str(block.value).encode()) for block in read.body) > 5_000_000
    assert str(read.body[0].value) == body[0]["value"]


def test_a_story_may_have_no_body_at_all() -> None:
    story = a_story(body=[])
    assert len(story.body) == 0
    assert story.is_public()
