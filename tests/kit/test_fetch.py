"""fetch() against real servers on this machine."""

import time

import pytest

from kawaraban.kit.connect import Resolver
from kawaraban.kit.fetch import Fetched, FetchFailed, FetchRefused, Guard, fetch, user_agent
from tests.kit.servers import redirect, serving, text

LOCAL = Guard(allow_loopback=True, timeout=5)


def test_a_page_is_fetched_with_its_type_charset_and_text() -> None:
    page = "<p>メコン川の渡し船</p>".encode("shift_jis")
    pages = {"/": lambda v: v.answer(page, content_type="Text/HTML; charset=Shift_JIS")}
    with serving(pages) as server:
        fetched = fetch(server.url("/#top"), LOCAL)
    assert isinstance(fetched, Fetched)
    assert fetched.status == 200
    assert fetched.url == server.url("/")
    assert fetched.content_type == "text/html"
    assert fetched.text == "<p>メコン川の渡し船</p>"
    assert fetched.body == page
    assert fetched.headers["CONTENT-TYPE"] == "Text/HTML; charset=Shift_JIS"


def test_the_request_says_who_asks_and_takes_the_callers_headers() -> None:
    with serving({"/a b": text("x"), "/a%20b": text("x")}) as server:
        fetch(
            server.url("/a b?q=ភ្នំ"), LOCAL, headers={"User-Agent": user_agent("https://n.example")}
        )
        fetch(server.url("/a%20b"), LOCAL)
    first, second = server.seen
    assert first.path == "/a%20b?q=%E1%9E%97%E1%9F%92%E1%9E%93%E1%9F%86"
    assert first.headers["user-agent"].startswith("Kawaraban/")
    assert first.headers["user-agent"].endswith(" (+https://n.example)")
    assert first.headers["host"] == f"127.0.0.1:{server.port}"
    assert first.headers["cookie"] is None
    assert second.headers.get_all("user-agent") == [user_agent()]
    assert second.path == "/a%20b"


def test_a_form_is_posted_and_becomes_a_get_after_a_redirect() -> None:
    pages = {"/ping": text("ok"), "/moved": redirect("/ping", 302), "/kept": redirect("/ping", 307)}
    with serving(pages) as server:
        form = {"title": "渡し船 & bridge", "url": "https://a.example/"}
        fetch(server.url("/ping"), LOCAL, method="POST", data=form)
        fetch(server.url("/moved"), LOCAL, method="POST", data=form)
        fetch(
            server.url("/kept"),
            LOCAL,
            method="POST",
            data=b"<x/>",
            headers={"Content-Type": "text/xml"},
        )
    asked = [(v.command, v.path, v.received) for v in server.seen]
    encoded = b"title=%E6%B8%A1%E3%81%97%E8%88%B9+%26+bridge&url=https%3A%2F%2Fa.example%2F"
    assert asked == [
        ("POST", "/ping", encoded),
        ("POST", "/moved", encoded),
        ("GET", "/ping", b""),
        ("POST", "/kept", b"<x/>"),
        ("POST", "/ping", b"<x/>"),
    ]
    assert server.seen[2].headers["content-type"] is None
    assert server.seen[4].headers["content-type"] == "text/xml"


def test_head_has_no_body_and_cookies_and_proxies_are_not_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1/")
    with serving(
        {"/": text("four", set_cookie="a=b", link="<https://a.example/>; rel=x")}
    ) as server:
        fetched = fetch(server.url(), LOCAL, method="HEAD")
    assert fetched.body == b""
    assert fetched.headers["content-length"] == "4"
    assert fetched.headers["Link"] == "<https://a.example/>; rel=x"
    assert "set-cookie" not in fetched.headers


