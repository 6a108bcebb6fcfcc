"""`kawaraban pages`: see, empty, fill and check the page store."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

STORIES_AT_ONCE = 250
"""So few that the processes end together; what they are made of is kept from batch to batch."""
ADDRESSES_AT_ONCE = 50
SHOWN = 20
Item = TypeVar("Item")


def run(arguments: list[str]) -> int:
    """Do what is asked; return 0, or 1 if `verify` found a page that differs."""
    parser = argparse.ArgumentParser(
        prog="kawaraban pages", description="The store that readers' pages are answered from."
    )
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    words.add_parser("status", help="how much is stored, and how it is used")
    purge = words.add_parser("purge", help="remove pages; they are rendered when next asked for")
    what = purge.add_mutually_exclusive_group(required=True)
    what.add_argument("--all", action="store_true", help="every page")
    what.add_argument("--tag", action="append", default=[], help="pages with a tag: article:42")
    what.add_argument("--path", action="append", default=[], help="the page of a path: /latest/")
    warm = words.add_parser("warm", help="render ahead what is not stored")
    which = warm.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="every story and every list, not only "
                       "what a purge removed")  # fmt: skip
    warm.add_argument("--processes", type=int, default=1, choices=range(1, 65), metavar="N",
                      help="render with so many processes (default: 1)")  # fmt: skip
    words.add_parser("verify", help="render every stored page anew and report those that differ")
    options = parser.parse_args(arguments)

    from kawaraban.config.command.management import start_django

    start_django()
    return {"status": _status, "purge": _purge, "warm": _warm, "verify": _verify}[options.word](
        options
    )


def _status(options: argparse.Namespace) -> int:
    from kawaraban.delivery.status import status
    from kawaraban.outbox import log

    told = status()
    asked = told.hits + told.misses
    rows = [
        ("answers from the store", "yes" if told.open else "no"),
        ("pages", f"{told.pages:,}"),
        ("404s, 410s and redirects", f"{told.absent:,}"),
        ("size", f"{told.bytes_used / 2**20:,.1f} of {told.bytes_bound / 2**20:,.0f} MiB"),
        ("waiting to be rendered", f"{told.cold:,}"),
        ("row of the log", f"{told.position} of {log.head()}"),
        ("answered from the store", f"{told.hits:,} ({_share(told.hits, asked)})"),
        ("of these not modified", f"{told.not_modified:,}"),
        ("rendered", f"{told.misses:,}"),
        ("passed on to Django", f"{told.bypassed:,}"),
    ]
    if told.trouble and told.trouble_at:
        rows.append(("last trouble", f"{told.trouble_at:%Y-%m-%d %H:%M:%S} UTC: {told.trouble}"))
    for name, value in rows:
        print(f"{name:<26} {value}")
    return 0


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "nothing was asked yet"


def _purge(options: argparse.Namespace) -> int:
    from kawaraban.delivery import purging
    from kawaraban.delivery.place import place

    if options.all:
        count = purging.purge_everything()
    elif options.tag:
        count = purging.purge_tags(*options.tag)
    else:
        from kawaraban.delivery.databases import key_of
        from kawaraban.delivery.warming import address_of

        store = place().store()
        keys = [key_of(address_of(path)) for path in options.path]
        count = sum(store.remove(key) for key in keys) if store else 0
    print(f"{count} pages removed.")
    return 0


def _warm(options: argparse.Namespace) -> int:
    begun = time.monotonic()
    if not options.all:
        count = _warm_cold()
    else:
        from kawaraban.config.warmed import warm_with

        count = 0
        for done in warm_with(options.processes, list(_batches())):
            count += done
            _show(count)
    spent = time.monotonic() - begun
    print(f"\r{count} pages are warm. It took {spent:.1f} s.")
    return 0


def _show(count: int) -> None:
    if sys.stdout.isatty():
        print(f"\r{count} pages …", end="", flush=True)


def _warm_cold() -> int:
    from kawaraban.config import behind
    from kawaraban.config.before import front_of
    from kawaraban.delivery.warming import Warmer

    warmer = Warmer(front_of(behind.application))
    count = 0
    while warmer.run_once():
        count += 1
    return count


def _batches() -> Iterator[tuple[list[int], list[str]]]:
    """Yield everything that is worth rendering, stories first, in portions for one process."""
    from kawaraban.articles.models import Article
    from kawaraban.delivery import warming

    stories = Article.objects.public().order_by("pk").values_list("pk", flat=True)
    for numbers in _portions(stories.iterator(1000), STORIES_AT_ONCE):
        yield numbers, []
    for addresses in _portions(warming.everything(), ADDRESSES_AT_ONCE):
        yield [], addresses


def _portions(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    left = iter(items)
    while portion := list(islice(left, size)):
        yield portion


def _verify(options: argparse.Namespace) -> int:
    from kawaraban.config import behind
    from kawaraban.delivery.place import place
    from kawaraban.delivery.verifying import verify

    store = place().store()
    if store is None:
        print("There is no page store, or it is closed. Nothing is answered from it.")
        return 0
    count, differing = verify(behind.application, store)
    _report(differing)
    print(f"{count} pages were rendered anew; {len(differing)} differ.")
    return 1 if differing else 0


def _report(differing: Sequence[str]) -> None:
    for address in differing[:SHOWN]:
        print(f"differs: {address.encode('latin-1').decode('utf-8', 'replace')}")
    if len(differing) > SHOWN:
        print(f"… and {len(differing) - SHOWN} more.")
