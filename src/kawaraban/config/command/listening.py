"""The address to listen on: resolved, free, and one that this user may take."""

from __future__ import annotations

import errno
import socket

from kawaraban.config.environment import Misconfigured

WHY = {
    errno.EADDRINUSE: "another program listens there. Stop it, or choose another --port",
    errno.EACCES: "this user may not take ports below 1024. Choose another --port",
    errno.EADDRNOTAVAIL: "this machine has no such address. Choose another --host",
}


def require_free(host: str, port: int) -> str:
    """Return the numeric address of `host`. Raises `Misconfigured` if nobody can listen there.

    It is tried without SO_REUSEPORT: web processes share the port with each other by it, and a
    second site of the same user would silently take half of the requests.
    """
    try:
        found = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE | socket.AI_NUMERICSERV
        )
    except (socket.gaierror, UnicodeError):
        raise Misconfigured(f"KAWARABAN_HOST is wrong: there is no host {host!r}.") from None
    family, kind, protocol, _, address = found[0]
    with socket.socket(family, kind, protocol) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(address)
            trial.listen(1)
        except OSError as error:
            why = WHY.get(error.errno or 0, error.strerror)
            raise Misconfigured(f"Can't listen on {host}, port {port}: {why}.") from None
    return str(address[0])


def answers(address: str, port: int) -> bool:
    """Whether somebody listens on the port now."""
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)  # noqa: S104 - compared
    try:
        with socket.create_connection((target, port), timeout=0.2):
            return True
    except OSError:
        return False
