"""The few colours a print may use: paper, ink, the seal's vermilion and four pigments."""

from typing import Final

Colour = tuple[int, int, int]

PAPER: Final[Colour] = (0xFB, 0xF9, 0xF4)
INK: Final[Colour] = (0x1B, 0x1A, 0x17)
VERMILION: Final[Colour] = (0xB3, 0x26, 0x1E)

# A pigment is printed full or watered ("pale"); both count as one tint.
INDIGO: Final[Colour] = (0x3E, 0x5F, 0x85)
INDIGO_PALE: Final[Colour] = (0xBF, 0xCD, 0xD6)
OCHRE: Final[Colour] = (0xCD, 0x98, 0x3C)
OCHRE_PALE: Final[Colour] = (0xEC, 0xD8, 0xAA)
MOSS: Final[Colour] = (0x70, 0x82, 0x4D)
MOSS_PALE: Final[Colour] = (0xCB, 0xD2, 0xB3)
GREY: Final[Colour] = (0x97, 0x94, 0x8C)
GREY_PALE: Final[Colour] = (0xD9, 0xD6, 0xCD)

PIGMENTS: Final[dict[Colour, str]] = {
    INDIGO: "indigo",
    INDIGO_PALE: "indigo",
    OCHRE: "ochre",
    OCHRE_PALE: "ochre",
    MOSS: "moss",
    MOSS_PALE: "moss",
    GREY: "grey",
    GREY_PALE: "grey",
}
