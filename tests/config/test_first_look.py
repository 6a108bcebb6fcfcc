"""Charsets that are none, and addresses without end, reach no view."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client, RequestFactory

from kawaraban.config.behind import application
from kawaraban.conversation.models import Response
from kawaraban.conversation.protocols.comment.forms import CommentForm
from tests.newsroom import a_story

pytestmark = pytest.mark.django_db

NO_CHARSETS = [
    "charset=hex",
    "charset=rot13",
    "charset=idna",
    "charset=undefined",
    "charset=utf-7",
    'CharSet = "raw_unicode_escape"',
    "charset*=hex''00",
]


def ask(method: str, address: str, body: bytes, content_type: str) -> tuple[str, str]:
    """Ask the application as the server does; return the status and the text of the answer."""
    made = RequestFactory().generic(method, address, body)
    environ: dict[str, Any] = {**made.environ, "CONTENT_TYPE": content_type}
    seen: list[str] = []
    answer = application(environ, lambda status, _headers, *_more: seen.append(status))
    text = b"".join(answer).decode()
    answer.close()  # type: ignore[attr-defined]
    return seen[0], text


def comment(content_type: str, text: bytes) -> str:
    """Send a comment as a form with parts; return the status."""
    story = a_story()
    token = str(CommentForm.fresh(story).initial["token"]).encode()
    head = b'--between\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
    fields = {b"name": b"Vanna", b"text": text, b"token": token}
    body = b"".join(head % field for field in fields.items()) + b"--between--\r\n"
    return ask("POST", f"/comment/{story.pk}/", body, content_type)[0]


@pytest.mark.parametrize("named", NO_CHARSETS)
def test_a_query_is_not_decoded_by_a_codec_that_is_no_charset(named: str) -> None:
    address = "/search/?q=%2B2AA-+%5Cud800&lang=%5Cud800"
    status, text = ask("GET", address, b"", f"text/plain; {named}")
    assert status in ("200 OK", "503 Service Unavailable")  # there may be no index
    assert "+2AA- \\ud800" in text


@pytest.mark.parametrize("named", NO_CHARSETS)
def test_a_form_is_not_decoded_by_a_codec_that_is_no_charset(named: str) -> None:
    status = comment(f"multipart/form-data; {named}; boundary=between", b"Half: \\ud800 +2AA-")
    assert status == "303 See Other"
    assert Response.objects.get().text == "Half: \\ud800 +2AA-"


def test_a_form_in_a_charset_of_the_web_is_read() -> None:
    kind = 'multipart/form-data; boundary="between"; charset=shift_jis'
    assert comment(kind, "船に乗った。".encode("cp932")) == "303 See Other"
    assert Response.objects.get().text == "船に乗った。"


@pytest.mark.parametrize(
    "path", ["/documents/{}/map.pdf", "/trackback/{}/", "/comment/{}/", "/2024/03/05/{}/", "/{}/"]
)
def test_an_address_of_thousands_of_digits_is_not_found(client: Client, path: str) -> None:
    assert client.get(path.format("1" * 5000)).status_code == 404
