"""Real HTTP servers on this machine, whose answers the tests write."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Visitor(BaseHTTPRequestHandler):
    """Answers by the function that stands under the path; remembers what was asked."""

    server: "NewsServer"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        length = int(self.headers.get("content-length") or 0)
        self.received = self.rfile.read(length)
        self.server.seen.append(self)
        with suppress(ConnectionError):  # the client had enough
            self.server.pages[self.path.split("?")[0]](self)
        self.close_connection = True

    do_HEAD = do_POST = do_GET

    def log_message(self, format: str, *args: object) -> None:
        pass

    def answer(self, body: bytes = b"", status: int = 200, **headers: Any) -> None:
        self.send_response(status)
        fields = {"content_type": "text/html; charset=utf-8", "content_length": str(len(body))}
        for name, value in (fields | headers).items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


Page = Callable[[Visitor], None]


class NewsServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, pages: dict[str, Page]) -> None:
        self.pages = pages
        self.seen: list[Visitor] = []
        super().__init__(("127.0.0.1", 0), Visitor)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def dial(self, address: str, port: int, timeout: float) -> socket.socket:
        """For a guard's `dialler`: every address of the internet is this server."""
        return socket.create_connection(("127.0.0.1", self.port), timeout)

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # a client that turns away is what these tests are about


@contextmanager
def serving(pages: dict[str, Page], tls: ssl.SSLContext | None = None) -> Iterator[NewsServer]:
    server = NewsServer(pages)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def text(body: str, **headers: Any) -> Page:
    return lambda visitor: visitor.answer(body.encode(), 200, **headers)


def redirect(location: str, status: int = 302) -> Page:
    return lambda visitor: visitor.answer(status=status, location=location)