def test_an_error_page_is_an_answer_and_its_strange_type_does_not_matter() -> None:
    pages = {
        "/gone": lambda v: v.answer(b"gone", status=410, content_type="text/plain"),
        "/odd": lambda v: v.answer(b"\x89PNG", status=404, content_type="image/png"),
        "/no": lambda v: v.answer(status=204, content_type="", content_length=""),
    }
    with serving(pages) as server:
        gone, odd, no = (fetch(server.url(path), LOCAL) for path in pages)
    assert (gone.status, gone.text) == (410, "gone")
    assert (odd.status, odd.body) == (404, b"")
    assert (no.status, no.content_type, no.text) == (204, "", "")


def test_redirects_are_followed_to_the_last_address_and_counted() -> None:
    pages = {
        "/1": redirect("2"),
        "/2": redirect("/ភាសា", 308),
        "/%E1%9E%97%E1%9E%B6%E1%9E%9F%E1%9E%B6": text("here"),
        "/loop": redirect("/loop"),
        "/nowhere": lambda v: v.answer(b"choose", status=302),
    }
    pages["/2"] = lambda v: v.answer(status=308, location="/ភាសា".encode().decode("latin-1"))
    with serving(pages) as server:
        assert fetch(server.url("/1"), LOCAL).url.endswith("/%E1%9E%97%E1%9E%B6%E1%9E%9F%E1%9E%B6")
        assert fetch(server.url("/nowhere"), LOCAL).text == "choose"
        server.seen.clear()
        with pytest.raises(FetchRefused, match="redirects more than 5 times"):
            fetch(server.url("/loop"), LOCAL)
        assert len(server.seen) == 6


def test_another_origin_does_not_learn_the_authorization() -> None:
    with serving({"/": text("other")}) as other, serving({"/": redirect(other.url())}) as first:
        secret = {"Authorization": "Bearer x", "Signature": "s", "Accept": "text/html"}
        fetch(first.url(), LOCAL, headers=secret)
    assert first.seen[0].headers["authorization"] == "Bearer x"
    assert other.seen[0].headers["authorization"] is None
    assert other.seen[0].headers["signature"] is None
    assert other.seen[0].headers["accept"] == "text/html"


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://2130706433/",
        "//127.1/",
        "file:///etc/passwd",
        "gopher://198.41.0.4/",
        "http://user:secret@198.41.0.4/",
        "http://198.41.0.4:22/",
        "http://[",
    ],
)
def test_a_public_site_cannot_redirect_us_inside(location: str) -> None:
    with serving({"/": redirect(location)}) as server:
        guard = Guard(resolver=_names(), dialler=server.dial, timeout=5)
        with pytest.raises(FetchRefused):
            fetch("http://news.example/", guard)
        assert len(server.seen) == 1


def test_a_header_cannot_smuggle_a_second_request() -> None:
    for headers in ({"X": "a\r\nHost: b"}, {"Host": "b"}, {"Content-Length": "0"}, {"é": "x"}):
        with pytest.raises(ValueError, match=r"cannot be s"):
            fetch("http://news.example/", Guard(), headers=headers)
    with pytest.raises(ValueError, match="DELETE"):
        fetch("http://news.example/", Guard(), method="DELETE")


def test_a_closed_port_and_an_unknown_name_are_failures_that_may_pass() -> None:
    with serving({}) as server:
        closed = server.url()
    with pytest.raises(FetchFailed, match="does not answer"):
        fetch(closed, LOCAL)

    def unknown(host: str) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(FetchFailed, match=r"nothing\.example is not known"):
        fetch("http://nothing.example/", Guard(resolver=unknown))


def test_a_slow_name_server_does_not_outlast_the_time() -> None:
    def slow(host: str) -> list[str]:
        time.sleep(1)
        return ["198.41.0.4"]

    began = time.monotonic()
    with pytest.raises(FetchFailed, match="not resolved in time"):
        fetch("http://slow.example/", Guard(resolver=slow, timeout=0.2))
    assert time.monotonic() - began < 0.8


def _names() -> Resolver:
    return lambda host: ["127.0.0.1"] if host == "localhost" else ["198.41.0.4"]
