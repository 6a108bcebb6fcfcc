"""The front: what it answers itself, and what it leaves to the application behind it."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.test import override_settings

from kawaraban.delivery import asking, recording
from kawaraban.delivery.front import Front
from kawaraban.delivery.hosts import Hosts
from kawaraban.delivery.place import Place
from kawaraban.delivery.recording import Warmth
from kawaraban.kit import zstandard as zstd

pytestmark = pytest.mark.django_db

HOST = "news.example"
BODY = "<!doctype html><title>Ferry</title>" + "<p>The ferry crosses at night.</p>" * 50


@dataclass
class Newsroom:
    """A WSGI application that stands in for Django, and remembers what it was asked."""

    body: str = BODY
    status: str = "200 OK"
    headers: list[tuple[str, str]] = field(default_factory=list)
    tags: tuple[str, ...] = ("article:1",)
    offers: bool = True
    refuses: bool = False
    pause: float = 0.0
    asked: list[dict[str, Any]] = field(default_factory=list)
    while_rendering: Callable[[], object] = lambda: None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self.asked.append(environ)
        body = self.body
        if self.offers:
            recording.offer(Warmth.ARTICLE)
        if self.refuses:
            recording.do_not_store()
        recording.reads(*self.tags)
        self.while_rendering()
        time.sleep(self.pause)
        html = ("Content-Type", "text/html; charset=utf-8")
        start_response(self.status, [html, ("Cache-Control", "no-cache"), *self.headers])
        return [body.encode()]


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class House:
    """A front with the newsroom behind it."""

    newsroom: Newsroom
    front: Front

    def ask(self, path: str = "/ferry/", query: str = "", **headers: str) -> Reply:
        """Ask as a server would hand it over; `HTTP_…` names are headers."""
        told: list[Any] = []
        environ = {
            "REQUEST_METHOD": headers.pop("method", "GET"),
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "HTTP_HOST": HOST,
            **headers,
        }
        answer = self.front(
            environ, lambda status, sent, exc_info=None: told.extend([status, sent])
        )
        body = b"".join(answer)
        return Reply(int(told[0][:3]), dict(told[1]), body)

    @property
    def store(self) -> Any:
        return self.front.where.store()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    views = {"/ferry/": ("page",), "/search/": None, "/川/": ()}
    monkeypatch.setattr(asking.Addresses, "declared", lambda self, path: views.get(path, ()))
    where = Place(tmp_path / "pages", 16 * 2**20)
    where.settle()
    newsroom = Newsroom()
    yield House(newsroom, Front(newsroom, where, Hosts([HOST], [8000])))
    where.store().close()  # type: ignore[union-attr]


def test_a_page_is_rendered_once_and_answered_from_the_store(house: House) -> None:
    first, second = house.ask(), house.ask()
    assert second.headers.pop("Last-Modified")
    assert first == second
    assert first.body == BODY.encode()
    assert len(house.newsroom.asked) == 1
    assert house.front.counts.told() == (1, 0, 1, 0)


def test_a_purged_page_is_rendered_again_at_the_very_next_request(house: House) -> None:
    house.ask()
    house.newsroom.body = BODY.replace("night", "dawn")
    house.store.purge(["article:1"])
    assert b"dawn" in house.ask().body


def test_a_page_changed_while_it_is_rendered_is_rendered_anew(house: House) -> None:
    def change() -> None:
        if len(house.newsroom.asked) == 1:
            house.newsroom.body = BODY.replace("night", "dawn")
            house.store.purge(["article:1"])

    house.newsroom.while_rendering = change
    assert b"dawn" in house.ask().body
    assert b"dawn" in house.ask().body
    assert len(house.newsroom.asked) == 2


def test_a_page_that_changes_all_the_time_is_answered_and_not_stored(house: House) -> None:
    house.newsroom.while_rendering = lambda: house.store.purge(["article:1"])
    assert house.ask().status == 200
    assert house.store.sizes().pages == 0


@pytest.mark.parametrize(
    ("accepted", "coding", "decode"),
    [
        ("gzip", "gzip", gzip.decompress),
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("zstd", "zstd", zstd.decompress),
        ("br;q=0.1, gzip", "gzip", gzip.decompress),
        ("", None, bytes),
        ("identity", None, bytes),
        ("br;q=0, gzip;q=0", None, bytes),
        ("\x00;;;", None, bytes),
    ],
)
def test_each_reader_gets_the_coding_they_can_read(
    house: House, accepted: str, coding: str | None, decode: Callable[[bytes], bytes]
) -> None:
    for _ in range(2):  # rendered, then stored
        answer = house.ask(HTTP_ACCEPT_ENCODING=accepted)
        assert answer.headers.get("Content-Encoding") == coding
        assert decode(answer.body) == BODY.encode()
        assert answer.headers["Content-Length"] == str(len(answer.body))
        assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_page_the_reader_has_is_not_sent_again(house: House) -> None:
    etag = house.ask().headers["ETag"]
    for asked in (etag, f'"x", {etag}', "*", etag.removeprefix("W/")):
        answer = house.ask(HTTP_IF_NONE_MATCH=asked)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers["ETag"] == etag
        assert "Content-Length" not in answer.headers
    for asked in ('"other"', "", "W/", '"' * 9000, "\xff"):
        assert house.ask(HTTP_IF_NONE_MATCH=asked).status == 200


def test_a_page_not_modified_since_is_not_sent_again(house: House) -> None:
    house.ask()
    modified = house.ask().headers["Last-Modified"]
    assert house.ask(HTTP_IF_MODIFIED_SINCE=modified).status == 304
    assert house.ask(HTTP_IF_MODIFIED_SINCE="Fri, 01 Jan 2100 00:00:00 GMT").status == 304
    for asked in ("Fri, 01 Jan 1999 00:00:00 GMT", "yesterday", "", "9" * 500):
        assert house.ask(HTTP_IF_MODIFIED_SINCE=asked).status == 200
    other = {"HTTP_IF_NONE_MATCH": '"other"', "HTTP_IF_MODIFIED_SINCE": modified}
    assert house.ask(**other).status == 200


def test_head_has_the_headers_of_get_and_no_body(house: House) -> None:
    house.ask()
    head = house.ask(method="HEAD")
    assert head.body == b""
    assert head.headers == house.ask().headers
    assert head.headers["Content-Length"] == str(len(BODY))


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS", "TRACE", "NONSENSE", "get"])
def test_other_methods_are_left_to_the_application(house: House, method: str) -> None:
    house.ask()
    house.ask(method=method)
    assert len(house.newsroom.asked) == 2
    assert house.newsroom.asked[1]["REQUEST_METHOD"] == method


@pytest.mark.parametrize(
    "header", [{"HTTP_COOKIE": "a=b; sessionid=xyz"}, {"HTTP_AUTHORIZATION": "Basic eA=="}]
)
def test_who_is_somebody_gets_nothing_from_the_store_and_puts_nothing_in(
    house: House, header: dict[str, str]
) -> None:
    house.ask(**header)
    assert house.store.sizes().pages == 0
    house.ask()
    house.ask(**header)
    assert len(house.newsroom.asked) == 3
    assert house.newsroom.asked[2].get("HTTP_COOKIE") == header.get("HTTP_COOKIE")


def test_nothing_of_the_first_reader_gets_into_the_page(house: House) -> None:
    house.ask(
        query="utm_source=mail&page=2&x=1",
        HTTP_COOKIE="seen=1",
        HTTP_ACCEPT_LANGUAGE="ja",
        HTTP_X_FORWARDED_HOST="evil.example",
        HTTP_USER_AGENT="somebody",
        REMOTE_ADDR="192.0.2.1",
    )
    (asked,) = house.newsroom.asked
    assert asked["QUERY_STRING"] == "page=2"
    kept = {name: value for name, value in asked.items() if name.startswith("HTTP_")}
    assert kept.keys() == {"HTTP_HOST", "HTTP_X_FORWARDED_PROTO"}
    assert asked["REMOTE_ADDR"] == "127.0.0.1"


def test_parameters_that_no_view_declared_do_not_split_the_store(house: House) -> None:
    for number in range(300):
        house.ask(query=f"utm_campaign={number}&{number}")
    assert len(house.newsroom.asked) == 1
    house.ask(query="page=2")
    house.ask(query="page=2&utm_campaign=1")
    assert len(house.newsroom.asked) == 2


def test_a_view_that_never_offered_its_answers_sees_the_request_as_it_came(house: House) -> None:
    house.ask("/search/", "q=ferry", HTTP_COOKIE="seen=1")
    house.ask("/search/", "q=ferry")
    assert [asked["QUERY_STRING"] for asked in house.newsroom.asked] == ["q=ferry", "q=ferry"]
    assert house.newsroom.asked[0]["HTTP_COOKIE"] == "seen=1"


def test_a_query_without_end_is_left_to_the_application(house: House) -> None:
    for query in ("page=" + "9" * 5000, "&".join(f"a{n}=1" for n in range(500)), "page=%00%ff"):
        house.ask(query=query)
    assert house.store.sizes().pages <= 1


@pytest.mark.parametrize(
    "host",
    ["evil.example", "news.example:1", "news.example:8000:8000", "", "a" * 500, "news.example/x"],
)
def test_a_host_that_is_not_the_sites_own_is_left_to_the_application(
    house: House, host: str
) -> None:
    house.ask()
    house.ask(HTTP_HOST=host)
    assert len(house.newsroom.asked) == 2
    assert house.newsroom.asked[1]["HTTP_HOST"] == host
    assert house.store.sizes().pages == 1


def test_spellings_of_the_own_host_share_a_page(house: House) -> None:
    for host in ("news.example", "NEWS.example", "news.example."):
        house.ask(HTTP_HOST=host)
    assert len(house.newsroom.asked) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"status": "500 Internal Server Error"},
        {"status": "303 See Other"},
        {"refuses": True},
        {"offers": False},
        {"headers": [("Set-Cookie", "a=b")]},
        {"headers": [("Vary", "Cookie, Accept-Encoding")]},
        {"headers": [("Cache-Control", "private, no-store")]},
    ],
)
def test_what_must_not_be_stored_is_not(house: House, change: dict[str, Any]) -> None:
    for name, value in change.items():
        setattr(house.newsroom, name, value)
    house.ask()
    assert house.store.sizes().pages == 0


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "301 Moved Permanently"])
def test_what_is_not_there_is_stored_until_addresses_change(house: House, status: str) -> None:
    house.newsroom.status = status
    for _ in range(2):
        assert house.ask().status == int(status[:3])
    assert len(house.newsroom.asked) == 1
    house.store.purge(["absent"])
    house.ask()
    assert len(house.newsroom.asked) == 2


def test_a_redirect_that_no_view_made_is_stored_but_keeps_its_query(house: House) -> None:
    house.newsroom.status, house.newsroom.offers = "301 Moved Permanently", False
    house.ask("/ferry")
    house.ask("/ferry")
    assert len(house.newsroom.asked) == 1
    house.ask("/ferry", "page=2")
    assert house.newsroom.asked[1]["QUERY_STRING"] == "page=2"


def test_addresses_in_every_script_are_kept_apart(house: House) -> None:
    for path in ("/川/", "/川を/", "/%E5/", "/ស្ទឹង/"):
        house.newsroom.body = BODY + path
        assert path.encode() in house.ask(path).body
    assert "川".encode() in house.ask("/川/").body
    assert len(house.newsroom.asked) == 4


@pytest.mark.parametrize("path", ["/" + "a" * 8000, "/\0/", "/../etc/passwd", "//evil.example/"])
def test_strange_addresses_are_answered_and_bounded(house: House, path: str) -> None:
    house.newsroom.status = "404 Not Found"
    assert house.ask(path).status == 404
    assert house.store.sizes().pages <= 1


def test_many_who_ask_for_the_same_page_are_sent_one_rendering(house: House) -> None:
    house.newsroom.pause = 0.05
    bodies: list[bytes] = []
    threads = [threading.Thread(target=lambda: bodies.append(house.ask().body)) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert bodies == [BODY.encode()] * 50
    assert len(house.newsroom.asked) == 1


def test_an_exception_of_the_application_frees_the_turn_and_is_not_swallowed(house: House) -> None:
    def fail() -> None:
        raise RuntimeError("the database is gone")

    house.newsroom.while_rendering = fail
    with pytest.raises(RuntimeError):
        house.ask()
    house.newsroom.while_rendering = lambda: None
    assert house.ask().status == 200


def test_a_closed_store_is_not_answered_from_and_one_made_anew_is(house: House) -> None:
    house.ask()
    house.front.where.give_up("The disk is full.", house.store)
    house.newsroom.body = BODY + "fresh"
    assert b"fresh" in house.ask().body
    assert b"fresh" in house.ask().body
    assert len(house.newsroom.asked) == 3
    house.front.where.settle()
    house.ask()
    house.ask()
    assert len(house.newsroom.asked) == 4


def test_time_that_changes_a_page_ends_it(house: House) -> None:
    import datetime

    soon = datetime.datetime.now(datetime.UTC) + datetime.timedelta(milliseconds=300)
    house.newsroom.while_rendering = lambda: recording.changes_at(soon)
    house.ask()
    house.ask()
    assert len(house.newsroom.asked) == 1
    time.sleep(0.35)
    house.ask()
    assert len(house.newsroom.asked) == 2


def test_the_secure_scheme_is_that_of_the_site(house: House, settings: Any) -> None:
    import dataclasses

    with override_settings(
        KAWARABAN=dataclasses.replace(settings.KAWARABAN, site_url="https://news.example")
    ):
        house.ask()
    assert house.newsroom.asked[0]["wsgi.url_scheme"] == "https"
