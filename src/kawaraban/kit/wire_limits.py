"""A socket with a deadline and a meter, for `http.client` to read from.

A timeout on each read is no protection from a server that sends one byte every nine seconds, nor
does a limit on the body stop endless headers, interim answers or trailers. Here both limits hold
for everything that arrives.
"""

import io
import socket
import time
from typing import Any

from kawaraban.kit.fetch_errors import FetchFailed, FetchRefused


class Deadline:
    """A point in time, `seconds` from now."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds left, more than 0. Raises FetchFailed when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchFailed(f"it took longer than {self._seconds:g} seconds")
        return left


class LimitedSocket:
    """What `http.client` uses of a socket, with every wait cut to the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline, max_bytes: int) -> None:
        self._socket = sock
        self._deadline = deadline
        self._max_bytes = max_bytes

    def sendall(self, data: bytes) -> None:
        self._socket.settimeout(self._deadline.left())
        self._socket.sendall(data)

    def makefile(self, mode: str, *_: Any) -> io.BufferedReader:
        return io.BufferedReader(_LimitedReader(self._socket, self._deadline, self._max_bytes))

    def close(self) -> None:
        """Nothing: `http.client` closes before the body is read; the opener closes the socket."""


class _LimitedReader(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: Deadline, max_bytes: int) -> None:
        self._socket = sock
        self._deadline = deadline
        self._left = max_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(self._deadline.left())
        try:
            count = self._socket.recv_into(buffer)
        except TimeoutError:
            self._deadline.left()  # raises the sentence about the whole time
            raise
        self._left -= count
        if self._left < 0:
            raise FetchRefused("it sent more than we accept")
        return count
