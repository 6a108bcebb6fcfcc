"""When pages are rendered ahead."""

from __future__ import annotations

from kawaraban.config.background.patience import MOST, QUIET, Patience


class Store:
    """Counts purges, and has a clock that is set by hand."""

    def __init__(self) -> None:
        self.generation = 7
        self.now = 100.0
        self.patience = Patience(lambda: self.generation, lambda: self.now)

    def after(self, seconds: float, purged: bool = False) -> bool:
        self.now += seconds
        self.generation += purged
        return self.patience.is_over()


def test_at_first_there_is_nothing_to_wait_for() -> None:
    assert Store().after(0)


def test_a_purge_is_waited_out() -> None:
    store = Store()
    store.after(0)
    assert not store.after(1, purged=True)
    assert not store.after(QUIET * 0.9)
    assert store.after(QUIET * 0.2)


def test_purges_without_end_do_not_put_it_off_for_ever() -> None:
    store = Store()
    store.after(0)
    began = [store.after(0.125, purged=True) for _ in range(40)]
    assert began.index(True) == MOST / 0.125
    assert all(began[began.index(True) :])
    assert store.after(QUIET * 2)
    assert not store.after(1, purged=True)
