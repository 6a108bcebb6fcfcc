"""Bodies in the codings that are kept."""

from __future__ import annotations

import gzip

import brotli
import pytest

from kawaraban.delivery.compression import NARROW, SMALL, Coded


@pytest.mark.parametrize(
    "length", [SMALL, (1 << NARROW) - 16, (1 << NARROW) - 15, 300_000], ids=str
)
def test_every_coding_holds_the_whole_body(length: int) -> None:
    body = "".join(f"Ferry {n} crosses. " for n in range(length // 12)).encode()[:length]
    coded = Coded.of(body)
    assert len(body) == length
    assert brotli.decompress(coded.br) == gzip.decompress(coded.gzip) == body
    assert coded.identity() == body


def test_what_is_far_apart_in_a_long_body_is_found() -> None:
    once = "".join(str(n * n) for n in range(10_000)).encode()
    assert len(once) > 1 << NARROW
    assert len(Coded.of(once * 2).br) < 1.1 * len(Coded.of(once).br)


def test_a_short_body_is_kept_as_it_is() -> None:
    assert Coded.of(b"x" * (SMALL - 1)) == Coded(raw=b"x" * (SMALL - 1))
