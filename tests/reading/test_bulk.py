"""Pages made in bulk are those that the view answers, byte for byte."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone
from django.utils.functional import Promise

from kawaraban.articles.models import Article, CategoryName, Correction
from kawaraban.articles.related import write
from kawaraban.conversation.models import Response
from kawaraban.delivery.page import NOT_KEPT
from kawaraban.delivery.rendering import Answer, ask
from kawaraban.media.models import Picture
from kawaraban.reading.bulk import Bulk, RenderedPage
from kawaraban.reading.models import FrontPage
from tests.newsroom import (
    NOON,
    AgencyFactory,
    CategoryFactory,
    PersonFactory,
    ResponseFactory,
    a_correction,
    a_draft,
    a_story,
    an_embargoed_story,
    paragraphs,
)

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def archive(front: FrontPage, picture: Picture) -> list[Article]:
    """Stories of three languages with everything that a page can print."""
    sport = CategoryFactory(name="Sport")
    CategoryName.objects.create(category=sport, language="ja", name="スポーツ")
    inside = {"type": "picture", "value": {"picture": {"image": picture.pk, "alt_text": "A boat"}}}
    mixed = [
        *paragraphs("A <b>bold</b> start &amp; <a href='https://example.org/'>a link</a>."),
        {"type": "heading", "value": "Under <the> bridge"},
        {"type": "quote", "value": {"text": "Slowly.", "attribution": "A pilot"}},
        {"type": "listing", "value": {"numbered": False, "items": ["<p>One</p>"]}},
        {"type": "facts", "value": {"title": "Fares", "items": [{"label": "a", "value": "b"}]}},
        {"type": "embed", "value": "https://video.example/1"},
        inside,
    ]
    made = [
        a_story("Plain"),
        a_story(
            "Full & <rich>",
            body=mixed,
            picture=picture,
            tags=["ferry", "river"],
            bylines=[PersonFactory(), PersonFactory(name="Mai Tanabe")],
            source=AgencyFactory(home_page="https://wire.example/"),
            dateline="Prek Samnang",
            event_date=datetime.date(2024, 4, 1),
            published_at=NOON + HOUR,
        ),
        a_story("Shares", tags=["river"], published_at=NOON + 2 * HOUR, category=sport),
        a_story("Ends", tags=["ferry"], expire_at=timezone.now() + HOUR, published_at=NOON - HOUR),
        a_story("渡し船", language="ja", slug="渡し船", category=sport, tags=["ferry"]),
        a_story("សាឡាង", language="km", slug="សាឡាង"),
    ]
    a_story("Translated", language="vi", translation_key=made[0].translation_key)
    held = an_embargoed_story("Held", published_at=NOON + HOUR / 2)
    a_draft()
    related = {0: (5, 2, 1), 1: (3, 2), 2: (1,), 4: (0,)}
    lists = {
        story: [*(made[other].pk for other in others), held.pk] for story, others in related.items()
    }
    write({made[n].pk: [(number, 0.5) for number in numbers] for n, numbers in lists.items()}, 1)
    a_correction(made[1])
    Correction.objects.create(article=made[1], text="Link.", kind="update", corrected_at=NOON)
    parent = ResponseFactory(article=made[1])
    ResponseFactory(article=made[1], parent=parent, text="I was, too.", author_name="Sok")
    ResponseFactory(article=made[1], state=Response.State.HELD, text="Not yet.")
    trackback = Response.Origin.TRACKBACK
    ResponseFactory(article=made[4], origin=trackback, source_url="http://a.example/")
    Article.objects.filter(pk=made[2].pk).update(last_published_at=NOON + 9 * HOUR)
    return list(Article.objects.public())


def viewed(page: RenderedPage) -> Answer:
    return ask(WSGIHandler(), page.address)


def kept(headers: Any) -> list[tuple[str, str]]:
    return sorted((name, value) for name, value in headers if name.lower() not in NOT_KEPT)


def test_pages_in_bulk_are_those_of_the_view(archive: list[Article]) -> None:
    pages = list(Bulk().pages([story.pk for story in archive]))
    assert len(pages) == len(archive) == 7
    for page in pages:
        answer = viewed(page)
        assert page.body.decode() == answer.body.decode()
        assert page.status == answer.status
        assert kept(page.headers) == kept(answer.headers)
        assert all(not isinstance(value, Promise) for _name, value in page.headers)
        assert page.recording == answer.made


def test_a_page_names_what_it_prints(archive: list[Article]) -> None:
    full = Article.objects.get(headline="Full & <rich>")
    plain = Article.objects.get(headline="Plain")
    held = Article.objects.get(headline="Held")
    shares = Article.objects.get(headline="Shares")
    translated = Article.objects.get(headline="Translated")
    (page,) = Bulk().pages([full.pk])
    people = {f"person:{one.person_id}" for one in full.bylines.all()}
    assert page.recording.tags >= {
        *(f"article:{full.pk}", f"thread:{full.pk}", f"beside:{full.pk}", "tag:ferry"),
        *(f"source:{full.source_id}", f"link:{plain.pk}", f"link:{shares.pk}", "tag:river"),
        *(f"link:{held.pk}", "navigation", "pages:en", f"picture:{full.picture_id}", *people),
    }
    assert "today" not in page.recording.tags
    assert page.recording.is_storable
    (page,) = Bulk().pages([plain.pk])
    assert f"link:{translated.pk}" in page.recording.tags


def test_a_page_is_over_when_a_story_on_it_ends(archive: list[Article]) -> None:
    ends = Article.objects.get(headline="Ends")
    for story in (ends, Article.objects.get(headline="Plain")):
        (page,) = Bulk().pages([story.pk])
        assert page.recording.until == ends.expire_at


def test_what_is_not_public_is_left_out(archive: list[Article]) -> None:
    hidden = Article.objects.exclude(pk__in=[story.pk for story in archive])
    assert hidden.count() == 2
    assert list(Bulk().pages([*hidden.values_list("pk", flat=True), 987_654])) == []
    assert list(Bulk().pages([])) == []


def test_a_story_costs_no_query_of_its_own(
    django_assert_max_num_queries: Any, front: FrontPage
) -> None:
    stories = [a_story(f"Number {n}", tags=["ferry"]) for n in range(12)]
    list(Bulk().pages([stories[0].pk]))
    with django_assert_max_num_queries(18):
        assert len(list(Bulk().pages([story.pk for story in stories]))) == 12
