"""What pages are made of besides the database: code, templates, static files, settings."""

from __future__ import annotations

import functools
import os
import sys
from hashlib import blake2b
from pathlib import Path

import django
import wagtail
from django.conf import settings

PACKAGE = Path(__file__).resolve().parent.parent
FORMAT = 1
"""The form of the store itself; raised when an older one can't be read."""
OF_THE_PROCESS = frozenset(
    {
        *("allowed_hosts", "host", "port", "workers", "proxies", "pages_mib", "log_level"),
        *("cdn_token", "mail_url", "mail_from", "allow_loopback_fetch"),
    }
)
"""Settings that no page shows: a command run with another log level must not begin a new store."""
READ = (".py", ".html", ".xml", ".svg", ".mo", ".js", ".css", ".toml")


@functools.cache
def current() -> bytes:
    """Return a digest of all that. Two processes with the same may share a store."""
    digest = blake2b(digest_size=16)
    site = vars(settings.KAWARABAN).items()
    told = (
        *(FORMAT, sys.version_info[:2], django.VERSION, wagtail.VERSION),
        *(setting for setting in sorted(site) if setting[0] not in OF_THE_PROCESS),
    )
    digest.update(repr(told).encode())
    for folder, folders, files in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(files):
            if name.endswith(READ):
                path = os.path.join(folder, name)
                found = os.stat(path)
                digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    manifest = Path(settings.STATIC_ROOT or "") / "staticfiles.json"
    if manifest.is_file():
        digest.update(manifest.read_bytes())
    return digest.digest()
