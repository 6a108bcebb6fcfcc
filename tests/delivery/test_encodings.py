"""Tests of the choice between br, zstd, gzip and nothing (RFC 9110, section 12.5.3)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawaraban.delivery import encodings
from kawaraban.delivery.encodings import KEPT, LONGEST, OURS, accepted


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("gzip, deflate, br, zstd", ("br", "zstd", "gzip", "identity")),  # Chrome, Firefox
        ("gzip, deflate, br", ("br", "gzip", "identity")),  # Safari
        ("gzip", ("gzip", "identity")),
        ("x-gzip", ("gzip", "identity")),
        ("GZIP;Q=0.5", ("gzip", "identity")),
        ("", ("identity",)),
        ("identity", ("identity",)),
        ("deflate, compress", ("identity",)),
        ("br;q=0.2, gzip;q=0.9", ("gzip", "br", "identity")),
        ("br;q=0.5,zstd;q=0.5,gzip;q=0.5", ("br", "zstd", "gzip", "identity")),
        ("br ; q=1.000 ,\tgzip ;\tq=0.999", ("br", "gzip", "identity")),
        ("br;q=0, gzip", ("gzip", "identity")),
        ("*", ("br", "zstd", "gzip", "identity")),
        ("*;q=0.1, gzip", ("gzip", "br", "zstd", "identity")),
        ("*, br;q=0", ("zstd", "gzip", "identity")),
        ("identity, gzip;q=0.5", ("identity", "gzip")),
        ("identity;q=0.3, gzip;q=0.3", ("gzip", "identity")),
        (",, gzip ,", ("gzip", "identity")),
        ("gzip, gzip;q=0", ("identity",)),
    ],
)
def test_the_clients_weight_decides_and_then_our_order(
    header: str, expected: tuple[str, ...]
) -> None:
    assert accepted(header) == expected


@pytest.mark.parametrize("header", ["identity;q=0", "*;q=0", "deflate, identity;q=0, *;q=0.000"])
def test_who_refuses_everything_gets_the_plain_page(header: str) -> None:
    assert accepted(header) == ("identity",)


def test_refused_identity_stands_behind_what_was_asked_for() -> None:
    assert accepted("gzip, identity;q=0") == ("gzip", "identity")
    assert accepted("gzip, *;q=0") == ("gzip", "identity")


@pytest.mark.parametrize(
    "header",
    [
        "br;q=2", "br;q=-1", "br;q=0.1234", "br;q=1.001", "br;q=", "br;q", "br;", ";q=1",
        "br;q=1;q=1", "br;level=5", "br gzip", "gzip, br;q=nan", "br\x00", "br\r\nX: 1", "ｂｒ",
        "br;q=١", '"br"', "br/gzip", "br" * LONGEST, "gzip, " * LONGEST, "İ",
    ],
)  # fmt: skip
def test_a_malformed_header_gets_the_plain_page(header: str) -> None:
    assert accepted(header) == ("identity",)


def test_a_flood_of_headers_takes_no_more_memory_than_a_few() -> None:
    for number in range(KEPT * 4):
        accepted(f"gzip;q=0.{number % 1000:03d}, c{number}")
        accepted(f"c{number}" * LONGEST)
    assert len(encodings._accepted) <= KEPT
    assert accepted("gzip, deflate, br, zstd")[0] == "br"


weights = st.one_of(st.none(), st.integers(0, 1000))
elements = st.dictionaries(st.sampled_from([*OURS, "deflate", "*"]), weights, max_size=6)


@given(elements)
def test_whatever_is_asked_for_comes_back_in_the_order_of_its_weight(
    asked: dict[str, int | None],
) -> None:
    header = ", ".join(
        coding if weight is None else f"{coding};q={weight / 1000:.3f}"
        for coding, weight in asked.items()
    )
    weight_of = {coding: 1000 if weight is None else weight for coding, weight in asked.items()}
    others = weight_of.get("*", 0)
    answer = accepted(header)
    named = [weight_of.get(coding, others) for coding in answer]
    if named[-1] == 0:  # identity, which nobody asked for or somebody refused
        named.pop()
    assert named == sorted(named, reverse=True)
    assert all(named)
    assert set(answer) == {c for c in OURS if weight_of.get(c, others)} | {"identity"}


@given(st.text())
def test_no_header_is_too_strange(header: str) -> None:
    answer = accepted(header)
    assert "identity" in answer
    assert set(answer) <= set(OURS)
    assert len(set(answer)) == len(answer)
    assert accepted(header) is accepted(header) or len(header) > LONGEST
