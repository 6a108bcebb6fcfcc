"""nginx and Caddy with the files of `deploy/`, before a Kawaraban started as its units say."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import html
import json
import re
import sqlite3
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import brotli
import psutil
import pytest

from tests.deploy.conftest import PICTURE, Deployed
from tests.deploy.fronts import HOST, READER, Front

pytestmark = pytest.mark.xdist_group("deploy")

FOREVER = "public, max-age=31536000, immutable"


def hashed(site: Path, name: str) -> str:
    manifest = json.loads((site / "static" / "staticfiles.json").read_text())
    return f"/static/{manifest['paths'][name]}"


def test_pages_come_from_kawaraban(front: Front, deployed: Deployed) -> None:
    page = front.ask(deployed.address, headers={"Accept-Encoding": "gzip"})
    assert (page.status, page.headers["content-encoding"]) == (200, "gzip")
    assert "content-security-policy" in page.headers
    again = front.ask(
        deployed.address,
        headers={"Accept-Encoding": "gzip", "If-None-Match": page.headers["etag"]},
    )
    assert (again.status, again.body) == (304, b"")
    assert b"Night ferry" in front.ask(deployed.address).body
    assert front.ask("/no-such-page/").status == 404
    assert front.ask(deployed.address, "HEAD").body == b""
    assert front.ask("/admin/").headers["location"].startswith("/admin/login/")


def test_static_files_come_from_the_disk_compressed(front: Front, deployed: Deployed) -> None:
    address = hashed(deployed.folder, "reading/reading.css")
    file = deployed.folder / address.lstrip("/")
    answer = front.ask(address, headers={"Accept-Encoding": "gzip, br, zstd"})
    if front.name == "caddy":
        assert answer.headers["content-encoding"] == "br"
        assert brotli.decompress(answer.body) == file.read_bytes()
    else:
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.body == Path(f"{file}.gz").read_bytes()
    assert answer.headers["cache-control"] == FOREVER
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "accept-encoding" in answer.headers["vary"].lower()
    plain = front.ask("/static/reading/reading.css")
    assert (plain.status, plain.headers["cache-control"]) == (200, "public, max-age=300")
    assert "content-encoding" not in plain.headers
    gone = front.ask("/static/reading/reading.0123456789ab.css")
    assert gone.status == 404
    assert "immutable" not in gone.headers.get("cache-control", "")


def test_kawaraban_alone_serves_them_as_well(front: Front, deployed: Deployed) -> None:
    address = hashed(deployed.folder, "reading/reading.css")
    direct = Front("itself", deployed.port, "http")
    answer = direct.ask(address, headers={"Accept-Encoding": "gzip, br, zstd"})
    assert (answer.status, answer.headers["content-encoding"]) == (200, "br")
    assert answer.headers["cache-control"] == FOREVER
    assert direct.ask(address, "HEAD").headers["content-length"] == str(
        len((deployed.folder / address.lstrip("/")).read_bytes())
    )


def test_pictures_for_readers_come_from_the_disk(front: Front) -> None:
    answer = front.ask("/media/images/boat.2f.width-800.webp")
    assert (answer.status, answer.body) == (200, PICTURE)
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["cache-control"] == FOREVER
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/media/original_images/boat.jpg",
        "/media/images/../original_images/boat.jpg",
        "/media/images/%2e%2e/original_images/boat.jpg",
        "/media/images/..%2foriginal_images/boat.jpg",
        "/media/images//../../secret-key",
        "/static/../kawaraban.sqlite3",
        "/static/%2e%2e/secret-key",
        "/static/..%2fkawaraban.env",
        "/static/reading/..%5c..%5c..%5csecret-key",
        "/media/images/boat.jpg%00.webp",
        "/kawaraban.sqlite3",
        "/.env",
    ],
)
def test_what_is_not_for_readers_stays_inside(front: Front, path: str) -> None:
    answer = front.ask(path)
    assert answer.status in (400, 404)
    assert PICTURE not in answer.body
    assert b"SQLite format" not in answer.body


def comment_on(front: Front, deployed: Deployed, text: str, **headers: str) -> int:
    page = front.ask(deployed.address).body.decode()
    form = re.search(rf'<form[^>]*action="/comment/{deployed.story}/".*?</form>', page, re.S)
    assert form is not None
    hidden = re.findall(r'type="hidden" name="(\w+)"(?: value="([^"]*)")?', form[0])
    fields = {name: html.unescape(value) for name, value in hidden} | {"name": "Ana", "text": text}
    sent = {"Content-Type": "application/x-www-form-urlencoded"} | headers
    path = f"/comment/{deployed.story}/"
    return front.ask(path, "POST", urlencode(fields).encode(), sent).status


def sender_of(deployed: Deployed, text: str) -> str | None:
    with contextlib.closing(sqlite3.connect(deployed.folder / "kawaraban.sqlite3")) as database:
        query = "SELECT sender_hash FROM conversation_response WHERE text LIKE ?"
        found = database.execute(query, [f"%{text}%"]).fetchone()
    return found and found[0]


def hash_of(deployed: Deployed, address: str) -> str:
    key = (deployed.folder / "secret-key").read_text().strip()
    told = f"{address}/32".encode()
    return hmac.new(f"sender:{key}".encode(), told, hashlib.sha256).hexdigest()


def test_a_comment_arrives_with_its_writer_s_address(front: Front, deployed: Deployed) -> None:
    text = f"Well said, by way of {front.name}."
    origin = f"{front.scheme}://{HOST}"
    assert comment_on(front, deployed, text, Origin=origin) in (200, 303, 302)
    assert sender_of(deployed, text) == hash_of(deployed, READER)
    assert comment_on(front, deployed, "From afar", Origin="https://evil.example") == 403
    assert sender_of(deployed, "From afar") is None


@pytest.mark.parametrize("name", ["X-Forwarded-For", "X_Forwarded_For", "X-Forwarded_For"])
def test_nobody_can_make_up_an_address(front: Front, deployed: Deployed, name: str) -> None:
    text = f"{name} by way of {front.name}"
    told = {name: "203.0.113.9", "Origin": f"https://{HOST}"}
    assert comment_on(front, deployed, text, **told) in (200, 303, 302)
    assert sender_of(deployed, text) == hash_of(deployed, READER)


def test_connections_are_kept_on_both_sides(front: Front, deployed: Deployed) -> None:
    with contextlib.closing(front.connect()) as connection:
        kept = connection.sock
        for _ in range(5):
            connection.request("GET", "/robots.txt", headers={"Host": HOST})
            assert connection.getresponse().read()
        assert connection.sock is kept
    behind = [
        link
        for link in psutil.net_connections("tcp")
        if link.raddr and link.raddr.port == deployed.port and link.status == "ESTABLISHED"
    ]
    assert behind


def test_a_body_beyond_measure_is_refused(front: Front, deployed: Deployed) -> None:
    headers = {"Host": HOST, "Content-Length": str(26 * 1024 * 1024)}
    with contextlib.closing(front.connect()) as connection:
        connection.request("POST", f"/comment/{deployed.story}/", b"a", headers)
        if front.name == "nginx":  # Caddy waits for the 25 MB first
            assert connection.getresponse().status == 413


def test_plain_http_leads_to_https(front: Front) -> None:
    if not front.plain_port:
        return  # Caddy does this by itself, where its address is not an http:// one as here
    connection = HTTPConnection("127.0.0.1", front.plain_port, timeout=10)
    with contextlib.closing(connection):
        connection.request("GET", "/latest/?page=2", headers={"Host": HOST})
        assert connection.getresponse().getheader("Location") == f"https://{HOST}/latest/?page=2"
