"""One background process a site."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from kawaraban.config.background import process
from kawaraban.config.environment import Misconfigured


def test_a_second_process_for_the_site_is_refused_with_a_sentence(tmp_path: Path) -> None:
    stop = threading.Event()
    sentence = "Another process does the background work"
    with process.hold_lock(tmp_path, 0, stop), pytest.raises(Misconfigured, match=sentence):
        process.hold_lock(tmp_path, 0, stop)
    process.hold_lock(tmp_path, 0, stop).close()


def test_a_process_that_is_just_ending_is_waited_for(tmp_path: Path) -> None:
    stop = threading.Event()
    first = process.hold_lock(tmp_path, 0, stop)
    threading.Timer(0.3, first.close).start()
    began = time.monotonic()
    process.hold_lock(tmp_path, 10, stop).close()
    assert time.monotonic() - began < 5
