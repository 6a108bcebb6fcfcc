"""One token a form for a new story, so that a form sent twice makes one story.

The token carries the key that groups a story with its translations, chosen when the form is
shown. The database lets one language use a key once; so of two submissions that race, one makes
the story and the other finds it.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django.core.signing import BadSignature, Signer

if TYPE_CHECKING:
    from kawaraban.accounts.models import User

_signer = Signer(salt="kawaraban.articles.submission")


def issue(user: User | Any) -> str:
    """Return a new token for a form shown to `user`."""
    return _signer.sign(f"{user.pk}.{uuid.uuid4().hex}")


def read(token: str, user: User | Any) -> uuid.UUID | None:
    """Return the key in `token`; None if it was not issued here, to this user."""
    try:
        owner, _, key = _signer.unsign(token).partition(".")
        return uuid.UUID(hex=key) if owner == str(user.pk) else None
    except (BadSignature, ValueError):
        return None
