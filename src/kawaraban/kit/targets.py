"""From the URL somebody gave us to the one thing it can mean, or a refusal.

Parsers that read a URL differently are how guards are passed, so there is no repair here: what
a browser would quietly mend (backslashes, line breaks, "0x7f.1") is refused.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import idna

from kawaraban.kit.addresses import parse_address
from kawaraban.kit.fetch_errors import FetchRefused

MAX_URL = 4096
PORTS = {"http": 80, "https": 443}

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_][a-z0-9_-]{0,62})*")
# The last label of a name is never a number; "127.1" and "0x7f000001" are old ways to write IPv4.
_NUMERIC = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
_UNESCAPED = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Target:
    """`host` is ASCII, without brackets or final dot; `path` holds the query, not the fragment."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """As the Host header wants it (RFC 9110, section 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> tuple[str, str, int]:
        return self.scheme, self.host, self.port

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def parse_target(url: str) -> Target:
    """Read an absolute http or https URL, or an IRI of them (RFC 3987).

    Raises FetchRefused for another scheme, credentials, an unusual host or a malformed URL.
    """
    url = url.strip()
    if len(url) > MAX_URL:
        raise FetchRefused(f"the address is longer than {MAX_URL} characters")
    if _CONTROLS.search(url):
        raise FetchRefused("the address has characters that no address has")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise FetchRefused("the address is malformed") from None
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        raise FetchRefused("the address does not begin with http:// or https://")
    if "@" in parts.netloc:
        raise FetchRefused("the address carries a user name or password")
    if port == 0:
        raise FetchRefused("port 0 is not a port")
    host = _canonical_host(parts.hostname or "", bracketed="[" in parts.netloc)
    path = parts.path or "/"
    query = f"?{parts.query}" if parts.query else ""
    return Target(scheme, host, port or PORTS[scheme], _escape(path + query))


def _canonical_host(host: str, bracketed: bool) -> str:
    if not host:
        raise FetchRefused("the address names no host")
    if not host.isascii():
        host = _to_ascii(host)
    host = host.lower().removesuffix(".")
    if bracketed:
        address = parse_address(host)
        if address is None or address.version != 6 or "%" in host:
            raise FetchRefused(f"{host[:60]} is not an IPv6 address")
        return str(address)
    if not _HOST.fullmatch(host):
        raise FetchRefused(f"{host[:60]!r} is not a host name")
    # After the mapping to ASCII: "①②⑦.0.0.1" is a number by now.
    if _NUMERIC.fullmatch(host) and parse_address(host) is None:
        raise FetchRefused(f"{host} is an address written in an unusual way")
    return host


def _to_ascii(host: str) -> str:
    """UTS 46, non-transitional, as browsers do it."""
    if len(host) > 253:
        raise FetchRefused("the host name is too long")
    try:
        mapped = idna.uts46_remap(host, std3_rules=False, transitional=False)
        return mapped if mapped.isascii() else idna.encode(mapped).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        raise FetchRefused(f"{host[:60]!r} is not a host name") from None


def _escape(path: str) -> str:
    """Percent-encode what may not stand in a request line; what is encoded already stays."""
    return quote(path, safe=_UNESCAPED).replace("#", "%23")
