"""The systemd units: what systemd itself says of them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from kawaraban.config.command import COMMANDS
from tests.deploy.units import UNITS, command_of, service, written_for

SERVICES = ["kawaraban-web", "kawaraban-background"]
ANALYZE = shutil.which("systemd-analyze")
needs_systemd = pytest.mark.skipif(ANALYZE is None, reason="systemd is not installed")


@needs_systemd
def test_systemd_finds_nothing_wrong(tmp_path: Path) -> None:
    units = [str(unit) for unit in written_for(tmp_path)]
    done = subprocess.run(
        [str(ANALYZE), "verify", "--man=no", *units], capture_output=True, text=True, check=False
    )
    ours = [line for line in done.stderr.splitlines() if "kawaraban" in line]
    assert (done.returncode, ours) == (0, []), done.stderr


@needs_systemd
@pytest.mark.parametrize("name", SERVICES)
def test_systemd_calls_them_well_locked(name: str, tmp_path: Path) -> None:
    written_for(tmp_path)
    done = subprocess.run(
        [
            *(str(ANALYZE), "security", "--offline=yes", "--no-pager", "--threshold=25"),
            str(tmp_path / f"{name}.service"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", SERVICES)
def test_they_start_words_that_the_command_knows(name: str) -> None:
    word = command_of(name)[4]
    assert word in COMMANDS


@pytest.mark.parametrize("name", SERVICES)
def test_they_are_bounded_and_come_back(name: str) -> None:
    unit = service(name)
    assert unit["Restart"] == "always"
    assert {"MemoryMax", "TasksMax", "LimitNOFILE", "TimeoutStopSec"} <= set(unit)
    assert unit["ReadWritePaths"] == unit["WorkingDirectory"]
    assert unit["User"] != "root"


def test_the_target_starts_both() -> None:
    text = (UNITS / "kawaraban.target").read_text("utf-8")
    assert all(f"{name}.service" in text for name in SERVICES)
