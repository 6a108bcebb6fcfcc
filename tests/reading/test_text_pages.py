"""Hand-made pages among the results of a search: found while all may see them, and only then."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from kawaraban.outbox.models import Change
from kawaraban.reading import text_pages
from kawaraban.reading.models import FrontPage, TextPage
from kawaraban.search.contract import Query
from kawaraban.search.engine import engine
from kawaraban.search.follower import SearchFollower
from tests.newsroom import a_story, locale
from tests.reading.pages import get, tree_of

pytestmark = pytest.mark.django_db
Index = Callable[[], int]
HOUR = datetime.timedelta(hours=1)


def a_page(front: Page, title: str = "About the ferry", **fields: Any) -> TextPage:
    """Return a page that is published below `front`."""
    fields = {"slug": "about", "text": "<p>Write to the <b>harbour</b> office.</p>", **fields}
    page: TextPage = front.add_child(
        instance=TextPage(title=title, locale=front.locale, live=False, **fields)
    )
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def followed() -> None:
    """Let the follower of the log take everything that was written."""
    follower = SearchFollower(engine())
    while follower.run_once():
        pass


def found(words: str = "harbour") -> list[str]:
    """Return the addresses of what a search finds."""
    return [str(a.get("href")) for a in tree_of(f"/search/?q={words}").select(".hit h3 a")]


def test_a_page_is_found_by_its_text_and_leads_to_its_address(
    front: FrontPage, index: Index
) -> None:
    a_page(front)
    index()
    hit = tree_of("/search/?q=harbour").select(".hit")[0]
    assert hit.select("h3 a")[0].get("href") == "/about/"
    assert hit.select(".meta")[0].get_text(strip=True) == "Page"
    assert hit.select(".passage mark")[0].get_text() == "harbour"
    assert get("/about/").status_code == 200
    option = tree_of("/search/suggest/?q=harb").select("[role=option]")[0]
    assert option.get("href") == "/about/"


def test_pages_and_stories_are_told_apart(front: FrontPage, index: Index) -> None:
    a_page(front)
    a_story("Ferry crosses")
    index()
    page = tree_of("/search/?q=ferry")
    assert "2 results" in page.select(".tally")[0].get_text()
    kinds = {a.get_text(): str(a.get("href")) for a in page.select(".facets section:first-child a")}
    assert kinds == {
        "Stories": "/search/?q=ferry&kind=story",
        "Pages": "/search/?q=ferry&kind=page",
    }
    assert len(tree_of(kinds["Stories"]).select(".hit")) == 1
    only = tree_of(kinds["Pages"])
    assert [a.get("href") for a in only.select(".hit h3 a")] == ["/about/"]
    assert only.select(".chosen a")[0].get_text().startswith("Kind: Pages")


def test_a_page_below_another_and_of_another_edition_have_their_addresses(
    front: FrontPage, index: Index
) -> None:
    about = a_page(front)
    a_page(about, "Team of the harbour", slug="team")
    japanese = front.copy_for_translation(locale("ja"))
    japanese.save_revision().publish()
    a_page(japanese, "港について harbour", slug="概要")
    index()
    assert sorted(found()) == ["/about/", "/about/team/", "/ja/%E6%A6%82%E8%A6%81/"]
    for path in found():
        assert get(path).status_code == 200, path


def test_pages_are_in_the_feed_of_a_search(front: FrontPage, index: Index) -> None:
    a_page(front)
    index()
    for kind in ("feed", "rss"):
        answer = get(f"/search/{kind}/?q=harbour").content.decode()
        assert "About the ferry" in answer
        assert "http://testserver/about/" in answer


def taken_back(page: TextPage) -> None:
    """The editor unpublishes it."""
    page.unpublish()


def deleted(page: TextPage) -> None:
    """The editor deletes it."""
    page.delete()


def restricted(page: TextPage) -> None:
    """It is for readers who are logged in."""
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def below_a_restricted_one(page: TextPage) -> None:
    """What stands above it is for readers who know a word."""
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type="password", password="word"
    )


def over(page: TextPage) -> None:
    """Its time is over, and nobody has noticed."""
    TextPage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - HOUR)


HIDDEN = [taken_back, deleted, restricted, below_a_restricted_one, over]


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_what_not_all_may_see_is_not_shown_even_before_the_index_knows(
    front: FrontPage, index: Index, hide: Callable[[TextPage], None]
) -> None:
    page = a_page(a_page(front, slug="above", text="<p>Nothing.</p>"))
    index()
    assert found() == ["/above/about/"]
    hide(page)
    assert found() == []
    assert not tree_of("/search/suggest/?q=harb").select("[role=option]")


@pytest.mark.parametrize("hide", HIDDEN, ids=lambda hide: hide.__name__)
def test_what_not_all_may_see_is_not_indexed(
    front: FrontPage, index: Index, hide: Callable[[TextPage], None]
) -> None:
    page = a_page(a_page(front, slug="above", text="<p>Nothing.</p>"))
    number = page.pk
    index()
    hide(page)
    if hide is not over:  # the schedule takes it back, which is a change like any other
        followed()
        assert [hit.id for hit in engine().search(Query("harbour")).hits] == []
    assert text_pages.documents_of([f"page:{number}"]) == {f"page:{number}": None}
    index()
    assert [hit.id for hit in engine().search(Query("harbour")).hits] == []


def test_a_draft_and_a_page_outside_of_the_site_are_not_indexed(
    front: FrontPage, index: Index
) -> None:
    draft = TextPage(title="Draft harbour", slug="d", locale=front.locale, live=False, text="x")
    front.add_child(instance=draft)
    elsewhere = Page.get_first_root_node().add_child(
        instance=FrontPage(title="Elsewhere", slug="elsewhere", locale=locale("ja"))
    )
    a_page(elsewhere, slug="lost")
    index()
    assert not any(document.kind == "page" for document in text_pages.everything())


def test_the_index_follows_what_editors_do(front: FrontPage, index: Index) -> None:
    index()
    page = a_page(front)
    followed()
    assert found() == ["/about/"]
    page.text = "<p>Write to the lighthouse.</p>"
    page.save_revision().publish()
    followed()
    assert found() == []
    assert found("lighthouse") == ["/about/"]
    page.slug = "who-we-are"
    page.save_revision().publish()
    followed()
    assert found("lighthouse") == ["/who-we-are/"]
    other = a_page(front, "Harbour", slug="other")
    page.move(other, pos="last-child")
    followed()
    assert found("lighthouse") == ["/other/who-we-are/"]


def test_a_change_names_the_pages_it_concerns() -> None:
    def affected(subject: str, *tags: str) -> list[str]:
        change = Change(kind="thing.changed", subject=subject, tags=list(tags))
        return sorted(set(text_pages.affected(change)))

    assert affected("page:7", "text:7") == ["page:7"]
    assert affected("page:7", "page:7", "page:8", "pages:en", "absent") == ["page:7", "page:8"]
    assert affected("article:7", "article:7", "text:x", "page:", "page:" + "9" * 30) == []


@pytest.mark.parametrize("found", ["page:999999", "page:x", "article:1", "", "page:" + "9" * 40])
def test_an_id_that_is_no_public_page_has_no_document(found: str) -> None:
    assert not any(text_pages.documents_of([found]).values())
