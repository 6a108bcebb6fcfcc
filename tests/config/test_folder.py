"""A site's folder and its settings file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kawaraban.config.command import folder
from kawaraban.config.command.folder import State
from kawaraban.config.environment import FILE_NAME, Misconfigured, read_file


def test_the_state_of_a_folder_is_seen(tmp_path: Path) -> None:
    assert folder.state_of(tmp_path / "new") is State.EMPTY
    assert folder.state_of(tmp_path) is State.EMPTY
    (tmp_path / FILE_NAME).touch()
    assert folder.state_of(tmp_path) is State.SITE
    assert folder.state_of(tmp_path / FILE_NAME) is State.FOREIGN
    (tmp_path / folder.MARKER).touch()
    assert folder.state_of(tmp_path) is State.UNFINISHED


def test_a_link_to_nowhere_is_said(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "gone")
    with pytest.raises(Misconfigured, match="is a link to nowhere"):
        folder.state_of(tmp_path / "site")


def test_beginning_twice_keeps_key_and_settings(tmp_path: Path) -> None:
    folder.begin(tmp_path, {"SITE_NAME": "One"})
    key = (tmp_path / folder.KEY_FILE).read_text()
    assert len(key.strip()) >= 50
    folder.begin(tmp_path, {"SITE_NAME": "Two"})
    assert (tmp_path / folder.KEY_FILE).read_text() == key
    assert read_file(tmp_path / FILE_NAME)["KAWARABAN_SITE_NAME"] == "One"


@pytest.mark.parametrize("name", ["Plain", "  spaces ", '"quoted"', "it's", "瓦版 = # 新聞", ""])
def test_a_value_comes_back_as_it_was_given(name: str, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(folder.settings_text({"SITE_NAME": name}), "utf-8")
    assert read_file(tmp_path / FILE_NAME)["KAWARABAN_SITE_NAME"] == name


def test_changing_settings_leaves_the_other_lines(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    path.write_text("# mine\nKAWARABAN_PORT=8001\n#KAWARABAN_HOST=127.0.0.1\nKAWARABAN_DEBUG=no\n")
    folder.change_settings(tmp_path, {"PORT": "8002", "HOST": "::1", "WORKERS": "2"})
    assert path.read_text() == (
        "# mine\nKAWARABAN_PORT=8002\nKAWARABAN_HOST=::1\nKAWARABAN_DEBUG=no\nKAWARABAN_WORKERS=2\n"
    )


@pytest.mark.parametrize(("name", "value"), [("NOTHING", "1"), ("SITE_NAME", "a\nb")])
def test_what_can_not_be_one_line_is_refused(name: str, value: str) -> None:
    with pytest.raises(ValueError, match="No line can set"):
        folder.line_of(name, value)
