"""Which of our encodings a client accepts, best first (RFC 9110, section 12.5.3)."""

from __future__ import annotations

import re

# The order in which we choose between what a client likes equally: our pages are smallest so.
OURS = ("br", "zstd", "gzip", "identity")

# Browsers send a handful of different headers. What a hostile client makes up costs it the time
# to parse, and us no more memory than this: so many headers of so many characters.
KEPT = 256
LONGEST = 256

_ELEMENT = re.compile(
    r"(?P<coding>[!#$%&'*+.^_`|~0-9a-z-]+)"
    r"(?:[ \t]*;[ \t]*q=(?P<weight>0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?"
)


class _Accepted(dict[str, tuple[str, ...]]):
    """Headers seen and what they accept; emptied when full, so the frequent ones return."""

    def __missing__(self, header: str) -> tuple[str, ...]:
        if len(header) > LONGEST:
            return ("identity",)
        if len(self) >= KEPT:
            self.clear()
        self[header] = found = parse(header)
        return found


_accepted = _Accepted()


def accepted(header: str) -> tuple[str, ...]:
    """Return our encodings that `Accept-Encoding: header` allows, the best first.

    Ordered by the client's weight, and among equals as in `OURS`. "identity" is always there,
    last if the client did not ask for it or refused it: a page it can perhaps read is better
    than none. An empty, overlong or malformed header gives `("identity",)`.

    For a header seen before this is one look into a dictionary.
    """
    return _accepted[header]


def parse(header: str) -> tuple[str, ...]:
    """Do the work of `accepted` for a header not seen before."""
    weights = _weights(header)
    others = weights.get("*", 0.0)
    wanted = [(weights.get(coding, others), coding) for coding in OURS]
    # sorted() keeps the order of equals, which is ours.
    ranked = sorted((pair for pair in wanted if pair[0]), key=lambda pair: -pair[0])
    chosen = tuple(coding for _, coding in ranked)
    return chosen if "identity" in chosen else (*chosen, "identity")


def _weights(header: str) -> dict[str, float]:
    """Return the weight of each coding named in `header`; nothing if any of it is malformed."""
    weights: dict[str, float] = {}
    for element in header.lower().split(","):
        element = element.strip(" \t")
        if not element:
            continue  # section 5.6.1: empty elements of a list are to be ignored
        match = _ELEMENT.fullmatch(element)
        if match is None:
            return {}
        # Section 8.4.1.3: x-gzip is gzip. Of two weights for one coding the smaller holds, so
        # that a refusal is never overlooked.
        coding = "gzip" if match["coding"] == "x-gzip" else match["coding"]
        weight = float(match["weight"] or 1)
        weights[coding] = min(weight, weights.get(coding, 1.0))
    return weights
