"""Editors see where the time of an answer went; nobody else sees anything."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import ResolverMatch

from kawaraban.accounts.models import User
from kawaraban.config.timing import ServerTiming
from tests.newsroom import EditorFactory, a_story

pytestmark = pytest.mark.django_db
METRIC = r'[a-z]+(;dur=\d+\.\d)?(;desc="[a-z0-9 ]+")?'


def asked(user: object = None, cookie: bool = True) -> HttpRequest:
    request = RequestFactory().get("/")
    request.resolver_match = ResolverMatch(lambda request: None, (), {})
    request.user = user or EditorFactory()  # type: ignore[assignment]
    if cookie:
        request.COOKIES["sessionid"] = "something"
    return request


def test_an_editor_sees_the_time_of_each_part(editor_client: Client) -> None:
    story = a_story()
    told = editor_client.get(story.get_absolute_url()).headers["Server-Timing"]
    assert re.fullmatch(rf"{METRIC}(, {METRIC})*", told)
    names = [metric.split(";")[0] for metric in told.split(", ")]
    assert {"total", "db", "render"} <= set(names)
    assert re.search(r'db;dur=\d+\.\d;desc="\d+ queries"', told)


def test_search_is_a_part_of_its_own(editor_client: Client) -> None:
    assert "search;dur=" in editor_client.get("/search/?q=ferry").headers["Server-Timing"]


def test_the_admin_is_timed_too(editor_client: Client) -> None:
    answer = editor_client.get("/admin/")
    assert "render;dur=" in answer.headers["Server-Timing"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_reader_sees_nothing(client: Client) -> None:
    story = a_story()
    for path in (story.get_absolute_url(), "/", "/search/?q=x", "/admin/login/", "/nowhere/"):
        assert "Server-Timing" not in client.get(path).headers


def test_somebody_with_an_account_but_no_way_into_the_admin_sees_nothing(client: Client) -> None:
    client.force_login(User.objects.create_user("reader"))
    assert "Server-Timing" not in client.get("/").headers


@pytest.mark.parametrize("cookie", ["forged", "", "a" * 5000])
def test_a_forged_session_sees_nothing_and_changes_nothing(client: Client, cookie: str) -> None:
    plain = client.get("/")
    client.cookies["sessionid"] = cookie
    answer = client.get("/")
    assert "Server-Timing" not in answer.headers
    assert answer.status_code == plain.status_code


def test_an_editors_answer_is_for_no_shared_cache(editor_client: Client) -> None:
    answer = editor_client.get("/")
    assert "Cookie" in answer.headers["Vary"]
    assert "private" in answer.headers["Cache-Control"]


def test_an_exception_ends_the_measuring() -> None:
    def fail(request: HttpRequest) -> HttpResponse:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        ServerTiming(fail)(asked())
    assert connection.execute_wrappers == []


def test_an_error_page_is_timed(editor_client: Client) -> None:
    answer = editor_client.get("/nowhere/")
    assert answer.status_code == 404
    # no view was found, but Wagtail's is the last to be asked
    assert "total;dur=" in answer.headers["Server-Timing"]


def test_a_stream_is_timed_until_it_begins_and_not_disturbed() -> None:
    def parts(request: HttpRequest) -> StreamingHttpResponse:
        def later() -> object:
            assert connection.execute_wrappers == []
            User.objects.count()
            yield b"ab"

        return StreamingHttpResponse(later())

    answer = ServerTiming(parts)(asked())
    assert b"".join(answer) == b"ab"
    assert "db" not in answer.headers["Server-Timing"]


def test_without_a_session_the_user_is_not_even_asked_for() -> None:
    request = asked(cookie=False)
    del request.user
    answer = ServerTiming(lambda request: HttpResponse())(request)
    assert "Server-Timing" not in answer.headers


def test_a_database_that_fails_costs_the_header_and_not_the_answer() -> None:
    class Unknown(AnonymousUser):
        def has_perm(self, *args: object) -> bool:
            raise DatabaseError

    answer = ServerTiming(lambda request: HttpResponse("fine"))(asked(Unknown()))
    assert answer.status_code == 200
    assert "Server-Timing" not in answer.headers
