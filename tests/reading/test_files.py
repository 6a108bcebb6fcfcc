"""Media: pictures for everybody, originals for the newsroom, nothing beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.reading.pages import get

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """A media folder with a rendition, an original, and a secret beside it."""
    root = tmp_path / "media"
    (root / "images").mkdir(parents=True)
    (root / "original_images").mkdir()
    (root / "images" / "boat.webp").write_bytes(b"RIFF" + b"x" * 5000)
    (root / "images" / "evil.svg").write_text("<svg onload='alert(1)'/>")
    (root / "original_images" / "boat.jpg").write_bytes(b"\xff\xd8")
    (tmp_path / "secret-key").write_text("secret")
    settings.MEDIA_ROOT = str(root)
    return root


def body(answer: Any) -> bytes:
    """Return what a streaming answer sends."""
    return b"".join(answer.streaming_content)


def test_a_rendition_is_served_for_long_and_not_compressed_again(folder: Path) -> None:
    answer = get("/media/images/boat.webp", HTTP_ACCEPT_ENCODING="gzip")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["Content-Length"] == "5004"
    assert "Content-Encoding" not in answer.headers
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert len(body(answer)) == 5004


def test_an_avif_is_shown_and_not_downloaded(folder: Path) -> None:
    (folder / "images" / "boat.avif").write_bytes(b"\0\0\0\x20ftypavif")
    answer = get("/media/images/boat.avif")
    body(answer)
    assert answer.headers["Content-Type"] == "image/avif"
    assert answer.headers["Content-Disposition"].startswith("inline")


def test_an_unchanged_file_is_not_sent_again(folder: Path) -> None:
    seen = get("/media/images/boat.webp")
    body(seen)
    again = get("/media/images/boat.webp", HTTP_IF_MODIFIED_SINCE=seen.headers["Last-Modified"])
    assert again.status_code == 304


def test_originals_are_for_the_newsroom(folder: Path, editor_client: Client) -> None:
    assert get("/media/original_images/boat.jpg").status_code == 404
    answer = editor_client.get("/media/original_images/boat.jpg")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-cache"
    body(answer)


@pytest.mark.parametrize(
    "path",
    [
        "../secret-key",
        "images/../../secret-key",
        "images/..%2f..%2fsecret-key",
        "%2e%2e/secret-key",
        "images/..\\..\\secret-key",
        "images/%00boat.webp",
        "//etc/passwd",
        "images/../original_images/boat.jpg",
        "images/",
        "images",
        "",
        "images/" + "a" * 5000,
    ],
)
def test_no_path_leads_out_of_the_folder(folder: Path, path: str) -> None:
    assert get(f"/media/{path}").status_code == 404


def test_a_file_that_could_run_is_only_downloaded(folder: Path) -> None:
    answer = get("/media/images/evil.svg")
    body(answer)
    assert answer.headers["Content-Disposition"] == "attachment"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
