"""`kawaraban wire paste FILE`: file the text or HTML of any page as a story."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from kawaraban.wire import desk
from kawaraban.wire.paste import NotAStory

MOST_BYTES = 20 * 1024 * 1024


class Command(BaseCommand):
    """The desk from the command line."""

    help = "Take copy to the desk: wire paste FILE files a page's text or HTML as a story."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Define the words that may follow `wire`."""
        what = parser.add_subparsers(dest="what", required=True, metavar="paste")
        paste = what.add_parser("paste", help="file a page's text or HTML; - reads standard input")
        paste.add_argument("file", help="a file with the text or HTML of a page, or -")
        paste.add_argument("--publish", action="store_true", help="publish it at once")
        paste.add_argument("--category", default="", help="the category's slug or name")
        paste.add_argument("--language", default="", help="the language's code, such as km")

    def handle(self, *args: Any, **options: Any) -> None:
        """Recognise, file, and print the story's address."""
        raw = _read(options["file"])
        try:
            copy = desk.with_choices(
                desk.read(raw), category=options["category"], language=options["language"]
            )
            article, new = desk.file(copy, publish=options["publish"])
        except (NotAStory, desk.CannotFile) as error:
            raise CommandError(str(error)) from None
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        self._tell(copy, new)
        if article.live:
            self.stdout.write(article.full_url)
        else:
            self.stdout.write(f"Draft {article.pk}: {article.headline}")

    def _tell(self, copy: desk.Copy, new: bool) -> None:
        story = copy.story
        if not new:
            self.stderr.write("This story was filed before; nothing was doubled.")
        for warning in story.warnings:
            self.stderr.write(f"Note: {warning}")
        if story.dropped:
            self.stderr.write(f"Left out {len(story.dropped)} passages that are not the story's.")


def _read(name: str) -> bytes:
    try:
        raw = sys.stdin.buffer.read(MOST_BYTES + 1) if name == "-" else _bounded(Path(name))
    except OSError as error:
        raise CommandError(f"{name} can't be read: {error.strerror}.") from None
    if len(raw) > MOST_BYTES:
        raise CommandError(f"{name} is larger than 20 MB; a story is not. Cut it down.")
    return raw


def _bounded(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)
