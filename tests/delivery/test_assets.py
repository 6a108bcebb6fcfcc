"""Static files, asked for through the WSGI wrapper as a server would."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pytest

from kawaraban.config.static import compress
from kawaraban.delivery.assets import A_WHILE, FOREVER, KEPT, Shelf, with_assets

STYLE = b"body { margin: 0 }\n" * 100
HASH = hashlib.md5(STYLE).hexdigest()[:12]
NAME = f"reading/site.{HASH}.css"

Ask = Callable[..., tuple[int, dict[str, str], bytes]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "static"
    (root / "reading").mkdir(parents=True)
    (root / NAME).write_bytes(STYLE)
    (root / "reading" / "site.css").write_bytes(STYLE)
    (root / "reading" / "日本.svg").write_bytes(b"<svg/>")
    (root / "empty.txt").touch()
    (tmp_path / "secret-key").write_text("hidden")
    assert compress(root / NAME, best=True) == [".gz", ".zst", ".br"]
    return root


@pytest.fixture
def ask(root: Path) -> Ask:
    def django(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response("200 OK", [("X-From", "django")])
        return [b"page"]

    application = with_assets(django, root, "/static/")

    def ask(path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        told: list[Any] = []
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path} | {
            f"HTTP_{name.upper()}": value for name, value in headers.items()
        }
        body = b"".join(application(environ, lambda *words: told.extend(words)))
        return int(told[0].split()[0]), dict(told[1]), body

    return ask


def test_what_is_not_below_the_address_is_django_s(ask: Ask) -> None:
    for path in ("/", "/static", "/staticx/a.css", "/2023/12/19/static/", ""):
        assert ask(path)[1] == {"X-From": "django"}


def test_a_hashed_file_is_kept_for_ever(ask: Ask) -> None:
    status, headers, body = ask(f"/static/{NAME}")
    assert (status, body) == (200, STYLE)
    assert headers == {
        "Content-Type": "text/css; charset=utf-8",
        "Cache-Control": FOREVER,
        "X-Content-Type-Options": "nosniff",
        "Vary": "Accept-Encoding",
        "ETag": f'"{HASH}-identity"',
        "Content-Length": str(len(STYLE)),
    }


def test_each_client_gets_the_coding_it_likes_best(ask: Ask) -> None:
    for header, coding in (
        ("gzip, deflate, br, zstd", "br"),
        ("br;q=0, zstd", "zstd"),
        ("gzip", "gzip"),
        ("gzip;q=0.5, br;q=0.4", "gzip"),
        ("identity, gzip;q=0.1", None),
        ("gzip;q=2", None),
        ("", None),
    ):
        _, headers, body = ask(f"/static/{NAME}", accept_encoding=header)
        assert headers.get("Content-Encoding") == coding, header
        assert headers["Vary"] == "Accept-Encoding"
        assert headers["ETag"] == f'"{HASH}-{coding or "identity"}"'
        assert int(headers["Content-Length"]) == len(body)
        assert coding is None or len(body) < len(STYLE)
    assert brotli.decompress(ask(f"/static/{NAME}", accept_encoding="br")[2]) == STYLE
    assert gzip.decompress(ask(f"/static/{NAME}", accept_encoding="gzip")[2]) == STYLE


def test_head_has_the_headers_of_get_and_no_body(ask: Ask) -> None:
    for accept in ("br", "gzip", ""):
        got = ask(f"/static/{NAME}", accept_encoding=accept)
        assert ask(f"/static/{NAME}", "HEAD", accept_encoding=accept) == (200, got[1], b"")


def test_who_has_the_file_is_told_so(ask: Ask) -> None:
    etag = ask(f"/static/{NAME}", accept_encoding="br")[1]["ETag"]
    for held in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        status, headers, body = ask(f"/static/{NAME}", accept_encoding="br", if_none_match=held)
        assert (status, body) == (304, b"")
        assert headers["ETag"] == etag
        assert headers["Cache-Control"] == FOREVER
        assert "Content-Length" not in headers
    for held in ('"other"', etag.strip('"'), "", ",,,", '"' * 5000, f'"{HASH}-gzip"'):
        answer = ask(f"/static/{NAME}", accept_encoding="br", if_none_match=held)
        assert answer[0] == 200, held


def test_a_plain_name_is_kept_for_a_while_and_noticed_when_it_changes(ask: Ask, root: Path) -> None:
    # The variant of another version, as an older Kawaraban left it.
    (root / "reading" / "site.css.gz").write_bytes(gzip.compress(b"old"))
    _, headers, body = ask("/static/reading/site.css", accept_encoding="gzip, br")
    assert (headers["Cache-Control"], body) == (A_WHILE, STYLE)
    assert "Vary" not in headers
    (root / "reading" / "site.css").write_bytes(b"body {}")
    _, changed, body = ask("/static/reading/site.css", if_none_match=headers["ETag"])
    assert body == b"body {}"
    assert changed["ETag"] != headers["ETag"]


def test_a_name_whose_hash_is_not_true_is_kept_for_a_while_only(ask: Ask, root: Path) -> None:
    (root / NAME).write_bytes(STYLE[:50])  # cut short by a full disk
    (root / "vendor.0123456789ab.js").write_bytes(b"let a")
    assert ask(f"/static/{NAME}")[1]["Cache-Control"] == A_WHILE
    assert ask("/static/vendor.0123456789ab.js")[1]["Cache-Control"] == A_WHILE


def test_a_file_that_goes_away_is_not_found_any_more(ask: Ask, root: Path) -> None:
    assert ask(f"/static/{NAME}")[0] == 200
    (root / f"{NAME}.br").unlink()
    assert ask(f"/static/{NAME}", accept_encoding="br")[0] == 404  # noticed here
    assert ask(f"/static/{NAME}", accept_encoding="br")[0] == 200
    (root / NAME).unlink()
    assert ask(f"/static/{NAME}")[0] == 404


def test_names_in_any_script_and_empty_files_are_served(ask: Ask) -> None:
    path = "/static/reading/日本.svg".encode().decode("latin-1")  # as PEP 3333 has it
    assert ask(path)[1]["Content-Type"] == "image/svg+xml"
    assert ask("/static/empty.txt")[1]["Content-Length"] == "0"


@pytest.mark.parametrize(
    "name",
    [
        "", "reading", "reading/", "no-such-file.css", "../secret-key", "reading/../../secret-key",
        "./empty.txt", "reading/./site.css", "reading//site.css", "/etc/passwd", "..\\secret-key",
        "empty.txt\0", "\0", "empty.txt/", "empty.txt/x", "..", ".", "a" * 300, "a/" * 4000,
        "\udcff", "Ā", "\xff\xfe", "%2e%2e/secret-key", "reading/..", "..;/secret-key",
    ],
)  # fmt: skip
def test_nothing_but_a_file_below_the_root_is_found(ask: Ask, name: str) -> None:
    status, headers, body = ask(f"/static/{name}")
    assert status == 404
    assert (headers["Cache-Control"], body) == ("no-cache", b"Not Found\n")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PURGE", "get"])
def test_other_methods_are_refused(ask: Ask, method: str) -> None:
    status, headers, _ = ask(f"/static/{NAME}", method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


def test_without_a_folder_nothing_is_found(tmp_path: Path) -> None:
    assert Shelf(str(tmp_path / "none")).find("reading/site.css") is None


def test_what_is_known_is_bounded(root: Path) -> None:
    shelf = Shelf(str(root))
    for number in range(KEPT + 10):
        (root / f"{number}.txt").touch()
        assert shelf.find(f"{number}.txt") is not None
        assert shelf.find(f"{number}.none") is None
    assert len(shelf.known) <= KEPT
