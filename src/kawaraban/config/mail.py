"""The mail server named by `KAWARABAN_MAIL_URL`, as Django's settings."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from kawaraban.config.environment import Misconfigured


def mail_settings(url: str) -> dict[str, Any]:
    """Return Django's mail settings for `smtp://` (STARTTLS) or `smtps://` addresses.

    Empty means no server: mail is then written to files in the data folder. Raises
    `Misconfigured` for any other address.
    """
    if not url:
        return {}
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Misconfigured(f"KAWARABAN_MAIL_URL is wrong: {error}.") from None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or port == 0:
        raise Misconfigured("KAWARABAN_MAIL_URL is wrong: give smtp://user:password@host:587.")
    implicit = parts.scheme == "smtps"
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or (465 if implicit else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": implicit,
        "EMAIL_USE_TLS": not implicit and parts.hostname not in ("localhost", "127.0.0.1"),
        "EMAIL_TIMEOUT": 20,
    }
