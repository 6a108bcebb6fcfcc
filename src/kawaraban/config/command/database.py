"""The database: is it there, is it up to date, bring it up to date."""

from __future__ import annotations

from typing import Any

from kawaraban.config.command.progress import Step
from kawaraban.config.environment import Misconfigured


def pending() -> list[str]:
    """Return the names of the migrations that wait. Django must have been started.

    Raises `Misconfigured` where the database can't be reached.
    """
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise Misconfigured(f"The database can't be used: {str(error).strip()}") from None
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def require_current() -> None:
    """Raise `Misconfigured` with what to do unless every migration has been run."""
    waiting = pending()
    if waiting:
        changes = "1 change" if len(waiting) == 1 else f"{len(waiting)} changes"
        raise Misconfigured(
            f"The database lacks {changes} of this version of Kawaraban. Make a backup, then run "
            "`kawaraban migrate`."
        )


def migrate() -> None:
    """Run every migration that waits, with progress."""
    from django.core.management import call_command
    from django.core.management.commands.migrate import Command

    total = len(pending())
    if not total:
        return
    with Step("Database") as step:

        class Counted(Command):
            """Django's command, told what it has done."""

            done = 0

            def migration_progress_callback(self, action: str, *args: Any, **kwargs: Any) -> None:
                if action == "apply_success":
                    self.done += 1
                    step(self.done, total)

        call_command(Counted(), verbosity=0, interactive=False)
