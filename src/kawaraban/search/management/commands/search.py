"""`kawaraban search rebuild | related | status | explain QUERY`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from kawaraban.outbox import log
from kawaraban.search import registry
from kawaraban.search.contract import EngineBusy, EngineError, Query, Sort
from kawaraban.search.engine import engine
from kawaraban.search.rebuild import rebuild


class Command(BaseCommand):
    """Looks after the search index."""

    help = "Rebuild the search index, find related stories, say how it is, or explain a query."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare one subcommand for each action."""
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("rebuild", help="Build the index anew from all published content.")
        actions.add_parser("related", help="Find anew, from the index, which stories are related.")
        actions.add_parser("status", help="Say how the index is. Fails when it is not in order.")
        explain = actions.add_parser("explain", help="Say how a query is understood and answered.")
        explain.add_argument("query", nargs="+", help="What a reader would type.")
        explain.add_argument("--newest", action="store_true", help="Newest first.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked."""
        if options["action"] == "rebuild":
            self._rebuild()
        elif options["action"] == "related":
            self._relate()
        elif options["action"] == "status":
            self._status()
        else:
            sort: Sort = "newest" if options["newest"] else "relevance"
            self.stdout.write(engine().explain(Query(" ".join(options["query"]), sort=sort)))

    def _rebuild(self) -> None:
        try:
            count = rebuild(self._progress)
        except EngineBusy as error:
            raise CommandError(f"{error} Wait for it to end.") from error
        except EngineError as error:
            raise CommandError(f"The index could not be built: {error}") from error
        self.stdout.write(f"The search index has {count} documents.")

    def _relate(self) -> None:
        try:
            count = registry.relate(self._progress)
        except EngineError as error:
            raise CommandError(f"{error} Run: kawaraban search rebuild") from error
        self.stdout.write(f"{count} stories were compared with the others.")

    def _progress(self, count: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"{count} documents read", ending="\r")
            self.stdout.flush()

    def _status(self) -> None:
        reason = engine().unusable()
        if reason:
            raise CommandError(f"{reason} Run: kawaraban search rebuild")
        position, head = engine().position(), log.head()
        behind = "up to date" if position >= head else f"{head - position} changes to look at"
        self.stdout.write(f"Documents  {engine().count()}")
        self.stdout.write(f"Position   {position} of {head} in the log, {behind}")
