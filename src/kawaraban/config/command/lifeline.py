"""A child that ends when its parent does, however the parent ended."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1
LOOK_EVERY = 1.0

SUPERVISOR = "KAWARABAN_SUPERVISOR"
"""The variable in which the supervisor tells its children its process id."""


def die_with_supervisor(signum: signal.Signals) -> None:
    """`die_with_parent`, for a process that a supervisor started; nothing for any other."""
    if named := os.environ.get(SUPERVISOR):
        die_with_parent(signum, int(named))


def die_with_parent(signum: signal.Signals, parent: int) -> None:
    """Arrange that this process gets `signum` when its parent ends, even by SIGKILL.

    `parent` is its process id: if it has gone already, the signal is sent at once. Linux tells
    by prctl(2), PR_SET_PDEATHSIG; elsewhere a thread looks.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(signum), 0, 0, 0)
        if os.getppid() != parent:
            os.kill(os.getpid(), signum)
        return

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_EVERY)
        os.kill(os.getpid(), signum)

    threading.Thread(target=look, name="lifeline", daemon=True).start()
