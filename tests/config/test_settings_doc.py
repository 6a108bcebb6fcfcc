"""The page of settings names every setting, its default and its meaning, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from kawaraban.config.command import COMMANDS
from kawaraban.config.environment import SETTINGS

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"


def test_every_setting_stands_in_the_reference_and_no_other() -> None:
    text = (REFERENCE / "settings.md").read_text("utf-8")
    assert re.findall(r"^## `KAWARABAN_(\w+)`$", text, re.M) == ["DATA", *names()]


def test_defaults_and_meanings_in_the_reference_are_true() -> None:
    text = (REFERENCE / "settings.md").read_text("utf-8")
    for setting in SETTINGS:
        section = text.split(f"## `KAWARABAN_{setting.name}`\n", 1)[1].split("\n## ", 1)[0]
        default = {None: "must be set", "": "empty"}.get(setting.default, f"`{setting.default}`")
        assert f"Default: {default}." in section, setting.name
        assert setting.meaning in section, setting.name


def test_every_word_of_the_command_stands_in_the_reference() -> None:
    text = (REFERENCE / "command.md").read_text("utf-8")
    for word in COMMANDS:
        assert re.search(rf"^## `kawaraban {word}\b", text, re.M), word


def names() -> list[str]:
    return [setting.name for setting in SETTINGS]
