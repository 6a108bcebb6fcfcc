"""Names, addresses, pinning and TLS."""

import shutil
import socket
import ssl
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from kawaraban.kit.fetch import FetchFailed, FetchRefused, Guard, fetch
from tests.kit.servers import serving, text


class NameServer:
    """Answers each question with the next of its answers."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def __call__(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        return self.answers[min(len(self.asked), len(self.answers)) - 1]


def _never(address: str, port: int, timeout: float) -> socket.socket:
    raise AssertionError(f"dialled {address}:{port}")


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["198.41.0.4", "10.0.0.1"],
        ["2001:503:ba3e::2:30", "fd00:ec2::254"],
        ["fe80::1%eth0"],
        ["64:ff9b::7f00:1"],
    ],
)
def test_one_private_address_among_the_answers_is_enough_to_refuse(addresses: list[str]) -> None:
    with pytest.raises(FetchRefused, match="not on the public internet"):
        fetch("http://news.example/", Guard(resolver=lambda host: addresses, dialler=_never))


def test_a_name_is_resolved_once_and_the_connection_goes_to_that_address() -> None:
    names = NameServer(["198.41.0.4"], ["127.0.0.1"])
    dialled: list[tuple[str, int]] = []
    with serving({"/": text("here")}) as server:

        def dial(address: str, port: int, timeout: float) -> socket.socket:
            dialled.append((address, port))
            return server.dial(address, port, timeout)

        guard = Guard(resolver=names, dialler=dial)
        assert fetch("http://news.example/", guard).text == "here"
        assert server.seen[0].headers["host"] == "news.example"
        assert names.asked == ["news.example"]
        assert dialled == [("198.41.0.4", 80)]
        with pytest.raises(FetchRefused, match="not on the public internet"):
            fetch("http://news.example/", guard)
        assert len(dialled) == 1


def test_with_loopback_allowed_a_name_may_lead_here_on_any_port_but_not_next_door() -> None:
    with serving({"/": text("here")}) as server:
        guard = Guard(allow_loopback=True, resolver=NameServer(["127.0.0.1"], ["192.168.0.1"]))
        assert fetch(server.url("/", host="demo.example"), guard).text == "here"
        with pytest.raises(FetchRefused):
            fetch(server.url("/", host="demo.example"), guard)


def test_odd_ports_are_refused_away_from_loopback() -> None:
    guard = Guard(resolver=lambda host: ["198.41.0.4"], dialler=_never, allow_loopback=True)
    for port in (22, 25, 6379, 8080):
        with pytest.raises(FetchRefused, match=f"port {port} is not a port of the web"):
            fetch(f"http://news.example:{port}/", guard)


def test_a_dead_first_address_leaves_time_for_the_second() -> None:
    with serving({"/": text("here")}) as server:

        def dial(address: str, port: int, timeout: float) -> socket.socket:
            if address.startswith("2001"):
                raise TimeoutError
            return server.dial(address, port, timeout)

        both = Guard(resolver=lambda host: ["2001:503:ba3e::2:30", "198.41.0.4"], dialler=dial)
        assert fetch("http://news.example/", both).text == "here"


def test_an_answer_of_the_name_server_that_is_no_address_is_a_failure() -> None:
    for answer in ([], ["not an address"]):
        with pytest.raises(FetchFailed, match="is not known"):
            fetch("http://news.example/", Guard(resolver=lambda host, a=answer: a))  # type: ignore[misc]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not shutil.which("openssl"):
        pytest.skip("needs the openssl command to make a certificate")
    path = tmp_path_factory.mktemp("tls") / "news.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=news.example"),
            *("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-addext", "subjectAltName=DNS:news.example"),
            *("-keyout", str(path), "-out", f"{path}.crt"),
        ],
        check=True,
        capture_output=True,
    )
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


def test_tls_carries_the_name_and_is_verified(certificate: Path) -> None:
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate)
    asked: list[str | None] = []
    served.sni_callback = lambda sock, name, context: asked.append(name)
    trusting = ssl.create_default_context(cafile=str(certificate))
    with serving({"/": text("sealed")}, tls=served) as server:
        here = {"allow_loopback": True, "resolver": lambda host: ["127.0.0.1"]}
        url = server.url("/", host="news.example", scheme="https")
        assert fetch(url, Guard(tls=trusting, **here)).text == "sealed"  # type: ignore[arg-type]
        assert asked == ["news.example"]
        with pytest.raises(FetchFailed, match=r"certificate of news\.example is not valid"):
            fetch(url, Guard(**here))  # type: ignore[arg-type]
        other = server.url("/", host="other.example", scheme="https")
        with pytest.raises(FetchFailed, match=r"certificate of other\.example is not valid"):
            fetch(other, Guard(tls=trusting, **here))  # type: ignore[arg-type]


def test_https_to_a_port_that_speaks_http_is_a_failure() -> None:
    with serving({"/": text("plain")}) as server:
        guard = Guard(allow_loopback=True, timeout=3)
        with pytest.raises(FetchFailed, match="no secure connection"):
            fetch(server.url("/", scheme="https"), guard)
