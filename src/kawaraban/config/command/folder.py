"""A site's folder: what state it is in, its settings file and its secret key."""

from __future__ import annotations

import enum
import os
import secrets
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kawaraban.config.environment import FILE_NAME, NAMES, SETTINGS, Misconfigured

MARKER = "init-unfinished"
KEY_FILE = "secret-key"

HEADING = """\
# The settings of this site, one KAWARABAN_NAME=value a line. A variable of the same name in the
# environment stands before the line here. Lines that begin with # are not read; those below show
# the defaults. After a change: restart `kawaraban serve`. `kawaraban check` says what is wrong.
"""


class State(enum.Enum):
    """What stands in a folder."""

    EMPTY = "nothing"
    UNFINISHED = "a site whose making was interrupted"
    SITE = "a site"
    FOREIGN = "something else"


def state_of(folder: Path) -> State:
    """Return what stands in `folder`. Raises `Misconfigured` where it can't be looked into."""
    try:
        if folder.is_symlink() and not folder.exists():
            raise Misconfigured(f"{folder} is a link to nowhere.")
        if not folder.exists():
            return State.EMPTY
        if not folder.is_dir():
            return State.FOREIGN
        names = {entry.name for entry in folder.iterdir()}
    except OSError as error:
        raise Misconfigured(f"{folder} can't be looked into: {error.strerror}.") from None
    if MARKER in names:
        return State.UNFINISHED
    if FILE_NAME in names:
        return State.SITE
    return State.FOREIGN if names else State.EMPTY


def begin(folder: Path, values: Mapping[str, str]) -> None:
    """Make the folder, its secret key and its settings file; what is there stays as it is."""
    try:
        folder.mkdir(mode=0o750, parents=True, exist_ok=True)
        (folder / MARKER).touch()
        for name in ("media", "static", "mail", "search"):
            (folder / name).mkdir(exist_ok=True)
        if not (folder / KEY_FILE).is_file():
            write(folder / KEY_FILE, secrets.token_urlsafe(50) + "\n", private=True)
        if not (folder / FILE_NAME).is_file():
            write(folder / FILE_NAME, settings_text(values), private=True)
    except OSError as error:
        raise Misconfigured(f"{folder} can't be written to: {error.strerror}.") from None


def finish(folder: Path) -> None:
    """Note that the site is complete."""
    (folder / MARKER).unlink(missing_ok=True)


def settings_text(values: Mapping[str, str]) -> str:
    """Return a settings file with `values` set and every other setting shown as a comment."""
    lines = [HEADING]
    for setting in SETTINGS:
        lines.append(f"# {setting.meaning}")
        if setting.name == "SECRET_KEY":
            lines.append(f"KAWARABAN_SECRET_KEY_FILE={KEY_FILE}\n")
        elif setting.name in values:
            lines.append(f"{line_of(setting.name, values[setting.name])}\n")
        else:
            lines.append(f"#KAWARABAN_{setting.name}={setting.default or ''}\n")
    return "\n".join(lines)


def line_of(name: str, value: str) -> str:
    """Return the line that sets `name`; quoted, so that spaces and quotes come back as given."""
    if name not in NAMES or "\n" in value or "\r" in value:
        raise ValueError(f"No line can set {name} to {value!r}.")
    quote = '"' if value != value.strip() or value[:1] in ('"', "'") else ""
    return f"KAWARABAN_{name}={quote}{value}{quote}"


def change_settings(folder: Path, values: Mapping[str, str]) -> None:
    """Set `values` in the folder's settings file and leave every other line as it stands."""
    path = folder / FILE_NAME
    waiting = dict(values)
    lines = []
    for line in path.read_text("utf-8").splitlines():
        name = line.lstrip("# ").partition("=")[0].strip().removeprefix("KAWARABAN_")
        if name in waiting and line.lstrip("# ").startswith("KAWARABAN_"):
            line = line_of(name, waiting.pop(name))
        lines.append(line)
    lines.extend(line_of(name, value) for name, value in waiting.items())
    write(path, "\n".join(lines) + "\n", private=True)


def write(path: Path, text: str, private: bool = False) -> None:
    """Write a file as a whole: beside its place, then renamed. `private` is for the owner only."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        mode = stat.S_IRUSR | stat.S_IWUSR
        os.chmod(temporary, mode if private else mode | stat.S_IRGRP | stat.S_IROTH)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
