"""What is filled into a kept mould is what the template would have made."""

from __future__ import annotations

from typing import Any

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString

from kawaraban.reading import moulded as module
from kawaraban.reading.bulk import Bulk
from kawaraban.reading.models import FrontPage
from kawaraban.reading.moulded import moulded
from kawaraban.reading.whole import CONTENT, HEAD
from tests.newsroom import a_story

WORDS: dict[str, Any] = {
    "language": "en",
    "direction": "ltr",
    "section": {"name": "River & <sea>", "path": "/river/"},
    "translations": [],
    "headline": "A 'quoted' \"headline\" <b>",
    "lede": "Slowly & surely",
    "people": [{"path": "/a/", "name": "Sok <Dara>", "role": ""}],
    "source": {"path": "/s/?a=1&b=2", "name": "Own"},
    "dateline": "",
    "published": SafeString("<time>now</time>"),
    "updated": SafeString(""),
    "event": SafeString(""),
    "prose": SafeString("<p>Text &amp; text</p>\n"),
    "credit": "© Own",
    "day": SafeString("<time>today</time>"),
    "tags": [{"path": "/t/", "name": "ferry"}, {"path": "/u/", "name": "<river>"}],
    "comments": 0,
    "trackbacks": 12_345,
    "related": [{"path": "/r/", "headline": "R & S", "day": SafeString("<time></time>")}],
    "earlier": {"path": "/e/", "headline": "Earlier <one>"},
    "later": None,
    "permalink": "/p/",
    "canonical": "https://paper.example/p/",
    "image": "",
    "json_ld": SafeString('{"a":"\\u003c"}'),
    "site_name": "Tonle & Tsushin",
    "published_time": "2024-03-05T12:00:00+07:00",
    "ping_url": "https://paper.example/ping/",
    "rdf": SafeString("<!-- rdf -->"),
    "empty": SafeString("<section></section>"),
}
TRANSLATION = {"path": "/ja/", "url": "https://x.example/", "language": "ja", "name": "日本語"}


@pytest.mark.parametrize("language", ["en", "ja", "km"])
@pytest.mark.parametrize("template", [HEAD, CONTENT])
@pytest.mark.parametrize(
    "other",
    [
        {},
        {"headline": "Another", "lede": ""},
        {"tags": [], "related": [], "people": []},
        {"translations": [TRANSLATION, {**TRANSLATION, "language": "vi"}]},
        {"earlier": None, "later": {"path": "/l/", "headline": "Later"}},
        {"permalink": "", "canonical": "", "ping_url": "", "empty": "", "comments": 1},
        {"dateline": "Prek & Samnang", "updated": SafeString("<time>later</time>")},
    ],
    ids=lambda other: "+".join(other) or "as it is",
)
def test_a_filled_mould_is_what_the_template_makes(
    language: str, template: str, other: dict[str, Any]
) -> None:
    words = {**WORDS, **other}
    with translation.override(language):
        plain = render_to_string(template, words)
        assert moulded(template, words) == plain
        assert moulded(template, words) == plain  # from the mould that is kept now


def test_texts_that_look_like_marks_are_texts() -> None:
    sly = {**WORDS, "headline": "\ue0000\ue001 \ue0005\ue001", "lede": "{{ credit }}\ue0001\ue001"}
    for _ in range(2):
        assert moulded(CONTENT, sly) == render_to_string(CONTENT, sly)


def test_only_so_many_moulds_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)
    module._kept.clear()
    for number in range(5):
        moulded(HEAD, {**WORDS, "comments": number})
    assert len(module._kept) == 3


@pytest.mark.django_db
def test_a_plain_story_needs_no_template_once_its_shape_is_known(
    front: FrontPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = [a_story(f"Number {number} & more").pk for number in range(4)]
    first = [page.body for page in Bulk().pages(numbers)]
    monkeypatch.setattr(module, "render_to_string", lambda *_: pytest.fail("rendered again"))
    assert [page.body for page in Bulk().pages(numbers)] == first
