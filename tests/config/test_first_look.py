"""Charsets that are none, and addresses without end, reach no view."""

from __future__ import annotations

import pytest
from django.test import Client

from kawaraban.conversation.models import Response
from kawaraban.conversation.protocols.comment.forms import CommentForm
from tests.newsroom import a_story

pytestmark = pytest.mark.django_db

NO_CHARSETS = ["hex", "rot13", "idna", "undefined", "utf-7", "raw_unicode_escape"]
BOUNDARY = "between"


def form_of(**fields: str) -> bytes:
    """Return `fields` as a form that may name a charset (RFC 7578)."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{{}}"\r\n\r\n{{}}\r\n'
    parts = [head.format(name, value) for name, value in fields.items()]
    return "".join([*parts, f"--{BOUNDARY}--\r\n"]).encode()


@pytest.mark.parametrize("label", NO_CHARSETS)
def test_a_query_is_not_decoded_by_a_codec_that_is_no_charset(client: Client, label: str) -> None:
    answer = client.get(
        "/search/?q=%2B2AA-+%5Cud800&lang=%5Cud800", CONTENT_TYPE=f"text/plain; charset={label}"
    )
    assert answer.status_code == 200
    assert "+2AA- \\ud800" in answer.content.decode()


@pytest.mark.parametrize("label", NO_CHARSETS)
def test_a_form_is_not_decoded_by_a_codec_that_is_no_charset(client: Client, label: str) -> None:
    story = a_story()
    token = str(CommentForm.fresh(story).initial["token"])
    answer = client.post(
        f"/comment/{story.pk}/",
        form_of(name="Vanna", text="Half a sign: \\ud800", token=token),
        content_type=f"multipart/form-data; charset={label}; boundary={BOUNDARY}",
    )
    assert answer.status_code == 303
    assert Response.objects.get().text == "Half a sign: \\ud800"


def test_a_form_in_a_charset_of_the_web_is_read(client: Client) -> None:
    story = a_story()
    token = str(CommentForm.fresh(story).initial["token"])
    answer = client.post(
        f"/comment/{story.pk}/",
        form_of(name="Vanna", text="船に乗った。", token=token).decode().encode("cp932"),
        content_type=f"multipart/form-data; charset=shift_jis; boundary={BOUNDARY}",
    )
    assert answer.status_code == 303
    assert Response.objects.get().text == "船に乗った。"


@pytest.mark.parametrize(
    "path", ["/documents/{}/map.pdf", "/trackback/{}/", "/comment/{}/", "/2024/03/05/{}/", "/{}/"]
)
def test_an_address_of_thousands_of_digits_is_not_found(client: Client, path: str) -> None:
    assert client.get(path.format("1" * 5000)).status_code == 404
