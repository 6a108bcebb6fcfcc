"""The systemd units of `deploy/`, read as systemd reads them, and what they start, started."""

from __future__ import annotations

import configparser
import shlex
import sys
from pathlib import Path

from tests.deploy.fronts import DEPLOY

UNITS = DEPLOY / "systemd"
INSTALLED = "/opt/kawaraban/bin/kawaraban"
COMMAND = f"{sys.executable} -P -m kawaraban.config.command"


class _Unit(configparser.RawConfigParser):
    """Names keep their capitals; a name may stand more than once, the last one counts."""

    def __init__(self) -> None:
        super().__init__(strict=False, delimiters=("=",), interpolation=None)

    def optionxform(self, optionstr: str) -> str:
        return optionstr


def service(name: str) -> dict[str, str]:
    """Return the [Service] of a unit."""
    unit = _Unit()
    unit.read_string((UNITS / f"{name}.service").read_text("utf-8"))
    return dict(unit["Service"])


def command_of(name: str) -> list[str]:
    """Return what a unit starts, by this checkout's Kawaraban instead of an installed one."""
    command = service(name)["ExecStart"]
    assert command.startswith(f"{INSTALLED} ")
    return shlex.split(command.replace(INSTALLED, COMMAND))


def written_for(folder: Path) -> list[Path]:
    """Write the units as somebody would who keeps site and program in `folder`."""
    (folder / "bin").mkdir()
    program = folder / "bin" / "kawaraban"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    made = []
    for unit in sorted(UNITS.iterdir()):
        text = unit.read_text("utf-8").replace(INSTALLED, str(program))
        text = text.replace("/srv/news", str(folder))
        # Two users that every system has, for the one that somebody would make.
        text = text.replace("User=news", "User=www-data").replace("Group=news", "Group=www-data")
        (folder / unit.name).write_text(text)
        made.append(folder / unit.name)
    return made
