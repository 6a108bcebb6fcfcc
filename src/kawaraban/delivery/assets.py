"""Static files, answered before Django is entered: hashed names, made smaller when collected.

What `kawaraban.config.static` wrote is only read here. A file is looked at when it is first asked
for, so a worker that serves readers never learns of the editor's hundreds of files.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kawaraban.delivery.conditional import is_current
from kawaraban.delivery.encodings import accepted

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

SUFFIXES = {"br": ".br", "zstd": ".zst", "gzip": ".gz"}
"""Beside `a.1f0c….css` lie `a.1f0c….css.br` and so on, where that is worth it."""
FOREVER = "public, max-age=31536000, immutable"
"""For names with the hash of their content (RFC 8246)."""
A_WHILE = "public, max-age=300"
"""For plain names, whose content changes with the next version."""
KEPT = 1_024

# Not `mimetypes`, which reads the machine's own tables: the same file must have the same type
# everywhere. Text is UTF-8.
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
_HASHED = re.compile(r"\.([0-9a-f]{12})(?:\.[^./]*)?\Z")
_NOT_A_FILE = re.compile(r"(?:\A|/)(?:\.{0,2})(?:/|\Z)|[\\\0]")


def with_assets(application: Application, static_root: Path, static_url: str) -> Application:
    """Return the WSGI `application` with the files of `static_root` below the path `static_url`.

    Everything below that path is answered here: GET and HEAD of a file, 404 for what is none,
    405 for other methods. Byte ranges are not offered, as RFC 9110 (14.2) permits.
    """
    prefix = f"/{static_url.strip('/')}/"
    shelf = Shelf(str(static_root))

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path: str = environ.get("PATH_INFO", "")
        if not path.startswith(prefix):
            return application(environ, start_response)
        return shelf.answer(path[len(prefix) :], environ, start_response)

    return answer


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it was when it was looked at."""

    path: str
    seen: tuple[int, int]
    """When it was changed (nanoseconds) and its size, to notice that it is another by now."""
    content_hash: str
    headers: tuple[tuple[str, str], ...]
    """Those that every variant has."""
    sizes: dict[str, int]
    """The bytes of each variant there is."""


class Shelf:
    """The files below `root`, and what is known of those asked for so far."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.known: dict[str, Asset] = {}

    def answer(
        self, name: str, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer a request for the file `name`, a path relative to the root."""
        method = environ["REQUEST_METHOD"]
        if method not in ("GET", "HEAD"):
            return _refuse("405 Method Not Allowed", start_response, ("Allow", "GET, HEAD"))
        asset = self.find(name)
        if asset is None:
            return _refuse("404 Not Found", start_response, ("Cache-Control", "no-cache"))
        coding = next(
            coding
            for coding in accepted(environ.get("HTTP_ACCEPT_ENCODING", ""))
            if coding in asset.sizes
        )
        etag = f'"{asset.content_hash}-{coding}"'
        headers = [*asset.headers, ("ETag", etag)]
        if is_current(environ.get("HTTP_IF_NONE_MATCH", ""), etag):
            start_response("304 Not Modified", headers)
            return []
        size, body = asset.sizes[coding], b""
        if method == "GET":
            try:
                body = Path(asset.path + SUFFIXES.get(coding, "")).read_bytes()
            except OSError:  # taken away by hand since it was looked at
                self.known.pop(name, None)
                return _refuse("404 Not Found", start_response, ("Cache-Control", "no-cache"))
            size = len(body)
        if coding != "identity":
            headers.append(("Content-Encoding", coding))
        headers.append(("Content-Length", str(size)))
        start_response("200 OK", headers)
        return [body]

    def find(self, name: str) -> Asset | None:
        """Return what is known of the file, looked at anew if it changed; None if there is none."""
        if _NOT_A_FILE.search(name):
            return None
        asset = self.known.get(name)
        try:
            path = asset.path if asset else self._path(name)
            status = os.stat(path)
            seen = (status.st_mtime_ns, status.st_size)
            if asset and asset.seen == seen:
                return asset
            if not stat.S_ISREG(status.st_mode):
                return None
            asset = look_at(path, seen)
        except (OSError, ValueError):  # no such file, too long a name, no text
            self.known.pop(name, None)
            return None
        if len(self.known) >= KEPT:
            self.known.clear()
        self.known[name] = asset
        return asset

    def _path(self, name: str) -> str:
        # PEP 3333: the bytes of the path stand in the string as Latin-1.
        return f"{self.root}/{name.encode('latin-1').decode('utf-8')}"


def look_at(path: str, seen: tuple[int, int]) -> Asset:
    """Read the file and find its variants. Raises `OSError`.

    A name is only taken for hashed if the hash is true, so that no file that merely looks so,
    or was cut short, is kept by browsers for a year.
    """
    content = Path(path).read_bytes()
    content_hash = hashlib.md5(content, usedforsecurity=False).hexdigest()[:12]
    match = _HASHED.search(path)
    hashed = match is not None and match[1] == content_hash
    sizes = {"identity": len(content)}
    if hashed:  # beside a plain name may lie the variant of another version
        for coding, suffix in SUFFIXES.items():
            try:
                sizes[coding] = os.stat(path + suffix).st_size
            except OSError:
                continue
    headers = [
        ("Content-Type", TYPES.get(os.path.splitext(path)[1].lower(), "application/octet-stream")),
        ("Cache-Control", FOREVER if hashed else A_WHILE),
        ("X-Content-Type-Options", "nosniff"),
    ]
    if len(sizes) > 1:
        headers.append(("Vary", "Accept-Encoding"))
    return Asset(path, seen, content_hash, tuple(headers), sizes)


def _refuse(
    status: str, start_response: Callable[..., Any], header: tuple[str, str]
) -> Iterable[bytes]:
    body = f"{status[4:]}\n".encode()
    start_response(
        status,
        [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("X-Content-Type-Options", "nosniff"),
            header,
        ],
    )
    return [body]
