"""The people who work in the newsroom's admin."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):  # type: ignore[django-manager-missing]
    """An editor's account. What it may do comes from its roles, see `roles`."""

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()
