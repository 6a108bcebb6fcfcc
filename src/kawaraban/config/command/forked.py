"""Work that needs Django, done in a child, so that the supervisor that follows stays small."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable

from kawaraban.config.command.lifeline import die_with_parent
from kawaraban.config.environment import Misconfigured


def in_a_child(work: Callable[[], int]) -> int:
    """Run `work` in a forked child and return its exit code; an exception in it is code 1.

    Call it before any thread is started. An interruption reaches both; the child is waited for.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        die_with_parent(signal.SIGTERM, parent)
        os._exit(_code_of(work))
    while True:
        try:
            _, status = os.waitpid(child, 0)
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code
        except KeyboardInterrupt:
            continue


def _code_of(work: Callable[[], int]) -> int:
    try:
        code = work()
    except Misconfigured as error:
        print(error, file=sys.stderr)
        code = 2
    except KeyboardInterrupt:
        code = 130
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code
