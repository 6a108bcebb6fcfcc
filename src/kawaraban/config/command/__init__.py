"""The `kawaraban` command: our own words, and Django's management for every other.

Each word of `COMMANDS` is a module of this package with `run(arguments) -> exit code`. It is
imported only when asked for: `kawaraban serve` stays small because it never loads Django itself.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence

from kawaraban import __version__
from kawaraban.config.environment import Misconfigured

COMMANDS = {
    "init": "Make a site in a folder: settings, database, first editor, first pages.",
    "serve": "Serve the site: web, background work and scheduler, until stopped.",
    "worker": "Do the background work alone, without the web.",
    "demo": "Make a demo newsroom, if there is none yet, and serve it.",
    "check": "Say in plain words what is misconfigured.",
    "wire": "wire paste FILE: take the text or HTML of a story to the desk.",
    "search": "search rebuild, related, status or explain: the search index.",
    "pages": "pages status, purge, warm or verify: the store of readers' pages.",
    "migrate": "Bring the database to this version of Kawaraban.",
}
DJANGOS_OWN = frozenset({"wire", "search", "migrate"})

MISCONFIGURED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what `arguments` (default: the command line) ask for and return the exit code.

    0 is success, 1 is failure, 2 is a wrong setting or argument, 130 an interruption.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        return _dispatch(words)
    except Misconfigured as error:
        print(error, file=sys.stderr)
        return MISCONFIGURED
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Whoever read our output has left. Python would complain again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _dispatch(words: list[str]) -> int:
    word = words[0] if words else "--help"
    if word in ("--version", "version"):
        print(f"Kawaraban {__version__}")
        return 0
    if word in ("--help", "-h") or words == ["help"]:
        print(usage())
        return 0
    if word in COMMANDS and word not in DJANGOS_OWN:
        module = importlib.import_module(f"kawaraban.config.command.{word}")
        return int(module.run(words[1:]))
    from kawaraban.config.command import management

    return management.run(words)


def usage() -> str:
    """Return the help text: every word with one line."""
    lines = [f"  {word:<8} {meaning}" for word, meaning in COMMANDS.items()]
    return "\n".join(
        [
            "kawaraban WORD [options]",
            "",
            *lines,
            "",
            "Every other word is one of Django's or Wagtail's: `kawaraban help` WORD explains it,",
            "`kawaraban help --commands` lists them. `kawaraban WORD --help` explains ours.",
            "The site is found in KAWARABAN_DATA, in the current folder, in ./site or ./demo-site.",
        ]
    )
