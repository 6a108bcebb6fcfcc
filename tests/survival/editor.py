"""An editor in a process of its own: edits asked for on stdin, one JSON line each, are answered
on stdout when they are committed and purged.

With `"forked"` a child does this one piece of work, until it is done or somebody kills it; with
`"at"` it kills itself at that point of it (`points`).
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from typing import Any


def die(*ignored: Any, **also: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def after(owner: Any, name: str) -> Callable[[], None]:
    """Return what makes the process die right after `owner.name` was called."""

    def patch() -> None:
        real = getattr(owner, name)

        def call(*args: Any, **kwargs: Any) -> None:
            real(*args, **kwargs)
            die()

        setattr(owner, name, call)

    return patch


def instead(owner: Any, name: str) -> Callable[[], None]:
    return lambda: setattr(owner, name, die)


def points() -> dict[str, Callable[[], None]]:
    """Return how to die where: each belongs to the work before the colon."""
    from kawaraban.delivery import follower, purging, rendering
    from kawaraban.delivery.databases import Databases
    from kawaraban.delivery.state import State
    from kawaraban.delivery.store import Store
    from kawaraban.outbox import log
    from tests.survival import edits

    return {
        "edit:recorded, not committed": instead(edits, "committing"),
        "edit:row written": after(log, "record"),
        "edit:committed, not purged": instead(purging, "purge"),
        "edit:in the purge": after(Databases, "take_out"),
        "edit:purged": after(Store, "purge"),
        "follow:in the purge": after(Databases, "take_out"),
        "follow:purged, position not moved": instead(follower, "advance"),
        "follow:position moving": after(follower, "set_in"),
        "follow:followed": after(follower, "advance"),
        "warm:rendered": after(rendering, "page_of"),
        "warm:storing": after(Databases, "keep"),
        "warm:stored": after(Store, "put"),
        "warm:off the list": after(Store, "end_cold"),
        "mend:made, not in use": instead(State, "use"),
        "mend:in use": after(State, "use"),
        "mend:empty": after(Store, "begin_at"),
    }


def do(told: dict[str, Any]) -> dict[str, Any]:
    from tests.survival import edits

    work = told["work"]
    if work == "edit":
        edits.edit(told["slot"], told["version"])
    elif work == "follow":
        _follow()
    elif work == "warm":
        _warm()
    elif work == "mend":
        _mend()
    elif work == "break purges":
        _break_purges()
    elif work == "status":
        return _status()
    return {}


def _follow() -> None:
    """Follow the log, in which there is a row whose process did not purge it."""
    from kawaraban.delivery.follower import PageFollower
    from kawaraban.delivery.place import place
    from kawaraban.outbox.models import Change

    Change.objects.create(kind="article.published", subject="article:0", tags=["in:language:en"])
    PageFollower(place()).catch_up()


def _warm() -> None:
    """Render pages again, of which there are many to be rendered."""
    from kawaraban.config import behind
    from kawaraban.config.before import front_of
    from kawaraban.delivery import purging
    from kawaraban.delivery.warming import Warmer

    warmer = Warmer(front_of(behind.application))
    purging.purge_tags("navigation")
    while warmer.run_once():
        pass


def _mend() -> None:
    from kawaraban.delivery.place import place

    where = place()
    store = where.store()
    if store is not None:
        where.give_up("A test closed it.", store)
    where.settle()


def _break_purges() -> None:
    import lmdb

    from kawaraban.delivery.databases import Databases

    def take_out(*ignored: Any) -> Any:
        raise lmdb.DiskError("No space left on device")

    Databases.take_out = take_out  # type: ignore[method-assign]


def _status() -> dict[str, Any]:
    from dataclasses import asdict

    from kawaraban.delivery.status import status
    from kawaraban.outbox import log

    return json.loads(json.dumps(asdict(status()) | {"head": log.head()}, default=str))


def in_a_child(told: dict[str, Any]) -> dict[str, Any]:
    """Fork for the work; the parent must never have opened database or store."""
    child = os.fork()
    if child == 0:
        try:
            if point := told.get("at"):
                points()[point]()
            say({"pid": os.getpid()})
            say(do(told) | {"done": told["work"]})
        except BaseException as error:
            say({"failed": repr(error)})
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return {"ended": os.waitstatus_to_exitcode(status)}


def say(told: dict[str, Any]) -> None:
    os.write(1, json.dumps(told).encode() + b"\n")


def main() -> None:
    from kawaraban.config.command.management import start_django

    start_django()
    from tests.survival import edits  # noqa: F401 - loaded before anything is forked

    say({"ready": os.getpid()})
    for line in sys.stdin:
        told = json.loads(line)
        if told.get("forked"):
            say(in_a_child(told))
            continue
        try:
            said = do(told)
        except Exception as error:
            said = {"failed": repr(error)}
        say(said | {"done": told["work"]})


if __name__ == "__main__":
    main()
