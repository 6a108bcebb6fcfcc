"""No stored page differs from a fresh one, whatever was changed; and little else is thrown away.

The store of these tests is a dictionary. It is filled, one thing is changed as an editor changes
it, and every page is rendered again: those that differ must carry a tag of the rows that the
change wrote. `visible_fields` says for every field how it changes, or why no reader sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.core.cache import cache
from django.db import transaction

from kawaraban.delivery.recording import parameters_of
from tests.reading import changes, editing, small_site
from tests.reading.editing import Change
from tests.reading.small_site import Site_
from tests.reading.stored import NOT_STORED, Store, render
from tests.reading.visible_fields import FIELDS, MODELS, name_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings: object, tmp_path: object) -> Iterator[Site_]:
    """The small site, with its files in a folder of its own."""
    settings.MEDIA_ROOT = str(tmp_path)  # type: ignore[attr-defined]
    cache.clear()  # Wagtail keeps where its sites begin, and the database was another
    yield small_site.build()
    cache.clear()


def stale(store: Store, change: Change, site: Site_) -> tuple[set[str], bool]:
    """Make a change and undo it; return the pages left stale, and whether it was seen at all."""
    with transaction.atomic():
        change(deepcopy(site))
        cache.clear()
        left = store.stale() - set(NOT_STORED)
        seen = any(store.differs(path) for path in sorted(store.gone(), key=len))
        transaction.set_rollback(True)
    cache.clear()
    return left, seen


def test_every_field_of_every_model_has_its_line_in_the_table() -> None:
    fields = {
        name_of(model, field.name)
        for model in MODELS
        for field in (*model._meta.fields, *model._meta.many_to_many)
    }
    assert fields == FIELDS.keys()


def test_a_changed_field_leaves_no_page_stale(site: Site_) -> None:
    store, found = Store(), {}
    for name, change in FIELDS.items():
        if not isinstance(change, str):
            left, seen = stale(store, change, site)
            if left or not seen:
                found[name] = sorted(left) or "no page differs"
    assert found == {}


def test_what_editors_and_time_do_leaves_no_page_stale(site: Site_) -> None:
    store, found = Store(), {}
    for change in changes.EVENTS:
        left, _seen = stale(store, change, site)
        if left:
            found[change.__name__] = sorted(left)
    assert found == {}


def test_a_page_is_the_same_for_whoever_reads_it(site: Site_) -> None:
    from django.test import Client

    for path, kept in Store().pages.items():
        asked = {"HTTP_ACCEPT_LANGUAGE": "ja,th;q=0.5", "HTTP_USER_AGENT": "other", "HTTP_DNT": "1"}
        other = Client().get(path, **asked)
        assert (other.status_code, other.content) == (kept.answer.status, kept.answer.content), path
        assert other.headers.get("Content-Language", "") == kept.answer.language, path


def test_every_page_but_the_way_into_the_archive_may_be_stored(site: Site_) -> None:
    pages = Store().pages.items()
    assert {path for path, kept in pages if not kept.made_of.is_storable} == set(NOT_STORED)


def test_what_only_some_may_see_or_nobody_sees_for_long_is_not_stored(site: Site_) -> None:
    from django.urls import resolve

    assert not render("/search/?q=ferry").made_of.is_storable
    assert not render("/search/suggest/?q=ferry").made_of.is_storable
    assert not render("/media/images/missing.jpg").made_of.is_storable
    changes.a_page_is_only_for_those_with_a_password(site)
    assert not render("/contact/").made_of.is_storable
    assert parameters_of(resolve("/contact/").func) == ()
    assert parameters_of(resolve("/latest/").func) == ("page",)


def gone_after(change: Change, site: Site_) -> set[str]:
    """Return the pages that a change purges."""
    store = Store()
    change(site)
    return store.gone()


def test_an_edit_of_the_body_touches_the_pages_that_print_it_and_no_other(site: Site_) -> None:
    changes.the_text_is_edited(site)  # the first edit of a day is told in the sitemaps
    path = site.story.get_absolute_url()
    assert gone_after(changes.the_text_is_edited_again, site) == {
        path,
        f"{path}entry/",
        *("/feed/", "/category/event/feed/", "/category/festivals/feed/"),
    }


def test_a_comment_touches_its_story_and_what_prints_how_many_there_are(site: Site_) -> None:
    gone = gone_after(changes.a_comment_is_approved, site)
    path = site.story.get_absolute_url()
    assert {path, f"{path}entry/", "/", "/latest/", "/category/festivals/"} <= gone
    assert not gone & {"/feed/", "/category/sport/", "/nothing/", "/about/", "/2024/03/09/"}
    assert not {one for one in gone if one.startswith("/ja/") and one != "/ja/"}


def test_a_new_story_leaves_other_categories_days_and_stories_alone(site: Site_) -> None:
    gone = gone_after(changes.a_story_is_published, site)
    assert {"/", "/latest/", "/feed/", "/category/event/", "/nothing/", "/sitemap.xml"} <= gone
    assert not gone & {
        *("/category/sport/", "/category/sport/feed/", "/tag/rice/", "/source/mekong-wire/"),
        *("/2024/", "/2024/03/05/", "/2023/", "/about/", "/ja/latest/", "/sitemap-2024-03.xml"),
        site.alone.get_absolute_url(),
        f"{site.story.get_absolute_url()}entry/",
    }


def test_editing_a_text_page_touches_that_page_only(site: Site_) -> None:
    assert gone_after(editing.page_text, site) == {"/about/"}


def test_a_page_is_over_when_time_makes_it_another(site: Site_) -> None:
    moment = changes.the_story_will_expire(site)
    pages = {path: kept.made_of for path, kept in Store().pages.items()}
    for path in ("/", "/latest/", "/feed/", "/category/event/", "/sitemap-2024-03.xml"):
        assert pages[path].until is not None, path
        assert pages[path].until <= moment, path
    assert pages["/"].until < moment  # at midnight the date in the masthead is another
    assert pages["/category/sport/"].until is None
    assert "today" not in pages["/latest/"].tags | pages[site.story.get_absolute_url()].tags


def test_lists_wait_for_a_story_that_appears_by_time(site: Site_) -> None:
    moment = changes.a_story_will_be_released(site)
    pages = {path: kept.made_of for path, kept in Store().pages.items()}
    for path in ("/latest/", "/feed/", "/nothing/", "/2024/03/05/", "/sitemap-2024-03.xml"):
        assert pages[path].until == moment, path
