"""The supervisor, with children of a few lines."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.config.running import SOURCE, wait_for

# The supervisor takes over signals, so it runs in a process of its own.
PROGRAM = """
import os, sys
from kawaraban.config import supervisor
from kawaraban.config.supervisor import Child, Supervisor
supervisor.FIRST_PAUSE = 0.02
children = [Child(str(n), [sys.executable, "-c", code]) for n, code in enumerate(sys.argv[2:])]
sys.exit(Supervisor(children, os.environ, announce=lambda: print("ready", flush=True),
                    stop_within=float(sys.argv[1])).run())
"""


def start(*children: str, stop_within: float = 5.0) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(stop_within), *children],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_child_that_can_not_start_ends_everything_with_code_1() -> None:
    _, said = (running := start("raise SystemExit(7)")).communicate(timeout=20)
    assert running.returncode == 1
    assert "ended with code 7, the 5. time in a row" in said


def test_a_misconfigured_child_ends_everything_at_once_with_code_2() -> None:
    began = time.monotonic()
    running = start("raise SystemExit(2)", "import time; time.sleep(60)")
    running.communicate(timeout=20)
    assert running.returncode == 2
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_everything_with_code_0(signum: signal.Signals) -> None:
    running = start("import time; time.sleep(60)")
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    running.send_signal(signum)
    running.communicate(timeout=10)
    assert running.returncode == 0


def test_a_child_that_does_not_stop_is_killed(tmp_path: Path) -> None:
    stubborn = (
        "import signal, time, pathlib; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
        f"pathlib.Path({str(tmp_path / 'up')!r}).touch(); time.sleep(60)"
    )
    running = start(stubborn, stop_within=0.3)
    while not (tmp_path / "up").exists():
        time.sleep(0.02)
    running.terminate()
    _, said = running.communicate(timeout=10)
    assert running.returncode == 0
    assert "did not stop in time and is killed" in said


def test_a_child_that_ends_is_started_again(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    child = (
        f"import os, time; file = open({str(notes)!r}, 'a'); file.write('x'); file.close(); "
        f"time.sleep(0 if os.path.getsize({str(notes)!r}) < 3 else 60)"
    )
    running = start(child)
    deadline = time.monotonic() + 10
    while not notes.exists() or notes.read_text() != "xxx":
        assert time.monotonic() < deadline
        time.sleep(0.02)
    running.terminate()
    running.communicate(timeout=10)
    assert running.returncode == 0


def test_a_killed_supervisor_leaves_no_orphan(tmp_path: Path) -> None:
    child = (
        "import os, pathlib, signal, time; from kawaraban.config.command import lifeline; "
        "lifeline.die_with_supervisor(signal.SIGTERM); "
        f"pathlib.Path({str(tmp_path / 'made')!r}).write_text(str(os.getpid())); "
        f"os.rename({str(tmp_path / 'made')!r}, {str(tmp_path / 'pid')!r}); time.sleep(60)"
    )
    running = start(child)
    while not (tmp_path / "pid").exists():
        time.sleep(0.02)
    orphan = psutil.Process(int((tmp_path / "pid").read_text()))
    running.kill()
    running.wait()
    for pipe in (running.stdout, running.stderr):
        assert pipe is not None
        pipe.close()
    # Its new parent may not have taken note of its end yet.
    wait_for(lambda: not orphan.is_running() or orphan.status() == psutil.STATUS_ZOMBIE)
