"""One renders, the others wait."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kawaraban.delivery import turnstile
from kawaraban.delivery.turnstile import Turnstile

HOLDS = """
import sys
from pathlib import Path
from kawaraban.delivery.turnstile import Turnstile
with Turnstile(Path(sys.argv[1])).turn(b"/one/", lambda: None):
    print("in", flush=True)
    sys.stdin.read()
"""


def test_who_waits_gets_what_was_made_meanwhile(tmp_path: Path) -> None:
    gates = Turnstile(tmp_path / "gates")
    made: list[str] = []
    got: list[str] = []

    def ask() -> None:
        with gates.turn(b"/one/", lambda: made[0] if made else None) as found:
            if found is None:
                time.sleep(0.05)
                made.append("page")
            got.append(found or "rendered")

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(got) == ["page"] * 19 + ["rendered"]


def test_pages_of_different_gates_do_not_wait_for_each_other(tmp_path: Path) -> None:
    gates = Turnstile(tmp_path / "gates")
    with (
        gates.turn(b"/one/", lambda: None) as one,
        gates.turn(b"/two/", lambda: None) as two,
    ):
        assert (one, two) == (None, None)


def test_a_turn_ends_with_the_process_that_had_it(tmp_path: Path) -> None:
    gates = Turnstile(tmp_path / "gates")
    source = Path(turnstile.__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(tmp_path / "gates")],
        env={**os.environ, "PYTHONPATH": str(source)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"in\n"
        timer = threading.Timer(0.2, other.send_signal, [signal.SIGKILL])
        timer.start()
        began = time.monotonic()
        with gates.turn(b"/one/", lambda: None) as found:
            assert found is None
        assert 0.1 < time.monotonic() - began < 5


def test_nobody_waits_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turnstile, "LONGEST_WAIT", 0.1)
    gates, others = Turnstile(tmp_path / "gates"), Turnstile(tmp_path / "gates")
    with gates.turn(b"/one/", lambda: None), others.turn(b"/one/", lambda: None) as found:
        assert found is None


def test_where_no_gate_can_be_made_everybody_renders(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    gates = Turnstile(tmp_path / "file" / "gates")
    with gates.turn(b"/one/", lambda: None) as found:
        assert found is None
    with gates.turn(b"/one/", lambda: "page") as again:
        assert again == "page"
