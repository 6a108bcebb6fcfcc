"""What readers see is translated: nothing missing, nothing half-done, nothing printed in English.

`make catalogues` brings a catalogue up to date after a text has changed.
"""

from __future__ import annotations

import dataclasses
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from babel.messages import Catalog, Message
from babel.messages.mofile import read_mo
from django.test import Client
from django.utils import translation
from tools import catalogues

from kawaraban.conversation.protocols.comment.forms import CommentForm
from kawaraban.search.rebuild import rebuild
from tests.newsroom import a_correction, a_story

LANGUAGES = ("fil", "id", "ja", "km", "ko", "lo", "my", "th", "vi", "zh_Hans", "zh_Hant")
"""As the folders of the catalogues are named."""
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|<[^>]+>")
TRANSLATED = re.compile(r"\{% blocktranslate.*?endblocktranslate %\}", re.S)
CLASS = re.compile(r"\{% block kind %\}\w+\{% endblock %\}")
"""The block that becomes the class of a page's body."""
# Attributes whose value somebody reads or hears.
SPOKEN = {"alt", "title", "placeholder", "aria-label", "data-waiting", "data-failed"}

# The last of these is one that ends in a consonant when a Filipino reads it.
COUNTS = {
    "fil": ["0 balita", "1 balita", "2 balita", "10 balita", "4 na balita"],
    "id": ["0 berita", "1 berita", "2 berita", "10 berita", "4 berita"],
    "my": ["သတင်း 0 ပုဒ်", "သတင်း 1 ပုဒ်", "သတင်း 2 ပုဒ်", "သတင်း 10 ပုဒ်", "သတင်း 4 ပုဒ်"],
    "lo": ["ຂ່າວ 0 ເລື່ອງ", "ຂ່າວ 1 ເລື່ອງ", "ຂ່າວ 2 ເລື່ອງ", "ຂ່າວ 10 ເລື່ອງ", "ຂ່າວ 4 ເລື່ອງ"],
    "zh-hans": ["0篇报道", "1篇报道", "2篇报道", "10篇报道", "4篇报道"],
    "ko": ["기사 0건", "기사 1건", "기사 2건", "기사 10건", "기사 4건"],
}

each_language = pytest.mark.parametrize("language", LANGUAGES)


def keys(catalogue: Catalog) -> set[tuple[Any, Any]]:
    return {(message.context, message.id) for message in catalogue if message.id}


def texts(catalogue: Catalog) -> dict[tuple[Any, ...], list[str]]:
    return {(context(m), *forms(m.id)): forms(m.string) for m in catalogue if m.id}


def context(message: Message) -> str | None:
    """Return a message's context, which Babel reads as bytes from what is compiled."""
    found: Any = message.context
    return found.decode() if isinstance(found, bytes) else found


def forms(text: Any) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


@each_language
def test_a_catalogue_has_every_text_that_readers_see_and_no_other(language: str) -> None:
    assert keys(catalogues.written(language)) == keys(catalogues.wanted(language))


@each_language
def test_no_text_is_untranslated_or_fuzzy(language: str) -> None:
    written = [message for message in catalogues.written(language) if message.id]
    assert [m.id for m in written if m.fuzzy or catalogues.is_empty(m)] == []


@each_language
def test_a_translation_keeps_the_placeholders_and_the_markup(language: str) -> None:
    def differs(message: Message) -> bool:
        wanted = set(PLACEHOLDER.findall(forms(message.id)[-1]))
        return any(set(PLACEHOLDER.findall(form)) != wanted for form in forms(message.string))

    assert [m.id for m in catalogues.written(language) if m.id and differs(m)] == []


@each_language
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    with catalogues.path_of(language, ".mo").open("rb") as file:
        compiled = read_mo(file)
    assert texts(compiled) == texts(catalogues.written(language))


def test_every_language_that_has_a_catalogue_is_tested() -> None:
    assert catalogues.languages() == sorted(LANGUAGES)


@pytest.mark.parametrize("language", COUNTS)
def test_a_number_of_stories_is_counted_as_the_language_counts(language: str) -> None:
    with translation.override(language):
        said = [
            translation.ngettext("%(n)s story", "%(n)s stories", n) % {"n": n}
            for n in (0, 1, 2, 10, 4)
        ]
    assert said == COUNTS[language]


