"""`kawaraban worker`: the background work alone, without the web."""

from __future__ import annotations

import argparse

from kawaraban.config.command.forked import in_a_child


def run(arguments: list[str]) -> int:
    """Work until SIGTERM or SIGINT; return the exit code."""
    argparse.ArgumentParser(
        prog="kawaraban worker",
        description="Do the background work and the schedule of the site, in this process.",
    ).parse_args(arguments)
    if code := in_a_child(_check):
        return code
    from kawaraban.config.background import process

    return process.run()


def _check() -> int:
    from kawaraban.config.command import database
    from kawaraban.config.command.management import start_django

    start_django()
    database.require_current()
    return 0
