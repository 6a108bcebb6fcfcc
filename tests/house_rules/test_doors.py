"""Every address leads to a documented view, and takes the methods it should and no other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

pytestmark = pytest.mark.django_db

DAY = {"year": "2024", "month": "03", "day": "05"}
READ: dict[str, dict[str, str]] = {
    "article": {**DAY, "slug": "ferry"},
    "entry": {**DAY, "slug": "ferry"},
    "sitemap": {},
    "sitemap-news": {},
    "sitemap-lists": {},
    "sitemap-month": {"year": "2024", "month": "03"},
    "robots": {},
    "icon": {},
    "favicon": {},
    "media": {"path": "images/ferry.png"},
    "latest": {},
    "category": {"slug": "event"},
    "category-feed": {"slug": "event"},
    "tag": {"slug": "rice"},
    "source": {"slug": "own"},
    "person": {"slug": "sokha-lim"},
    "archive": {},
    "year": {"year": "2024"},
    "month": {"year": "2024", "month": "03"},
    "day": DAY,
    "search": {},
    "suggest": {},
    "suggest-json": {},
    "search-feed": {},
    "search-rss": {},
    "opensearch": {},
    "feed": {},
    "comment-receipt": {"signed": "forged"},
}
POSTED: dict[str, dict[str, Any]] = {"comment": {"article": 1}, "trackback": {"article": 1}}
POSTED_BY_EDITORS: dict[str, dict[str, Any]] = {"responses:decide": {}}


def views(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address with its pattern."""
    for pattern in resolver.url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield address, pattern
        else:
            yield from views(pattern, address)


def behind(callback: Any) -> Any:
    """Return the class or the undecorated function that answers."""
    found = getattr(callback, "view_class", callback)
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    return found


def own_views() -> list[tuple[str, URLPattern, Any]]:
    """Return the addresses whose view is ours and not Wagtail's."""
    found = ((address, one, behind(one.callback)) for address, one in views(get_resolver()))
    return [row for row in found if row[2].__module__.startswith("kawaraban.")]


def test_every_view_says_what_it_answers() -> None:
    silent = [address for address, _pattern, view in own_views() if not view.__doc__]
    assert silent == []


def test_every_view_is_a_function_or_a_class_of_wagtails_admin() -> None:
    classes = [a for a, _pattern, view in own_views() if isinstance(view, type)]
    assert [address for address in classes if not address.startswith("admin/")] == []


def test_every_address_for_readers_stands_in_a_table_of_this_test() -> None:
    names = {one.name for address, one, _view in own_views() if not address.startswith("admin/")}
    assert names == READ.keys() | POSTED.keys()


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("name", READ)
def test_an_address_that_is_read_refuses_to_be_written_to(
    client: Client, name: str, method: str
) -> None:
    answer = client.generic(method, reverse(name, kwargs=READ[name]))
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
@pytest.mark.parametrize("name", POSTED)
def test_an_address_that_is_posted_to_refuses_everything_else(
    client: Client, name: str, method: str
) -> None:
    answer = client.generic(method, reverse(name, kwargs=POSTED[name]))
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"


@pytest.mark.parametrize("name", POSTED_BY_EDITORS)
def test_a_decision_is_never_made_by_following_a_link(editor_client: Client, name: str) -> None:
    answer = editor_client.get(reverse(name, kwargs=POSTED_BY_EDITORS[name]))
    assert answer.status_code == 405


def test_no_address_of_the_admin_answers_a_stranger(client: Client) -> None:
    login = reverse("wagtailadmin_login")
    for address, _pattern, _view in own_views():
        if not address.startswith("admin/"):
            continue
        answer = client.get("/" + address.replace("<int:pk>", "1"))
        refused = answer.status_code == 405 or answer.headers.get("Location", "").startswith(login)
        assert refused, address