class Words(HTMLParser):
    """Collects the words that a template prints in its own, untranslated English."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag
        for name, value in attrs:
            if name in SPOKEN:
                self.take(value or "")

    def handle_data(self, data: str) -> None:
        if self.inside not in ("script", "style"):
            self.take(data)

    def take(self, text: str) -> None:
        self.found += re.findall(r"[^\W\d_]{2,}", text)


FORMATS = ("Atom", "RSS")
TEMPLATES = [path for path in catalogues.sources() if path.suffix == ".html"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_template_prints_no_word_that_is_not_translated(path: Path) -> None:
    text = TRANSLATED.sub("", CLASS.sub("", path.read_text("utf-8")))
    text = re.sub(r"(</?)\{\{.*?\}\}", r"\1x", text)  # a tag whose name is chosen
    words = Words()
    words.feed(re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", " ", text, flags=re.S))
    assert [word for word in words.found if word not in FORMATS] == []


@pytest.mark.parametrize(
    ("language", "comment", "trackback", "correction"),
    [
        ("ja", "コメント（0）", "トラックバック（0）", "訂正"),
        ("km", "មតិ (0)", "Trackback (0)", "ការកែតម្រូវ"),
        ("th", "ความคิดเห็น (0)", "แทร็กแบ็ก (0)", "แก้ไขข่าว"),
        ("vi", "Bình luận (0)", "Trackback (0)", "Đính chính"),
        ("lo", "ຄຳເຫັນ (0)", "Trackback (0)", "ແກ້ໄຂຂ່າວ"),
        ("my", "မှတ်ချက် (0)", "Trackback (0)", "အမှားပြင်ဆင်ချက်"),
        ("zh-hans", "评论（0）", "引用通告（0）", "更正"),
        ("zh-hant", "留言（0）", "引用通告（0）", "更正"),
        ("ko", "댓글 (0)", "트랙백 (0)", "바로잡습니다"),
        ("id", "Komentar (0)", "Trackback (0)", "Ralat"),
        ("fil", "Komento (0)", "Trackback (0)", "Pagwawasto"),
    ],
)
@pytest.mark.django_db
def test_a_story_speaks_its_own_language(
    client: Client, language: str, comment: str, trackback: str, correction: str
) -> None:
    story = a_story("Ferry", language=language)
    a_correction(story)
    page = client.get(story.get_absolute_url()).content.decode()
    for text in (comment, trackback, correction):
        assert f">{text}<" in page


@each_language
@pytest.mark.django_db
def test_whatever_is_wrong_with_a_comment_is_said_in_the_language_of_the_story(
    language: str,
) -> None:
    language = translation.to_language(language)
    story = a_story("Ferry", language=language)
    given = [
        {"name": "", "mail": "nobody", "url": "no page", "parent": "x"},
        {"name": "n" * 101, "text": "a\0b", "token": "forged", "url": "ftp://example.org/"},
        {"name": " \u202e", "text": "t" * 10_001, "mail": "m" * 300},
        {"name": "\u202e", "text": "\u202e", "url": "https://example.org/" + "u" * 600},
    ]

    def errors() -> set[str]:
        wrong = [CommentForm(data, article=story).errors.values() for data in given]
        return {str(error) for errors in wrong for listed in errors for error in listed}

    with translation.override("en"):
        english = errors()
    with translation.override(language):
        assert len(errors()) >= 10
        assert errors() & english == set()


@pytest.mark.parametrize(
    ("language", "note"),
    [
        *[("ja", "マイナスだけでは"), ("km", "សញ្ញាដក"), ("th", "เครื่องหมายลบ"), ("vi", "dấu trừ")],
        *[
            ("lo", "ເຄື່ອງໝາຍລົບ"),
            ("my", "အနုတ်လက္ခဏာ"),
            ("zh-hans", "只有减号"),
            ("zh-hant", "只有減號"),
        ],
        *[("ko", "빼기 기호만"), ("id", "tanda minus"), ("fil", "minus lamang")],
    ],
)
@pytest.mark.django_db
def test_search_says_what_it_understood_in_the_language_of_the_edition(
    client: Client, language: str, note: str, settings: Any
) -> None:
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), (language, "It")]
    settings.KAWARABAN = dataclasses.replace(settings.KAWARABAN, languages=("en", language))
    rebuild()
    assert note in client.get(f"/{language}/search/", {"q": "-ferry"}).content.decode()
