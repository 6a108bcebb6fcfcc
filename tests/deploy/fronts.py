"""nginx and Caddy, started on this machine with the very files of `deploy/`."""

from __future__ import annotations

import contextlib
import http.client
import os
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.config.running import free_port, wait_for

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
HOST = "news.example"
READER = "127.0.0.2"
"""Where our requests come from: another address than the proxy's, and still this machine."""


@dataclass
class Answer:
    """A status, headers with small names, and a body."""

    status: int
    headers: dict[str, str]
    body: bytes = field(repr=False)


@dataclass
class Front:
    """A running web server before Kawaraban."""

    name: str
    port: int
    scheme: str
    trusted: ssl.SSLContext | None = None
    plain_port: int = 0
    """Where it only says that it is elsewhere."""

    def connect(self) -> http.client.HTTPConnection:
        """Return a connection as a reader's browser would open it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        plain = socket.create_connection(
            ("127.0.0.1", self.port), timeout=20, source_address=(READER, 0)
        )
        secure = self.trusted.wrap_socket(plain, server_hostname=HOST) if self.trusted else plain
        connection.sock = secure
        return connection

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Return the answer to one request."""
        with contextlib.closing(self.connect()) as connection:
            connection.request(method, path, body, {"Host": HOST, **(headers or {})})
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, told, answer.read())


@contextlib.contextmanager
def running(command: list[str], port: int, log: Path, **environ: str) -> Iterator[None]:
    """Run a server until the block ends; it answers on `port` when the block begins."""
    with log.open("w") as output:
        process = subprocess.Popen(
            command, env={**os.environ, **environ}, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        wait_for(lambda: process.poll() is not None or _listens(port), seconds=15)
        assert process.poll() is None, log.read_text()
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


def _listens(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


@contextlib.contextmanager
def nginx(site: Path, upstream: int, folder: Path) -> Iterator[Front]:
    """Serve `site` by nginx with TLS, the four things changed that the file says are ours."""
    certificate, key = make_certificate(folder)
    port, plain = free_port(), free_port()
    text = (DEPLOY / "nginx" / "kawaraban.conf").read_text("utf-8")
    for ours, here in (
        ("listen [::]:443 ssl http2;", ""),
        ("listen [::]:80;", ""),
        ("listen 443 ", f"listen 127.0.0.1:{port} "),
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("/etc/letsencrypt/live/news.example/fullchain.pem", str(certificate)),
        ("/etc/letsencrypt/live/news.example/privkey.pem", str(key)),
        ("/srv/news", str(site)),
        ("127.0.0.1:8000", f"127.0.0.1:{upstream}"),
    ):
        assert ours in text, ours
        text = text.replace(ours, here)
    (folder / "site.conf").write_text(text, "utf-8")
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.getuid() == 0 else ""  # else its workers may not read our folder
    main = folder / "nginx.conf"
    main.write_text(
        f"{user} daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log stderr;"
        "events {} http { include /etc/nginx/mime.types; default_type application/octet-stream;"
        f"sendfile on; access_log off; {temporary} include {folder}/site.conf; }}"
    )
    trusted = ssl.create_default_context(cafile=str(certificate))
    command = [shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or "nginx"]
    with running([*command, "-c", str(main), "-p", str(folder)], port, folder / "nginx.log"):
        yield Front("nginx", port, "https", trusted, plain)


@contextlib.contextmanager
def caddy(site: Path, upstream: int, folder: Path) -> Iterator[Front]:
    """Serve `site` by Caddy, without TLS: with a real name it would ask for a certificate."""
    port = free_port()
    environ = {
        "SITE_ADDRESS": f"http://{HOST}:{port}",
        "SITE_FOLDER": str(site),
        "SITE_UPSTREAM": f"127.0.0.1:{upstream}",
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "CADDY_ADMIN": f"127.0.0.1:{free_port()}",
    }
    file = str(DEPLOY / "caddy" / "Caddyfile")
    command = ["caddy", "run", "--config", file, "--adapter", "caddyfile"]
    with running(command, port, folder / "caddy.log", **environ):
        yield Front("caddy", port, "http")


def make_certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate that we trust ourselves, and return it and its key."""
    certificate, key = folder / "fullchain.pem", folder / "privkey.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", f"/CN={HOST}"),
            *("-addext", f"subjectAltName=DNS:{HOST}"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    return certificate, key
