"""No exception ends a duty."""

from __future__ import annotations

import threading

import pytest

from kawaraban.config.background.duty import LONGEST_PAUSE, Duty


@pytest.mark.django_db
def test_a_failing_duty_waits_longer_each_time_and_recovers(
    caplog: pytest.LogCaptureFixture,
) -> None:
    outcomes: list[object] = [OSError("disk"), ValueError("row"), 1, 0]

    def work() -> object:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    duty = Duty("test", 1.0, work, threading.Event())
    assert [duty.once() for _ in range(4)] == [2.0, 4.0, 0.0, 1.0]
    assert "The test failed." in caplog.text


@pytest.mark.django_db
def test_a_duty_may_say_itself_how_long_it_waits() -> None:
    waits = [0.25, 1.0]
    duty = Duty("test", lambda: waits.pop(0), lambda: None, threading.Event())
    assert [duty.once(), duty.once()] == [0.25, 1.0]


@pytest.mark.django_db
def test_the_pause_has_a_limit() -> None:
    def work() -> None:
        raise RuntimeError

    duty = Duty("test", 1.0, work, threading.Event())
    assert max(duty.once() for _ in range(20)) == LONGEST_PAUSE


@pytest.mark.django_db(transaction=True)
def test_a_duty_stops_when_told() -> None:
    stop = threading.Event()
    did = threading.Event()
    duty = Duty("test", 60.0, did.set, stop)
    duty.start()
    assert did.wait(5)
    stop.set()
    duty.join(5)
    assert not duty.is_alive()
