"""Requests as nobody honest sends them, byte by byte: right answers, and a store within bounds."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kawaraban.delivery import asking
from kawaraban.delivery.front import Front
from kawaraban.delivery.hosts import Hosts
from kawaraban.delivery.place import Place
from kawaraban.delivery.upkeep import MOST_ABSENT
from tests.delivery import test_front
from tests.delivery.test_front import House, Newsroom
from tests.survival.content import path_of
from tests.survival.running import HOST, Editor, Site, editing, serving

OVER_HTTP = 1_500
IN_PROCESS = 98_500


@dataclass
class Served:
    site: Site
    editor: Editor

    def send(self, request: bytes, within: float = 20.0) -> tuple[int, bytes]:
        """Send bytes on a connection of their own; return the status (0 if there is no answer)
        and all that came."""
        with socket.create_connection(("127.0.0.1", self.site.port), timeout=within) as connection:
            connection.sendall(request)
            parts = []
            try:
                while part := connection.recv(65536):
                    parts.append(part)
            except (ConnectionError, TimeoutError):
                pass
        answer = b"".join(parts)
        return (int(answer[9:12]) if answer.startswith(b"HTTP/1.1 ") else 0), answer

    def ask(self, target: str, *lines: str, method: str = "GET", host: str = "") -> int:
        """Ask with these header lines; return the status."""
        return self.answer(target, *lines, method=method, host=host)[0]

    def answer(
        self, target: str, *lines: str, method: str = "GET", host: str = ""
    ) -> tuple[int, bytes]:
        head = [
            f"{method} {target} HTTP/1.1",
            f"Host: {host or HOST}",
            *lines,
        ]
        request = "\r\n".join([*head, "Connection: close", "", ""])
        return self.send(request.encode("latin-1"))

    def stored(self) -> int:
        status = self.editor.do("status")
        return int(status["pages"]) + int(status["absent"])


@pytest.fixture(scope="module")
def served(newsroom: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site with two workers, which only answer."""
    import shutil

    folder = shutil.copytree(newsroom, tmp_path_factory.mktemp("hostile") / "site")
    with serving(Path(folder), 2) as site, editing(Path(folder)) as editor:
        yield Served(site, editor)


STORY = path_of(0)


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/" + "a" * 400 + "/", 404),
        ("/" + "a" * 400, 301),
        ("/" + "a" * 8000 + "/", 404),
        ("/?" + "a" * 8000, 200),
        ("/latest/?page=" + "9" * 8000, 404),
        ("/latest/?page=1&page=2", 200),
        ("/latest/?page=0", 404),
        ("/latest/?page=%00", 404),
        ("/latest/?page=%FF%FE", 404),
        ("/latest/%3Fpage=2", 404),
        ("/latest/?page=%31", 200),
        ("/latest/?" + "&".join(f"a{n}=1" for n in range(900)), 200),
        ("/latest", 301),
        ("//latest/", 404),
        ("/../../etc/passwd", 404),
        ("/static/../../kawaraban.env", 404),
        ("/static/..%2f..%2fkawaraban.env", 404),
        ("/media/..%2f..%2fkawaraban.env", 404),
        ("/media/%2e%2e/kawaraban.env", 404),
        ("/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/2024%2F03%2F05%2Fstory-0%2F", (200, 404)),
        ("/latest/%00", 404),
        ("/%00/", 404),
        ("/%0d%0aSet-Cookie:%20a=b/", 404),
        ("/%E5%B7/", 404),
        ("/%FF%FF/", 404),
        ("/category/%F0%9F%98%80/", 404),
        ("/%", (400, 404)),
        ("/2024/13/45/story-0/", 404),
        ("/9999/01/01/x/", 404),
        ("/2024/02/30/", 404),
    ],
)
def test_strange_targets_have_right_answers(
    served: Served, target: str, status: int | tuple[int, ...]
) -> None:
    allowed = status if isinstance(status, tuple) else (status,)
    for _ in range(2):  # rendered, then stored
        answered, answer = served.answer(target)
        assert answered in allowed, answer[:300]
        assert b"KAWARABAN_SECRET" not in answer
        assert b"\r\nSet-Cookie: a=b" not in answer


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example", 400),
        ("127.0.0.1.evil.example", 400),
        ("127.0.0.1:99999", 200),
        ("127.0.0.1:80:80", 400),
        ("user@127.0.0.1", 400),
        ("127.0.0.1/admin", 400),
        ("127.0.0.1,evil.example", 400),
        ("a" * 4000, 400),
        ("[::1", 400),
        ("127.0.0.1.", 200),
    ],
)
def test_a_bad_host_is_refused_and_keeps_nothing(served: Served, host: str, status: int) -> None:
    before = served.stored()
    assert served.ask(STORY, host=host) == status
    assert served.stored() <= before + (status == 200)


