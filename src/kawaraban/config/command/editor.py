"""The first editor's account and its password."""

from __future__ import annotations

import secrets
from typing import Any

from kawaraban.config.environment import Misconfigured

# Without 0 O 1 l I: somebody reads it from a screen and types it.
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """Return a password of five groups of four letters, 100 bits."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(5))
    return "-".join(groups)


def check(name: str, mail: str, password: str | None) -> None:
    """Raise `Misconfigured` for a name, an address or a password that no account can have."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from kawaraban.accounts.models import User

    user = User(username=name, email=mail, first_name="", last_name="")
    try:
        User._meta.get_field("username").clean(name, user)
    except ValidationError as error:
        raise Misconfigured(f"--editor is wrong: {' '.join(error.messages)}") from None
    try:
        if mail:
            validate_email(mail)
    except ValidationError as error:
        raise Misconfigured(f"--mail is wrong: {' '.join(error.messages)}") from None
    try:
        if password is not None:
            validate_password(password, user)
    except ValidationError as error:
        raise Misconfigured(f"The password is refused: {' '.join(error.messages)}") from None


def make(name: str, mail: str, password: str) -> Any:
    """Make the administrator `name`, or give the one there is the password, and return it."""
    from kawaraban.accounts.models import User

    user = User.objects.filter(username=name).first() or User(username=name)
    user.email = mail or user.email
    user.is_active = user.is_staff = user.is_superuser = True
    user.set_password(password)
    user.save()
    return user
