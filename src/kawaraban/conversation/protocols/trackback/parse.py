"""A ping as it was posted: bytes in, a value out (TrackBack 1.2, "Sending a TrackBack Ping")."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote_to_bytes, urlsplit

from kawaraban.kit.html import to_text
from kawaraban.kit.text import clean_line, clean_text, decode, truncate

MOST_BYTES = 65_536
MOST_FIELDS = 40
LONGEST_URL = 2_000
LONGEST_EXCERPT = 1_000


class BadPing(Exception):
    """The ping can't be understood; the message is for its sender."""


@dataclass(frozen=True)
class Ping:
    """What the specification lets a ping say."""

    url: str
    title: str = ""
    excerpt: str = ""
    blog_name: str = ""


def parse(body: bytes, content_type: str = "") -> Ping:
    """Return the ping in `body`, an `application/x-www-form-urlencoded` form.

    The charset is the one of `content_type`, else of a field named `charset`, else found from
    the bytes. Raises `BadPing` when it is too large or has no usable `url`.
    """
    if len(body) > MOST_BYTES:
        raise BadPing(f"A ping has at most {MOST_BYTES} bytes.")
    kind, _, parameters = content_type.partition(";")
    if kind.strip().lower() not in ("", "application/x-www-form-urlencoded"):
        raise BadPing("Send the ping as application/x-www-form-urlencoded.")
    fields = _fields(body)
    charset = _charset(parameters) or fields.get("charset", b"").decode("ascii", "ignore")
    texts = {name: decode(raw, charset or None) for name, raw in fields.items()}
    return Ping(
        url=_url(texts.get("url", "")),
        title=truncate(_plain(texts.get("title", "")), 300),
        excerpt=truncate(_plain(texts.get("excerpt", "")), LONGEST_EXCERPT),
        blog_name=truncate(_plain(texts.get("blog_name", "")), 200),
    )


def _fields(body: bytes) -> dict[str, bytes]:
    """The form's fields as bytes: Django would have decoded them as UTF-8 already."""
    fields: dict[str, bytes] = {}
    for pair in body.split(b"&", MOST_FIELDS)[:MOST_FIELDS]:
        name, _, value = pair.partition(b"=")
        key = unquote_to_bytes(name.replace(b"+", b" ")).decode("ascii", "ignore")
        fields.setdefault(key, unquote_to_bytes(value.replace(b"+", b" ")))
    return fields


def _charset(parameters: str) -> str:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")
    return ""


def _url(text: str) -> str:
    url = text.strip()
    if not url:
        raise BadPing("The ping has no url. Send the permalink of your page as url.")
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        whole = False
    if not whole or len(url) > LONGEST_URL or clean_line(url) != url or " " in url:
        raise BadPing("The url must be a whole http or https address of at most 2,000 characters.")
    return url


def _plain(text: str) -> str:
    """Words without markup: blogs send entities and tags, sometimes escaped twice."""
    return clean_line(to_text(clean_text(text)))
