"""What every reader page carries, and what it weighs."""

from __future__ import annotations

import gzip
import re
import time
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from kawaraban.articles.models import Article
from kawaraban.media.models import Picture
from tests.newsroom import PersonFactory, ResponseFactory, a_story, paragraphs
from tests.reading.pages import get, text_of, tree_of

pytestmark = pytest.mark.django_db
PAGES = ("/latest/", "/category/event/", "/2024/03/05/", "/search/", "/sitemap.xml", "/feed/")


def test_every_page_has_a_strict_policy_and_may_be_asked_for_again() -> None:
    story = a_story()
    for path in (*PAGES, story.get_absolute_url()):
        answer = get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert answer.headers["Cache-Control"] == "no-cache"
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", PAGES)
def test_an_unchanged_page_is_not_sent_again(path: str) -> None:
    a_story()
    answer = get(path, HTTP_ACCEPT_ENCODING="gzip")
    tag = answer.headers["ETag"]
    assert get(path, HTTP_IF_NONE_MATCH=tag).status_code == 304
    a_story("A new one")
    changes = path not in ("/search/", "/sitemap.xml")  # which tells the day of a change only
    assert (get(path, HTTP_IF_NONE_MATCH=tag).status_code == 200) is changes


def test_a_story_is_the_same_page_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_story().get_absolute_url()
    first = get(path)
    later = time.time() + 100
    monkeypatch.setattr(time, "time", lambda: later)
    second = get(path)
    assert first.content == second.content
    assert get(path, HTTP_IF_NONE_MATCH=first.headers["ETag"]).status_code == 304
    ResponseFactory(article=Article.objects.get())
    assert get(path, HTTP_IF_NONE_MATCH=first.headers["ETag"]).status_code == 200


def test_head_has_the_headers_and_no_body_and_post_is_refused() -> None:
    a_story()
    head = Client().head("/latest/")
    assert head.status_code == 200
    assert head.content == b""
    assert Client().post("/latest/").status_code == 405


def test_nothing_inline_could_run() -> None:
    story = a_story()
    for path in ("/latest/", "/search/", "/nope/", story.get_absolute_url()):
        page = get(path).content.decode()
        assert not re.search(r"\son[a-z]+=|\sstyle=|<style|javascript:", page)
        for script in re.findall(r"<script[^>]*>", page):
            assert "src=" in script or "ld+json" in script


def test_an_article_page_with_styles_and_scripts_weighs_at_most_30_kilobytes(
    picture: Picture,
) -> None:
    words = "Twelve boats crossed the river before the rain, and the pilots counted lamps. " * 8
    story = a_story(
        body=paragraphs(*(f"{number}. {words}" for number in range(12))),
        bylines=[PersonFactory()],
        tags=["ferry", "river", "night"],
        picture=picture,
    )
    for number in range(6):
        a_story(f"Another story of the same category, number {number}", tags=["ferry"])
        ResponseFactory(article=story, author_name=f"Reader {number}", text=words)
    page = tree_of(story.get_absolute_url())
    files = [link.get("href") for link in page.select("link[rel=stylesheet], link[rel=icon]")]
    files += [script.get("src") for script in page.select("script[src]")]
    assert len(files) + 1 <= 4
    sent = [text_of(story.get_absolute_url()).encode()]
    for address in files:
        static = address.startswith("/static/") and finders.find(address.removeprefix("/static/"))
        sent.append(Path(static).read_bytes() if static else get(address).content)
    assert sum(len(gzip.compress(one, 6)) for one in sent) <= 30 * 1024


def test_every_class_of_script_is_within_three_kilobytes() -> None:
    for name in ("reading/entries.js", "reading/search.js"):
        found = finders.find(name)
        assert found
        assert len(gzip.compress(Path(found).read_bytes())) <= 3 * 1024


def test_a_very_long_headline_and_overrides_of_direction_keep_the_page_whole() -> None:
    story = a_story("Long")
    Article.objects.filter(pk=story.pk).update(headline="W" * 1000)
    assert "W" * 1000 in text_of(story.get_absolute_url())
    assert "W" * 1000 in text_of("/latest/")
    turned = a_story("A \u202etxt.exe\u202c headline", slug="turned")
    turned.full_clean()
    turned.save_revision().publish()
    assert "\u202e" not in text_of(turned.get_absolute_url())
