"""Any process may be killed at any point: nothing old is shown, nothing answered is lost."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from pathlib import Path

import psutil

from tests.config.running import wait_for
from tests.survival.content import PAGES, SLOTS, VERSION
from tests.survival.running import Editor, Site, Truth, editing, reading, serving, wrong_on

POINTS = (
    "edit:recorded, not committed",
    "edit:row written",
    "edit:committed, not purged",
    "edit:in the purge",
    "edit:purged",
    "follow:in the purge",
    "follow:purged, position not moved",
    "follow:position moving",
    "follow:followed",
    "warm:rendered",
    "warm:storing",
    "warm:stored",
    "warm:off the list",
    "mend:made, not in use",
    "mend:in use",
    "mend:empty",
)
KILLED = -9
AT_POINTS = 64  # each point four times
AT_RANDOM = 24  # editors' children, at any moment of their work
WORKERS_KILLED = 8
BACKGROUND_KILLED = 3
WEB_KILLED = 1


class Chaos:
    """Kills, and counts."""

    def __init__(self, site: Site, editor: Editor, truth: Truth) -> None:
        self.site, self.editor, self.truth = site, editor, truth
        self.noise = random.Random(9)
        self.kills = 0

    def edit(self, at: str = "", delay: float | None = None) -> None:
        """Edit something in a child that dies at a point, after `delay` seconds, or not at all."""
        slot = self.noise.choice(sorted(SLOTS))
        version = self.truth.begun(slot)
        told = {"slot": slot, "version": version}
        if delay is not None:
            answered, ended = self.editor.killed_child(delay, "edit", **told)
        else:
            answered, ended = self.editor.child("edit", **told, **({"at": at} if at else {}))
        if answered:
            self.truth.answered(slot, version)
        self.kills += ended == KILLED

    def at(self, point: str) -> None:
        """Let a process kill itself at `point`."""
        work = point.partition(":")[0]
        if work == "edit":
            self.edit(at=point)
            return
        for _ in range(5):
            _, ended = self.editor.child(work, at=point)
            if ended == KILLED:
                self.kills += 1
                return
        # The background process had done the work each time before the child came to it; `kills`
        # is counted, so that this can't happen often.
        self.worker()

    def worker(self) -> None:
        """Kill a web worker; the others go on."""
        wait_for(lambda: len(self.site.workers()) > 1)
        self.noise.choice(self.site.workers()).kill()
        self.kills += 1

    def background(self) -> None:
        """Kill the background process; the supervisor starts it again."""
        self._kill(self.site.background)

    def web(self) -> None:
        """Kill Granian's main process, and with it all workers."""
        self._kill(self.site.web)

    def _kill(self, child: Callable[[], psutil.Process]) -> None:
        def is_running() -> bool:
            with contextlib.suppress(AssertionError):
                return bool(child())
            return False

        wait_for(is_running)
        child().kill()
        self.kills += 1


def test_a_hundred_kills_leave_no_old_page_and_lose_no_edit(folder: Path) -> None:
    truth = Truth()
    with serving(folder, 4) as site, editing(folder) as editor:
        chaos = Chaos(site, editor, truth)
        plan = [lambda point=point: chaos.at(point) for point in POINTS * (AT_POINTS // 16)]
        plan += [lambda: chaos.edit(delay=chaos.noise.uniform(0, 0.12))] * AT_RANDOM
        plan += [chaos.worker] * WORKERS_KILLED
        plan += [chaos.background] * BACKGROUND_KILLED + [chaos.web] * WEB_KILLED
        chaos.noise.shuffle(plan)
        assert len(plan) == 100
        with reading(site, truth, 2, patient=True) as readers:
            for step in plan:
                step()
                assert not (old := [line for reader in readers for line in reader.old]), old[:3]
        assert sum(reader.count for reader in readers) > 100
        assert chaos.kills > 90  # a child may be done before it is killed
        nothing_is_old_or_lost(site, editor, truth)


def nothing_is_old_or_lost(site: Site, editor: Editor, truth: Truth) -> None:
    """Wait until everything is up again, then look at every page."""
    wait_for(lambda: site.is_up() and len(site.workers()) == 4)

    def is_followed() -> bool:
        status = editor.do("status")
        return bool(status["open"] and status["position"] == status["head"])

    wait_for(is_followed)
    found = {slot: set() for slot in SLOTS}
    for _ in range(4):  # each worker, as likely as not
        for path in PAGES:
            answer = site.get(path)
            assert not wrong_on(answer, truth), path
            seen = {slot.decode(): int(v) for slot, v in VERSION.findall(answer.body)}
            for slot, paths in SLOTS.items():
                if path in paths:
                    found[slot].add(seen.get(slot))
    # An edit that was never answered happened or not; every page says the same of it.
    assert {slot: len(seen) for slot, seen in found.items()} == dict.fromkeys(SLOTS, 1)
    site.verify()
