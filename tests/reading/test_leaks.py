"""Whatever is not public stands nowhere: every door, for every state."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone

from kawaraban.articles.models import Article
from kawaraban.reading import indexing
from kawaraban.reading.models import FrontLead, FrontPage
from tests.newsroom import NOON, PersonFactory, ResponseFactory, a_draft, a_story
from tests.reading.pages import get

pytestmark = pytest.mark.django_db

SECRET = "Zanzibar"
DAY = datetime.timedelta(days=1)


def draft() -> Article:
    """Never published, but with an address that could be guessed."""
    return a_draft(f"{SECRET} draft", slug="secret")


def scheduled() -> Article:
    """Approved, to go live tomorrow."""
    story = a_draft(f"{SECRET} scheduled", slug="secret", go_live_at=timezone.now() + DAY)
    story.get_latest_revision().publish()
    return story


def embargoed() -> Article:
    """Live by mistake, but under embargo until tomorrow."""
    story = a_story(f"{SECRET} embargoed", slug="secret")
    Article.objects.filter(pk=story.pk).update(embargo_until=timezone.now() + DAY)
    return story


def future() -> Article:
    """Live, with a publication date of tomorrow."""
    story = a_story(f"{SECRET} future", slug="secret")
    Article.objects.filter(pk=story.pk).update(published_at=timezone.now() + DAY)
    return story


def expired() -> Article:
    """Its time is over, and the scheduler has not noticed."""
    story = a_story(f"{SECRET} expired", slug="secret")
    Article.objects.filter(pk=story.pk).update(expire_at=timezone.now() - DAY)
    return story


def withdrawn() -> Article:
    """Taken back by an editor."""
    story = a_story(f"{SECRET} withdrawn", slug="secret")
    Article.objects.get(pk=story.pk).unpublish()
    return story


STATES: list[Callable[[], Article]] = [draft, scheduled, embargoed, future, expired, withdrawn]
DOORS = [
    "/",
    "/ja/",
    "/latest/",
    "/category/event/",
    "/tag/ferry/",
    "/source/tonle-tsushin/",
    "/person/sokha-lim/",
    "/2024/",
    "/2024/03/",
    "/2024/03/05/",
    "/feed/",
    "/category/event/feed/",
    "/sitemap.xml",
    "/sitemap-2024-03.xml",
    "/sitemap-news.xml",
    "/sitemap-lists.xml",
    f"/search/?q={SECRET}",
    f"/search/suggest/?q={SECRET}",
    "/search/?q=author:Sokha",
    "/search/?kind=story",
    "/search/suggest.json?q=ferr",
    "/search/feed/?q=ferry",
    "/search/rss/?q=ferry",
    "/2024/03/05/neighbour/",
    "/2024/03/05/neighbour/entry/",
    "/nothing-here/",
]


@pytest.fixture(params=STATES, ids=lambda made: made.__name__)
def hidden(request: pytest.FixtureRequest, front: FrontPage) -> Article:
    """A story that no reader may see, beside one that everybody may."""
    a_story("Neighbour", slug="neighbour", tags=["ferry"], bylines=[PersonFactory()])
    story: Article = request.param()
    story.refresh_from_db()
    story.tags.add("ferry")
    story.save()
    moment = {"published_at": NOON} if story.published_at is None else {}
    Article.objects.filter(pk=story.pk).update(day=NOON.date(), **moment)
    ResponseFactory(article=story, text=f"A comment on {SECRET}.")
    FrontLead.objects.create(page=front, article=story)
    return story


def test_no_door_shows_it(hidden: Article, index: Callable[[], int]) -> None:
    assert index() == 1
    for path in DOORS:
        page = get(path).content.decode()
        page = page.replace(f"q={SECRET}", "").replace(f"“{SECRET}”", "")
        page = page.replace(f'value="{SECRET}"', "").replace(f"<title>{SECRET}", "")
        assert SECRET not in page, path
        assert "/secret/" not in page, path


def test_its_own_addresses_are_closed(hidden: Article) -> None:
    path = "/2024/03/05/secret/"
    closed = 410 if SECRET in hidden.headline and "expired" in hidden.headline else 404
    for address in (path, f"{path}entry/"):
        answer = get(address)
        assert answer.status_code == closed
        assert SECRET not in answer.content.decode()


def test_it_is_no_document_of_the_index(hidden: Article) -> None:
    assert indexing.documents_of([f"article:{hidden.pk}"]) == {f"article:{hidden.pk}": None}
    assert f"article:{hidden.pk}" not in [document.id for document in indexing.everything()]


def test_an_index_that_is_behind_shows_nothing_that_is_not_public_any_more(
    index: Callable[[], int],
) -> None:
    story = a_story(f"{SECRET} was here")
    index()
    assert SECRET in get(f"/search/?q={SECRET}").content.decode()
    Article.objects.filter(pk=story.pk).update(expire_at=timezone.now() - DAY)
    page = get(f"/search/?q={SECRET}").content.decode()
    assert "was here" not in page
    assert "0 stories" in page
    assert "was here" not in get(f"/search/suggest/?q={SECRET}").content.decode()


def test_counts_do_not_tell_of_it(hidden: Article) -> None:
    assert "Comment (0)" in get("/2024/03/05/neighbour/").content.decode()
    assert get("/latest/").content.decode().count("<details") == 1
