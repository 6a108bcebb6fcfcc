"""Who sits for the staff portraits, and the outlines their profiles are cut from."""

from typing import Final, Literal, NamedTuple

from kawaraban.demo.drawings.geometry import Point
from kawaraban.demo.drawings.palette import (
    GREY,
    GREY_PALE,
    INDIGO,
    INDIGO_PALE,
    MOSS,
    MOSS_PALE,
    OCHRE,
    OCHRE_PALE,
    Colour,
)

Hair = Literal["bun", "short", "bob", "cap", "tail", "curls"]
Dress = Literal["collar", "round", "scarf", "coat"]


class Sitter(NamedTuple):
    """What tells one portrait from another."""

    hair: Hair
    dress: Dress
    cloth: Colour
    wall: Colour
    glasses: bool
    flip: bool


SITTERS: Final[dict[str, Sitter]] = {
    "portrait-1": Sitter("bun", "collar", INDIGO, INDIGO_PALE, False, False),
    "portrait-2": Sitter("short", "coat", OCHRE, OCHRE_PALE, True, True),
    "portrait-3": Sitter("bob", "round", MOSS, MOSS_PALE, False, True),
    "portrait-4": Sitter("cap", "scarf", GREY, GREY_PALE, False, False),
    "portrait-5": Sitter("tail", "collar", OCHRE, OCHRE_PALE, True, False),
    "portrait-6": Sitter("curls", "coat", INDIGO, INDIGO_PALE, False, True),
}

# One head high, (0, 0) at its middle, looking right: from the hairline down to the throat.
FACE: Final[tuple[Point, ...]] = (
    (0.14, -0.48),
    (0.29, -0.38),
    (0.36, -0.24),
    (0.375, -0.12),
    (0.36, -0.05),
    (0.4, 0.04),
    (0.455, 0.12),
    (0.44, 0.155),
    (0.375, 0.175),
    (0.378, 0.2),
    (0.396, 0.228),
    (0.37, 0.258),
    (0.388, 0.292),
    (0.366, 0.335),
    (0.376, 0.4),
    (0.34, 0.465),
    (0.26, 0.482),
    (0.12, 0.43),
    (0.085, 0.5),
    (0.1, 0.66),
    (0.16, 0.8),
)
BACK: Final[tuple[Point, ...]] = (
    (-0.42, 0.8),
    (-0.31, 0.62),
    (-0.29, 0.42),
    (-0.36, 0.22),
    (-0.42, -0.02),
    (-0.4, -0.26),
    (-0.27, -0.45),
    (-0.06, -0.53),
)
HAIR: Final[dict[Hair, tuple[Point, ...]]] = {
    "bun": (
        (0.3, -0.36),
        (0.16, -0.53),
        (-0.06, -0.59),
        (-0.3, -0.52),
        (-0.44, -0.34),
        (-0.5, -0.36),
        (-0.63, -0.34),
        (-0.7, -0.2),
        (-0.64, -0.06),
        (-0.52, -0.04),
        (-0.45, -0.08),
        (-0.43, 0.1),
        (-0.34, 0.28),
        (-0.2, 0.2),
        (0.0, -0.1),
        (0.2, -0.26),
    ),
    "short": (
        (0.34, -0.3),
        (0.32, -0.46),
        (0.18, -0.58),
        (-0.06, -0.6),
        (-0.3, -0.52),
        (-0.45, -0.3),
        (-0.45, 0.0),
        (-0.36, 0.26),
        (-0.24, 0.24),
        (-0.1, 0.0),
        (-0.02, -0.2),
        (0.2, -0.34),
    ),
    "bob": (
        (0.36, -0.16),
        (0.34, -0.4),
        (0.2, -0.56),
        (-0.06, -0.62),
        (-0.34, -0.54),
        (-0.5, -0.3),
        (-0.53, 0.05),
        (-0.5, 0.38),
        (-0.42, 0.5),
        (-0.2, 0.5),
        (0.03, 0.46),
        (0.06, 0.3),
        (0.02, 0.02),
        (0.12, -0.18),
    ),
    "cap": (
        (0.3, -0.3),
        (0.24, -0.46),
        (-0.06, -0.55),
        (-0.32, -0.46),
        (-0.44, -0.2),
        (-0.44, 0.02),
        (-0.36, 0.2),
        (-0.22, 0.18),
        (-0.1, -0.06),
        (0.1, -0.24),
    ),
    "tail": (
        (0.33, -0.32),
        (0.22, -0.5),
        (-0.04, -0.58),
        (-0.3, -0.5),
        (-0.44, -0.32),
        (-0.6, -0.36),
        (-0.76, -0.16),
        (-0.78, 0.16),
        (-0.7, 0.5),
        (-0.64, 0.72),
        (-0.6, 0.44),
        (-0.6, 0.14),
        (-0.56, -0.06),
        (-0.44, -0.1),
        (-0.38, 0.12),
        (-0.24, 0.14),
        (0.0, -0.12),
        (0.2, -0.28),
    ),
    "curls": (
        (0.36, -0.22),
        (0.4, -0.36),
        (0.33, -0.5),
        (0.2, -0.6),
        (0.04, -0.68),
        (-0.16, -0.68),
        (-0.34, -0.62),
        (-0.5, -0.48),
        (-0.56, -0.28),
        (-0.56, -0.06),
        (-0.5, 0.14),
        (-0.4, 0.26),
        (-0.24, 0.24),
        (-0.1, 0.02),
        (0.06, -0.14),
        (0.2, -0.28),
    ),
}
