"""Readers poll while editors work: nobody is shown what an answered edit has changed."""

from __future__ import annotations

import random
from pathlib import Path

from tests.survival.content import PAGES, SLOTS
from tests.survival.running import Truth, editing, reading, serving, wrong_on

EDITS = 500
WORKERS = READERS = 4


def test_no_read_that_began_after_an_edit_shows_the_state_before_it(folder: Path) -> None:
    noise = random.Random(3)
    slots = sorted(SLOTS)
    truth = Truth()
    with serving(folder, WORKERS) as site, editing(folder) as editor:
        for path in PAGES:  # every slot stands where the test looks for it
            assert not wrong_on(site.get(path), truth), path
        with reading(site, truth, READERS) as readers:
            for _ in range(EDITS):
                slot = noise.choice(slots)
                version = truth.begun(slot)
                editor.do("edit", slot=slot, version=version)
                truth.answered(slot, version)
                old = [line for reader in readers for line in reader.old]
                assert not old, "\n".join(old[:5])
        old = [line for reader in readers for line in reader.old]
        assert not old, "\n".join(old[:5])
        assert sum(reader.count for reader in readers) > EDITS
        for path in PAGES:
            assert not wrong_on(site.get(path), truth), path
        site.verify()
        status = editor.do("status")
        assert status["open"], status
        # Some were answered from the store, others were the first after a purge.
        assert status["hits"] > EDITS / 10, status
        assert status["misses"] > EDITS / 10, status
        assert status["bypassed"] < 50, status
        assert not status["trouble"], status
