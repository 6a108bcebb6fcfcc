"""From a host name to a connection with an address that was checked.

The name is resolved once, every address it has must be allowed, and the connection goes to one
of those very addresses. A name server that gives another answer the next time is not asked again
(DNS rebinding). Host header, SNI and certificate still carry the name.
"""

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache

import certifi

from kawaraban.kit.addresses import Address, is_loopback, is_public, parse_address
from kawaraban.kit.fetch_errors import FetchFailed, FetchRefused
from kawaraban.kit.targets import PORTS, Target
from kawaraban.kit.wire_limits import Deadline

# From a host name to its addresses as text; raises OSError where there are none.
Resolver = Callable[[str], Sequence[str]]
# From an address, a port and a timeout in seconds to a connected socket.
Dialler = Callable[[str, int, float], socket.socket]

_WEB_PORTS = frozenset(PORTS.values())


def resolve(host: str) -> list[str]:
    """The addresses the system knows for `host`, in its order of preference."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def dial(address: str, port: int, timeout: float) -> socket.socket:
    """A TCP connection. `address` is a number, so no name is looked up here."""
    return socket.create_connection((address, port), timeout)


@lru_cache(maxsize=1)
def default_tls() -> ssl.SSLContext:
    """Certificates verified against the system's authorities and certifi's.

    Both, because slim containers have no authorities and companies have their own.
    """
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    context.set_alpn_protocols(["http/1.1"])
    return context


def allowed_addresses(
    target: Target, resolver: Resolver, allow_loopback: bool, deadline: Deadline
) -> list[Address]:
    """The addresses of the target's host; at least one.

    Raises FetchRefused if one of them is not public, or the port not one of the web;
    FetchFailed if the name is not known.
    """
    literal = parse_address(target.host)
    addresses = [literal] if literal else _look_up(target.host, resolver, deadline)
    for address in addresses:
        if allow_loopback and is_loopback(address):
            continue
        if not is_public(address):
            raise FetchRefused(f"{target.host} is not on the public internet")
        if target.port not in _WEB_PORTS:
            raise FetchRefused(f"port {target.port} is not a port of the web")
    return addresses


def open_connection(
    target: Target,
    addresses: Sequence[Address],
    dialler: Dialler,
    tls: ssl.SSLContext | None,
    deadline: Deadline,
) -> socket.socket:
    """A connection, with TLS for https, to the first address that answers."""
    for position, address in enumerate(addresses, start=1):
        # A dead first address must leave time for the others.
        share = deadline.left() / (len(addresses) - position + 1)
        try:
            sock = dialler(str(address), target.port, share)
        except OSError:
            continue
        if target.scheme == "http":
            return sock
        return _encrypt(sock, target, tls or default_tls(), deadline)
    raise FetchFailed(f"{target.host} does not answer")


def _encrypt(
    sock: socket.socket, target: Target, tls: ssl.SSLContext, deadline: Deadline
) -> socket.socket:
    try:
        sock.settimeout(deadline.left())
        return tls.wrap_socket(sock, server_hostname=target.host)
    except ssl.SSLCertVerificationError as error:
        sock.close()
        reason = f"the certificate of {target.host} is not valid: {error.verify_message}"
        raise FetchFailed(reason) from error
    except (OSError, ValueError) as error:
        sock.close()
        raise FetchFailed(f"no secure connection to {target.host}") from error


def _look_up(host: str, resolver: Resolver, deadline: Deadline) -> list[Address]:
    """Ask in a thread: the system's resolver knows no timeout, and ours holds for everything."""
    answers: queue.Queue[Sequence[str] | Exception] = queue.Queue()

    def ask() -> None:
        try:
            answers.put(resolver(host))
        except Exception as error:
            answers.put(error)

    threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except queue.Empty:
        raise FetchFailed(f"the name {host} was not resolved in time") from None
    if isinstance(answer, Exception):
        raise FetchFailed(f"the name {host} is not known") from answer
    addresses = [parse_address(text) for text in answer]
    known = [address for address in addresses if address is not None]
    if not known or len(known) != len(addresses):
        raise FetchFailed(f"the name {host} is not known")
    return known
