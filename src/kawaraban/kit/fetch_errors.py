"""Why a fetch gave no answer."""


class FetchError(Exception):
    """No answer. `reason` is a sentence for people, without a full stop."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class FetchRefused(FetchError):
    """Our own rules forbid it: address, scheme, port, size, type. Trying again will not help."""


class FetchFailed(FetchError):
    """The network or the other side failed: name, connection, TLS, time. It may work later."""
