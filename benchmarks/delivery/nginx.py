"""The peer: nginx with the stored pages as files, as a static site would be served."""

from __future__ import annotations

import contextlib
import getpass
import gzip
import os
import resource
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from benchmarks.delivery.processes import free_port, program, running, wait_for
from benchmarks.delivery.site import Prepared

CONFIGURATION = Path(__file__).with_name("nginx.conf")
# nginx makes these itself, or they belong to the connection.
ITS_OWN = frozenset(
    {
        *("content-length", "content-encoding", "content-type", "vary", "etag", "last-modified"),
        *("date", "server", "connection", "transfer-encoding", "accept-ranges"),
    }
)
OPEN_FILES = "open_file_cache max={most} inactive=600s; open_file_cache_valid 600s;"
"""What lets nginx keep files open. Then it sees a changed one only after that time."""


@cache
def write_files(site: Prepared) -> tuple[Path, dict[str, str]]:
    """Write every page of the served `site` as nginx wants it, once a run.

    Returns the folder and the headers that our pages carry, for nginx to carry as many.
    """
    root = site.folder / "root"
    headers: dict[str, str] = {}
    for path in site.paths:
        status, body, told = site.get(path, **{"Accept-Encoding": "gzip"})
        if status != 200 or told["Content-Encoding"] != "gzip":
            raise RuntimeError(f"{path}: {status}, {told['Content-Encoding']}")
        folder = root / unquote(path).strip("/")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html.gz").write_bytes(body)
        (folder / "index.html").write_bytes(gzip.decompress(body))
        headers = {name: told[name] for name in told if name.lower() not in ITS_OWN}
    return root, headers


@contextlib.contextmanager
def serving(site: Prepared, headers: dict[str, str], keep_open: bool = False) -> Iterator[int]:
    """Serve the files with `headers` until the block ends; gives the port."""
    port = free_port()
    most = min(65_536, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    words = {
        # Started by root it would serve as somebody who may not read this folder.
        "USER": f"user {getpass.getuser()};\n" if os.geteuid() == 0 else "",
        "FOLDER": str(site.folder),
        "PORT": str(port),
        "FILES": str(most),
        "CACHE": "  " + OPEN_FILES.format(most=most // 2) if keep_open else "",
        "HEADERS": "\n".join(
            f'    add_header {name} "{_quoted(value)}";' for name, value in headers.items()
        ),
    }
    text = CONFIGURATION.read_text("utf-8")
    for word, value in words.items():
        text = text.replace(f"@{word}@", value)
    file = site.folder / f"nginx-{port}.conf"
    file.write_text(text, "utf-8")
    command = [program("nginx"), "-c", str(file), "-p", str(site.folder)]
    with running(command, site.folder / "nginx.said") as process:
        wait_for(port, process)
        yield port


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("$", "")
