"""Accounts as a Django application, and Wagtail's users with our rule of who manages whom."""

from __future__ import annotations

import logging
from typing import Any

from django.apps import AppConfig, apps
from django.db import DEFAULT_DB_ALIAS, OperationalError, ProgrammingError
from django.db.models.signals import post_migrate
from wagtail.users.apps import WagtailUsersAppConfig

logger = logging.getLogger(__name__)


class AccountsConfig(AppConfig):
    """Registers the user model and keeps the roles complete after each migration."""

    name = "kawaraban.accounts"
    label = "accounts"
    verbose_name = "Accounts"
    default = True

    def ready(self) -> None:
        """Connect to the end of `migrate`."""
        post_migrate.connect(after_migrate, dispatch_uid="roles after migrate")


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's users; nobody may make or change an account above their own."""

    user_viewset = "kawaraban.accounts.users.RankedUserViewSet"
    default = False


def after_migrate(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Complete the roles when the last application was migrated, and all permissions exist."""
    # Django sends the signal for applications with models only.
    last = [config for config in apps.get_app_configs() if config.models_module][-1]
    if using != DEFAULT_DB_ALIAS or sender is not last:
        return
    from kawaraban.accounts import roles

    try:
        roles.ensure()
    except (OperationalError, ProgrammingError) as error:
        # `migrate` was told to stop half-way: tables are missing. The next run makes the roles.
        logger.info("The roles wait for the remaining migrations: %s", error)