ENCODINGS = (
    *("", "*", "*;q=0", "identity;q=0", "gzip;q=2", "gzip;q=-1", "gzip;q=0.0001", "gzip;;q=1"),
    *("gzip, gzip, gzip", "GZIP", "br;q=0.5;x=y", "x-gzip", "compress", ",,,", ";", "\xff\xfe"),
    *(
        "gzip," * 1500,
        "a" * 6000,
        "zstd",
        "zstd;q=1, br;q=0.9",
        "identity",
        "br",
        "gzip;q=0,br;q=0",
    ),
)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_kind_of_accept_encoding_is_answered(served: Served, encoding: str) -> None:
    status, answer = served.answer(STORY, f"Accept-Encoding: {encoding}")
    assert status == 200, answer[:300]
    head, _, body = answer.partition(b"\r\n\r\n")
    lower = head.lower()
    assert f"content-length: {len(body)}".encode() in lower
    assert b"vary: accept-encoding" in lower
    if not encoding:
        assert b"content-encoding" not in lower


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("If-None-Match: *", 304),
        ('If-None-Match: "x"', 200),
        ("If-None-Match: ", 200),
        ("If-None-Match: " + '"x",' * 1500, 200),
        ('If-None-Match: W/"' + "a" * 6000, 200),
        ("If-None-Match: \xff\xfe", 200),
        ("If-Modified-Since: yesterday", 200),
        ("If-Modified-Since: Fri, 31 Feb 2100 25:61:61 GMT", 200),
        ("If-Modified-Since: " + "9" * 6000, 200),
        ("If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT", 200),
        ('If-Match: "x"', (200, 412)),
        ("Range: bytes=0-10", (200, 206)),
        ("Range: bytes=99999999-", (200, 416)),
        ("Range: " + "bytes=0-1," * 600, (200, 206, 416)),
        ("Cookie: xsessionid=1", 200),
        ("Cookie: a=sessionid", 200),
        ("Cookie: sessionid=", 200),
        ("Cookie: sessionid=" + "a" * 4000, 200),
        ("Cookie: ;;;=;\xff", 200),
        ("Authorization: Basic !!!", 200),
        ("Content-Length: 0", 200),
        ("Accept-Language: ja", 200),
        ("X-Forwarded-Host: evil.example", 200),
        ("X-Forwarded-Proto: https", 200),
        ("Content-Type: text/plain; charset=utf-99", 200),
    ],
)
def test_strange_headers_have_right_answers(
    served: Served, line: str, status: int | tuple[int, ...]
) -> None:
    allowed = status if isinstance(status, tuple) else (status,)
    served.ask(STORY)
    answered, answer = served.answer(STORY, line)
    assert answered in allowed, answer[:300]
    assert b"evil.example" not in answer


def test_headers_sent_twice_do_no_harm(served: Served) -> None:
    for lines in (
        ("Accept-Encoding: gzip", "Accept-Encoding: br"),
        ('If-None-Match: "a"', 'If-None-Match: "b"'),
        ("Cookie: a=b", "Cookie: c=d"),
        ("Host: evil.example",),
    ):
        status, answer = served.answer(STORY, *lines)
        assert status in (200, 400), answer[:300]
        assert b"evil.example" not in answer


def test_methods_have_right_answers(served: Served) -> None:
    served.ask(STORY)
    status, head = served.answer(STORY, method="HEAD")
    assert (status, head.partition(b"\r\n\r\n")[2]) == (200, b"")
    expected = {"OPTIONS": (200, 405), "TRACE": (405,), "DELETE": (403, 405), "PUT": (403, 405)}
    expected |= {"POST": (403, 405), "NONSENSE": (400, 403, 405, 501), "get": (200, 400, 405, 501)}
    for method, allowed in expected.items():
        for target in (STORY, "/", "/latest/", "/nowhere/"):
            status = served.ask(target, "Content-Length: 0", method=method)
            assert status in (*allowed, 404), (method, target, status)
            assert status < 500 or status == 501


def test_other_forms_of_a_request_target_are_understood(served: Served) -> None:
    here = HOST
    assert served.ask(f"http://{here}{STORY}") == 200
    for target in ("http://evil.example/", "*", f"{here}:443", "latest/", "http://", "?page=2"):
        status, answer = served.answer(target)
        assert status < 500, (target, answer[:300])
        assert b"evil.example" not in answer
    assert served.send(b"GET / HTTP/1.0\r\n\r\n", 1.0)[0] in (0, 200, 400)
    assert served.send(b"GET / HTTP/1.1\r\n\r\n", 1.0)[0] == 400
    assert served.send(b"\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03", 0.3)[0] in (0, 400)


def test_distinct_queries_over_http_do_not_split_the_store(served: Served) -> None:
    served.ask("/latest/")
    before = served.stored()
    with socket.create_connection(("127.0.0.1", served.site.port), timeout=20) as connection:
        file = connection.makefile("rb")
        for number in range(OVER_HTTP):
            connection.sendall(
                f"HEAD /latest/?utm={number}&q={number} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()
            )
            assert file.readline().startswith(b"HTTP/1.1 200")
            while file.readline() != b"\r\n":
                pass
    assert served.stored() == before
    time.sleep(1.5)  # counts are told once a second
    assert served.editor.do("status")["hits"] > OVER_HTTP


def test_nothing_of_all_this_was_an_error(served: Served) -> None:
    assert "Internal Server Error" not in served.site.said()
    status = served.editor.do("status")
    assert not status["trouble"], status
    assert status["absent"] <= MOST_ABSENT
    served.site.verify()


@pytest.mark.django_db
def test_a_hundred_thousand_distinct_queries_leave_one_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    views: dict[str, Any] = {"/latest/": ("page",)}
    monkeypatch.setattr(asking, "view_of", lambda path: None)
    monkeypatch.setattr(asking.Addresses, "declared", lambda self, path: views.get(path, ()))
    where = Place(tmp_path / "pages", 16 * 2**20)
    where.settle()
    newsroom = Newsroom()
    house = House(newsroom, Front(newsroom, where, Hosts([test_front.HOST], [8000])))
    begun = time.monotonic()
    for number in range(IN_PROCESS):
        house.ask("/latest/", f"utm={number}&{number}=x")
    assert len(newsroom.asked) == 1
    for number in range(2, 502):  # what a view declared does split it, and is bounded
        newsroom.status = "404 Not Found"
        house.ask("/latest/", f"page={number}")
        house.ask(f"/nowhere-{number}/%3F{number}")
    sizes = house.store.sizes()
    assert sizes.absent <= MOST_ABSENT
    assert sizes.used < where.bound
    assert time.monotonic() - begun < 60
    house.store.close()
