"""TrackBack pings through their URL: taken in, verified, held, shown."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from kawaraban.articles.models import Article
from kawaraban.conversation.models import Response
from kawaraban.conversation.moderation import Decision, decide
from kawaraban.conversation.protocols.trackback.discovery import rdf
from tests.background import run_tasks
from tests.newsroom import a_draft, a_story, an_embargoed_story
from tests.sites import a_site

pytestmark = pytest.mark.django_db
FORM = "application/x-www-form-urlencoded"


def ping(client: Client, article: Article, **fields: str) -> Any:
    return client.post(f"/trackback/{article.pk}/", urlencode(fields), content_type=FORM)


def body_of(answer: Any) -> str:
    return str(answer.content.decode())


def a_link_to(article: Article) -> str:
    return f'<title>My blog</title><p><a href="{article.full_url}">this</a></p>'


def test_a_ping_from_a_page_that_links_is_verified_held_and_shown(client: Client) -> None:
    story = a_story()
    with a_site(post=a_link_to(story)) as site:
        answer = ping(client, story, url=f"{site.url}/post", title="On ferries", blog_name="B")
        assert answer.status_code == 200
        assert answer["Content-Type"].startswith("text/xml")
        assert "<error>0</error>" in body_of(answer)
        assert Response.objects.get().state == Response.State.VERIFYING
        run_tasks()
    response = Response.objects.get()
    assert response.state == Response.State.HELD
    page = client.get(story.get_absolute_url()).content.decode()
    assert "Trackback (0)" in page
    assert "On ferries" not in page
    decide([response], Decision.APPROVE, None)
    page = client.get(story.get_absolute_url()).content.decode()
    assert "Trackback (1)" in page
    assert "On ferries" in page


def test_the_title_of_the_source_can_not_turn_the_page_around(client: Client) -> None:
    story = a_story()
    with a_site(post=a_link_to(story).replace("My blog", "My \u202egolb\u0007")) as site:
        ping(client, story, url=f"{site.url}/post")
        run_tasks()
    assert Response.objects.get().title == "My golb"


def test_a_ping_from_a_page_that_does_not_link_never_shows(client: Client) -> None:
    story = a_story()
    with a_site(post="<p>Nothing about it.</p>") as site:
        assert "<error>0</error>" in body_of(ping(client, story, url=f"{site.url}/post"))
        run_tasks()
    response = Response.objects.get()
    assert response.state == Response.State.FAILED
    assert decide([response], Decision.APPROVE, None) == 0
    assert decide([response], Decision.SPAM, None) == 1
    assert decide([response], Decision.RESTORE, None) == 0
    assert "Trackback (0)" in client.get(story.get_absolute_url()).content.decode()


def test_a_source_that_answers_404_is_tried_again_later(client: Client) -> None:
    story = a_story()
    with a_site() as site:
        ping(client, story, url=f"{site.url}/gone")
        run_tasks()
        assert site.asked == ["/gone"]
    assert Response.objects.get().state == Response.State.VERIFYING


def test_the_same_ping_twice_is_one_response(client: Client) -> None:
    story = a_story()
    for _time in range(2):
        answer = ping(client, story, url="https://blog.example/1", excerpt="x")
        assert "<error>0</error>" in body_of(answer)
    assert Response.objects.count() == 1


def test_a_ping_without_url_is_answered_with_error_1(client: Client) -> None:
    answer = ping(client, a_story(), title="no url")
    assert answer.status_code == 400
    assert "<error>1</error>" in body_of(answer)
    assert "url" in body_of(answer)


@pytest.mark.parametrize("make", [a_draft, an_embargoed_story])
def test_what_is_not_public_answers_like_what_does_not_exist(client: Client, make: Any) -> None:
    hidden = ping(client, make(), url="https://blog.example/1")
    missing = client.post("/trackback/999999/", "url=https://blog.example/1", content_type=FORM)
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    assert not Response.objects.exists()


def test_a_get_is_told_to_post(client: Client) -> None:
    answer = client.get(f"/trackback/{a_story().pk}/")
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "<error>1</error>" in body_of(answer)


def test_an_oversized_ping_is_refused(client: Client) -> None:
    answer = ping(client, a_story(), url="https://blog.example/1", excerpt="a" * 80_000)
    assert answer.status_code in (400, 413)
    assert "<error>1</error>" in body_of(answer)


def test_a_sender_above_the_limit_is_asked_to_wait(client: Client) -> None:
    story = a_story()
    for number in range(20):
        assert ping(client, story, url=f"https://blog.example/{number}").status_code == 200
    assert ping(client, story, url="https://blog.example/one-more").status_code == 429


def test_a_story_offers_its_trackback_url_to_programs_and_people(client: Client) -> None:
    story = a_story('Two -- hyphens and "quotes" & <tags>')
    page = client.get(story.get_absolute_url()).content.decode()
    assert f'trackback:ping="http://testserver/trackback/{story.pk}/"' in page
    comment = str(rdf(story))
    assert comment.startswith("<!--")
    assert "--" not in comment[4:-3]
    assert "<tags>" not in comment


@pytest.mark.parametrize(
    "raw",
    [b"", b"&&&===", b"url=%00%ff", b"\xff\xfe", b"url=https%3A%2F%2Fb.example%2F%80"],
)
def test_garbage_is_answered_and_never_an_error_page(client: Client, raw: bytes) -> None:
    answer = client.post(f"/trackback/{a_story().pk}/", raw, content_type=FORM)
    assert answer.status_code in (200, 400)
    assert "<response>" in body_of(answer)
