"""Reading one HTTP answer within limits."""

import http.client
import re
from collections.abc import Iterator, Mapping, Sequence

from kawaraban.kit.content_coding import Decompressor, too_large
from kawaraban.kit.fetch_errors import FetchRefused

_CHUNK = 65_536
_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([\w.:+-]{1,40})""", re.IGNORECASE)
# No cookies: nothing here would send them back, so nobody shall read them.
_UNREAD = frozenset({"set-cookie", "set-cookie2"})


class Headers(Mapping[str, str]):
    """Header fields by name in any case; repeated ones joined by commas (RFC 9110, 5.3)."""

    def __init__(self, fields: Sequence[tuple[str, str]]) -> None:
        self._fields: dict[str, str] = {}
        for name, value in fields:
            key = name.lower()
            if key not in _UNREAD:
                before = self._fields.get(key)
                self._fields[key] = f"{before}, {value}" if before else value

    def __getitem__(self, name: str) -> str:
        return self._fields[name.lower()]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __repr__(self) -> str:
        return f"Headers({self._fields!r})"

    @property
    def media_type(self) -> str:
        """The media type in lower case without parameters; "" if none was sent."""
        return self.get("content-type", "").split(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        match = _CHARSET.search(self.get("content-type", ""))
        return match[1] if match else None


def read_headers(response: http.client.HTTPResponse) -> Headers:
    """The header fields as text: UTF-8 where they are that, as in Location, else Latin-1."""
    return Headers([(name, _as_text(value)) for name, value in response.getheaders()])


def read_body(
    response: http.client.HTTPResponse,
    headers: Headers,
    max_bytes: int,
    content_types: Sequence[str],
) -> bytes:
    """The decompressed body.

    Raises FetchRefused if it is too large, or if a successful answer is of no wanted type. Of
    an error page of another type only the status matters: its body is left unread.
    """
    if response.length == 0:  # also for HEAD, 204 and 304
        return b""
    if not is_wanted(headers.media_type, content_types):
        if 200 <= response.status < 300:
            kind = headers.media_type[:80] or "of no stated type"
            raise FetchRefused(f"it is {kind}, which is not accepted here")
        return b""
    if response.length is not None and response.length > max_bytes:
        raise too_large()
    decompressor = Decompressor(headers.get("content-encoding", ""), max_bytes)
    body = bytearray()
    while chunk := response.read(_CHUNK):
        body += decompressor.feed(chunk)
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)
    decompressor.finish()
    return bytes(body)


def is_wanted(media_type: str, patterns: Sequence[str]) -> bool:
    """Whether one of `patterns` ("text/html", "image/*", "application/*+xml") names the type."""
    for pattern in patterns:
        start, star, end = pattern.lower().partition("*")
        if media_type == pattern.lower():
            return True
        if star and media_type.startswith(start) and media_type.endswith(end):
            return True
    return False


def _as_text(value: str) -> str:
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
