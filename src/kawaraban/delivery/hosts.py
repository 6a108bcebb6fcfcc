"""Which Host headers are the site's own (RFC 9110, 7.2), each in the form that keys begin with."""

from __future__ import annotations

from collections.abc import Iterable

MOST_SPELLINGS = 64


class Hosts:
    """The names the site answers to. Others are Django's to refuse, and nothing of them is kept.

    `names` are host names without a port; a Host may name one of `ports` or none.
    """

    def __init__(self, names: Iterable[str], ports: Iterable[int]) -> None:
        self.names = frozenset(name.lower().rstrip(".") for name in names if name)
        self.ports = frozenset(ports)
        self.known: dict[str | None, str] = {}

    def of(self, header: str | None) -> str | None:
        """Return the host that `header` names, or None if it is not the site's."""
        if header is None or len(header) > 300:
            return None
        name, colon, port = header.lower().rpartition(":")
        if not colon or port.endswith("]"):  # "[::1]" has colons of its own
            name, port = header.lower(), ""
        elif not (port.isascii() and port.isdecimal() and int(port) in self.ports):
            return None
        if name.rstrip(".") not in self.names:
            return None
        host = f"{name.rstrip('.')}:{int(port)}" if port else name.rstrip(".")
        if len(self.known) < MOST_SPELLINGS:
            self.known[header] = host
        return host
