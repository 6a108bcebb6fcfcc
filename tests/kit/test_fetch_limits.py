"""What a hostile server sends, and where it ends."""

import gzip
import time
import tracemalloc
import zlib

import pytest

from kawaraban.kit.fetch import FetchFailed, FetchRefused, Guard, fetch
from tests.kit.servers import Page, Visitor, serving, text

LOCAL = Guard(allow_loopback=True, timeout=5)
SMALL = Guard(allow_loopback=True, timeout=5, max_bytes=10_000)
HURRIED = Guard(allow_loopback=True, timeout=0.5)


def _get(page: Page, guard: Guard = LOCAL) -> str:
    with serving({"/": page}) as server:
        return fetch(server.url(), guard).text


def _raw(data: bytes, pause: float = 0.0, times: int = 1) -> Page:
    def page(visitor: Visitor) -> None:
        for _ in range(times):
            visitor.wfile.write(data)
            visitor.wfile.flush()
            time.sleep(pause)

    return page


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def test_compressed_answers_are_read() -> None:
    story = "<p>ferry</p>" * 100
    raw = zlib.compressobj(wbits=-15)
    deflated = raw.compress(story.encode()) + raw.flush()
    two = gzip.compress(story[:600].encode()) + gzip.compress(story[600:].encode()) + b"\0\0"
    for body, coding in (
        (gzip.compress(story.encode()), "gzip"),
        (two, "x-gzip"),
        (zlib.compress(story.encode()), "deflate"),
        (deflated, "Deflate"),
        (story.encode(), "identity"),
    ):
        assert _get(lambda v, b=body, c=coding: v.answer(b, content_encoding=c)) == story  # type: ignore[misc]


def test_a_gzip_bomb_is_refused_before_it_unfolds() -> None:
    bomb = gzip.compress(b"\0" * 200_000_000, 9)
    assert len(bomb) < 400_000
    tracemalloc.start()
    with pytest.raises(FetchRefused, match="larger than we accept"):
        _get(lambda v: v.answer(bomb, content_encoding="gzip"))
    assert tracemalloc.get_traced_memory()[1] < 12_000_000
    tracemalloc.stop()


def test_many_gzip_members_do_not_add_up() -> None:
    bomb = gzip.compress(b"\0" * 4_000) * 20
    with pytest.raises(FetchRefused, match="larger than we accept"):
        _get(lambda v: v.answer(bomb, content_encoding="gzip"), SMALL)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", b"no gzip at all"),
        ("gzip", gzip.compress(b"cut off" * 100, mtime=0)[:-12]),
        ("deflate", b"\xff" * 50),
        ("br", b"whatever"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"twice", mtime=0), mtime=0)),
    ],
)
def test_a_broken_or_unknown_coding_is_a_failure(coding: str, body: bytes) -> None:
    with pytest.raises(FetchFailed):
        _get(lambda v: v.answer(body, content_encoding=coding))


def test_exactly_the_limit_is_accepted_and_one_byte_more_is_not() -> None:
    assert len(_get(text("x" * 10_000), SMALL)) == 10_000
    with pytest.raises(FetchRefused, match="larger than we accept"):
        _get(text("x" * 10_001), SMALL)


def test_a_huge_body_is_refused_whether_its_length_is_told_or_not() -> None:
    with pytest.raises(FetchRefused, match="larger"):
        _get(_raw(HEAD + b"Content-Length: 99999999999\r\n\r\nx"), SMALL)
    with pytest.raises(FetchRefused, match="larger"):
        _get(_raw(HEAD + b"\r\n" + b"x" * 50_000), SMALL)
    chunk = b"4000\r\n" + b"x" * 0x4000 + b"\r\n"
    with pytest.raises(FetchRefused, match="larger"):
        _get(_raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 4), SMALL)


def test_endless_headers_interim_answers_and_trailers_end_too() -> None:
    flood = [
        b"HTTP/1.1 100 Continue\r\n\r\n" * 40_000,
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200_000,
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_000_000,
        HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n" + b"a: b\r\n" * 200_000,
    ]
    for data in flood:
        with pytest.raises((FetchRefused, FetchFailed)):
            _get(_raw(data), SMALL)


@pytest.mark.parametrize(
    "drip", [b"H", b"HTTP/1.1 100 Continue\r\n\r\n", HEAD + b"Content-Length: 900\r\n\r\n", b""]
)
def test_a_slow_drip_ends_with_the_time(drip: bytes) -> None:
    began = time.monotonic()
    with pytest.raises(FetchFailed, match=r"longer than 0\.5 seconds|nonsense"):
        _get(_raw(drip, pause=0.1, times=12), HURRIED)
    assert time.monotonic() - began < 2.5


def test_bodies_that_break_off_are_failures() -> None:
    for data in (
        b"",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        HEAD + b"Content-Length: 100\r\n\r\nonly this",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nff\r\nonly this",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nonly this",
    ):
        with pytest.raises(FetchFailed, match="broke off or answered nonsense"):
            _get(_raw(data))


@pytest.mark.parametrize("kind", ["image/png", "application/octet-stream", "video/mp4", ""])
def test_another_type_is_refused_unread(kind: str) -> None:
    with pytest.raises(FetchRefused, match="not accepted here"):
        _get(text("x", content_type=kind))


def test_the_guard_says_which_types_are_wanted() -> None:
    pictures = Guard(allow_loopback=True, content_types=("image/*",))
    assert _get(text("x", content_type="image/png"), pictures) == "x"
    for kind in ("application/activity+json", "application/rss+xml", "text/plain"):
        assert _get(text("x", content_type=kind)) == "x"
    with pytest.raises(FetchRefused):
        _get(text("x"), pictures)
