"""Accounts as a Django application."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the user model."""

    name = "kawaraban.accounts"
    label = "accounts"
    verbose_name = "Accounts"
