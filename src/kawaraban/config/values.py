"""What a setting's text means: each function returns the value, or raises `ValueError`.

The error's words end the sentence "KAWARABAN_X is wrong: …".
"""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Callable
from urllib.parse import urlsplit

from kawaraban.config.languages import EDITIONS


def switch(value: str) -> bool:
    """Return whether `value` says yes."""
    chosen = {"1": True, "yes": True, "true": True, "on": True}
    refused = {"0": False, "no": False, "false": False, "off": False, "": False}
    try:
        return (chosen | refused)[value.strip().lower()]
    except KeyError:
        raise ValueError("say yes or no") from None


def whole(low: int, high: int) -> Callable[[str], int]:
    """Return a parser of whole numbers from `low` to `high`."""

    def parse(value: str) -> int:
        if not re.fullmatch(r"\s*\d+\s*", value) or not low <= int(value) <= high:
            raise ValueError(f"give a whole number from {low} to {high}")
        return int(value)

    return parse


def words(value: str) -> tuple[str, ...]:
    """Return the words of `value`, separated by spaces or commas."""
    return tuple(word for word in re.split(r"[\s,]+", value.strip()) if word)


def site_url(value: str) -> str:
    """Return scheme and host of an address, without a slash at its end."""
    parts = urlsplit(value.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("give the address readers use, such as https://news.example")
    if parts.path.strip("/") or parts.query or parts.fragment or parts.username:
        raise ValueError("give only scheme and host (and port), without a path")
    if re.search(r"\s", parts.netloc) or parts.port == 0:  # `port` raises what is no number
        raise ValueError("give a host name without spaces, and a port from 1 to 65535")
    return f"{parts.scheme}://{parts.netloc}"


def languages(value: str) -> tuple[str, ...]:
    """Return language codes that there can be an edition in, each once."""
    codes = tuple(dict.fromkeys(code.lower() for code in words(value)))
    refused = ", ".join(code for code in codes if code not in EDITIONS)
    if refused or not codes:
        why = f"; there can be no edition in {refused}" if refused else ""
        raise ValueError(f"give codes from {', '.join(EDITIONS)}, the main one first{why}")
    return codes


def time_zone(value: str) -> str:
    """Return the name of a time zone that this machine knows."""
    try:
        zoneinfo.ZoneInfo(value)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        raise ValueError("give a time zone such as Asia/Tokyo or Asia/Phnom_Penh") from None
    return value


def secret(value: str) -> str:
    """Return a secret of sufficient length."""
    if len(value) < 32:
        raise ValueError("give at least 32 random characters; `kawaraban init` makes a key")
    return value


def level(value: str) -> str:
    """Return the name of a level of logging."""
    if value.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("give DEBUG, INFO, WARNING or ERROR")
    return value.upper()


def database(value: str) -> str:
    """Return the address of a database, or an empty text."""
    parts = urlsplit(value)  # `port` raises what is no number
    if value and (parts.scheme not in ("sqlite", "postgres", "postgresql") or parts.port == 0):
        raise ValueError("give sqlite:///absolute/path or postgres://user:password@host/name")
    return value
