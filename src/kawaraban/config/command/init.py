"""`kawaraban init DIR`: make a site in a folder."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from kawaraban.config import environment
from kawaraban.config.command import assets, database, editor, first_content, folder
from kawaraban.config.command.folder import State
from kawaraban.config.command.management import start_django
from kawaraban.config.command.progress import Step
from kawaraban.config.environment import SETTINGS, Misconfigured

# Each becomes a line of the settings file.
OPTIONS = {
    "SITE_URL": "http://127.0.0.1:8000",
    "SITE_NAME": "Kawaraban",
    "LANGUAGES": "en",
    "TIME_ZONE": "UTC",
}


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command's options."""
    made = argparse.ArgumentParser(
        prog="kawaraban init",
        description="Make a site: a folder with its settings, database and first editor.",
    )
    made.add_argument("folder", metavar="DIR", help="a new or empty folder")
    meanings = {setting.name: setting.meaning for setting in SETTINGS}
    for name, default in OPTIONS.items():
        option = "--" + name.lower().replace("_", "-")
        made.add_argument(option, dest=name, help=f"{meanings[name]} Default: {default}")
    made.add_argument("--editor", default="editor", help="the first editor's name to log in with")
    made.add_argument("--mail", default="", metavar="ADDRESS", help="the first editor's mail")
    made.add_argument(
        "--password-stdin",
        action="store_true",
        help="read the first editor's password from standard input instead of making one up",
    )
    return made


def run(arguments: list[str]) -> int:
    """Make the site, print the first editor's login once, and return the exit code."""
    options = parser().parse_args(arguments)
    target = Path(options.folder).expanduser().absolute()
    state = folder.state_of(target)
    if state in (State.SITE, State.FOREIGN):
        print(_refusal(options.folder, state), file=sys.stderr)
        return 1
    password = sys.stdin.readline().rstrip("\r\n") if options.password_stdin else None
    values = chosen(vars(options))
    if state is State.UNFINISHED:
        print(f"{options.folder}: finishing what was interrupted.")
        given = {name: values[name] for name in values if getattr(options, name) is not None}
        folder.begin(target, values)
        folder.change_settings(target, given)
    make_site(target, values, options.editor, options.mail, password)
    print(farewell(options.folder, target))
    return 0


def _refusal(name: str, state: State) -> str:
    if state is State.SITE:
        return f"{name} is a site already. Nothing was changed. Serve it with `kawaraban serve`."
    return f"{name} is not empty and not a site. Nothing was changed. Name a new or empty folder."


def chosen(given: Mapping[str, str | None]) -> dict[str, str]:
    """Return the settings to write; each is parsed first, so a wrong one makes no folder.

    Raises `Misconfigured`.
    """
    values = {}
    parsers = {setting.name: setting.parse for setting in SETTINGS}
    for name, default in OPTIONS.items():
        value = given.get(name)
        if value is None:
            value = os.environ.get(f"KAWARABAN_{name}") or default
        option = "--" + name.lower().replace("_", "-")
        if not value.strip() or not value.isprintable():
            raise Misconfigured(f"{option} is wrong: give one line of printable text.")
        try:
            parsers[name](value)
        except ValueError as error:
            raise Misconfigured(f"{option} is wrong: {error}.") from None
        values[name] = value.strip()
    return values


def make_site(
    target: Path,
    values: Mapping[str, str],
    name: str = "editor",
    mail: str = "",
    password: str | None = None,
) -> None:
    """Make the site, or finish one that was interrupted, and print the login.

    Raises `Misconfigured` for what can't be used.
    """
    folder.begin(target, values)
    os.environ["KAWARABAN_DATA"] = str(target)
    site = start_django()
    editor.check(name, mail, password)
    database.migrate()
    with Step("First pages"):
        first_content.make(site)
    assets.collect(target)
    told = password or editor.new_password()
    editor.make(name, mail, told)
    folder.finish(target)
    if password is None:
        print(f"Editor:   {name}\nPassword: {told}   (shown only now)")


def farewell(named: str, target: Path) -> str:
    """Return what to do next."""
    site = environment.read()
    here = target.parent == Path.cwd() and target.name == "site"
    serve = "kawaraban serve" if here else f"cd {named} && kawaraban serve"
    return f"Site:     {site.site_url}\nAdmin:    {site.site_url}/admin/\nServe it: {serve}"
