"""Portraits for the staff page: calm profiles in ink, told apart by hair, glasses and dress."""

from kawaraban.demo.drawings.geometry import Point, arc, curve, on_ellipse, placed
from kawaraban.demo.drawings.palette import (
    GREY,
    INK,
    PAPER,
)
from kawaraban.demo.drawings.sheet import WIDTH, Sheet
from kawaraban.demo.drawings.sitters import BACK, FACE, HAIR, SITTERS, Sitter

_X, _Y, _HEAD = 800.0, 420.0, 500.0


def portrait(s: Sheet, name: str) -> None:
    """One of SITTERS before a cut wall and a plain disc of paper."""
    sitter = SITTERS[name]
    s.box(-20, -20, WIDTH + 20, 1090, sitter.wall)
    s.hatch([(-20, -20), (1620, -20), (1620, 1090), (-20, 1090)], -32, 30, 6, PAPER)
    s.disc(_X, _Y + 20, 432, PAPER)
    _dress(s, sitter)
    face = curve(_at(sitter, *FACE), parts=6)
    s.fill([*face, *curve(_at(sitter, *BACK), parts=6)], INK, 0.8)
    s.fill(curve(_at(sitter, *HAIR[sitter.hair]), closed=True, parts=5), INK, 1.0)
    _carving(s, sitter)
    _features(s, sitter)
    if sitter.hair == "cap":
        _cap(s, sitter)
    if sitter.glasses:
        _glasses(s, sitter)
    _neckline(s, sitter)


def _at(sitter: Sitter, *points: Point) -> list[Point]:
    return placed(points, _X, _Y, _HEAD, sitter.flip)


def _dress(s: Sheet, sitter: Sitter) -> None:
    """Shoulders down to the foot of the sheet."""
    body = curve(
        _at(sitter, (-0.36, 0.66), (-0.5, 0.76), (-0.84, 0.9), (-1.04, 1.12), (-1.1, 1.36))
    ) + curve(_at(sitter, (0.82, 1.36), (0.74, 1.08), (0.5, 0.9), (0.22, 0.78), (0.1, 0.7)))
    s.shape(body, sitter.cloth, 10)
    for k in range(9):
        x = -0.9 + k * 0.07
        s.cut(
            curve(_at(sitter, (x, 1.0 - k * 0.02), (x + 0.05, 1.14), (x + 0.03, 1.34))),
            8,
            INK,
            (0.1, 0.8),
        )
    for k in range(5):
        s.cut(
            curve(
                _at(
                    sitter,
                    (0.66 - k * 0.055, 1.06 - k * 0.02),
                    (0.66 - k * 0.05, 1.2),
                    (0.7 - k * 0.05, 1.34),
                )
            ),
            6,
            PAPER,
            (0.1, 0.6),
        )


def _carving(s: Sheet, sitter: Sitter) -> None:
    """Light on the hair, an ear, the edge of the jaw: paper lines in the ink."""
    if sitter.hair == "curls":
        _curls(s, sitter)
    first = {"curls": 9, "cap": 6}.get(sitter.hair, 0)
    for k in range(first, 9):
        t = k / 8
        high = -0.52 + t * 0.34
        s.cut(
            curve(
                _at(
                    sitter,
                    (0.22 - t * 0.1, high + 0.06),
                    (-0.08, high + 0.0 + t * 0.06),
                    (-0.28 - 0.06 * (1 - t), high + 0.14 + t * 0.1),
                )
            ),
            5,
            PAPER,
            (0.1, 0.3),
        )
    if sitter.hair == "bob":
        for k in range(6):
            x = -0.4 + k * 0.07
            s.cut(
                curve(_at(sitter, (x, -0.06), (x - 0.02, 0.2), (x + 0.04 - k * 0.005, 0.46))),
                5,
                PAPER,
                (0.1, 0.4),
            )
    if sitter.hair in ("bun", "tail"):
        low = 0.02 if sitter.hair == "bun" else 0.4
        for k in range(3):
            start = (-0.5 - k * 0.05, -0.26)
            middle = (-0.6 - k * 0.03, -0.16 + k * 0.02)
            s.cut(
                curve(_at(sitter, start, middle, (-0.64 + (k - 1) * 0.02, low))),
                5,
                PAPER,
                (0.1, 0.2),
            )


def _features(s: Sheet, sitter: Sitter) -> None:
    """Ear, jaw, lowered eye, brow and mouth."""

    def line(width: float, ends: tuple[float, float], *points: Point) -> None:
        s.cut(curve(_at(sitter, *points)), width, PAPER, ends)

    if sitter.hair != "bob":
        ear = ((-0.05, -0.02), (-0.02, -0.1), (0.05, -0.1), (0.06, 0.0), (0.01, 0.1), (-0.04, 0.12))
        line(7, (0.5, 0.3), *ear)
        line(4, (0.25, 0.25), (-0.01, -0.03), (0.03, -0.04), (0.01, 0.04))
    line(5, (0.1, 0.1), (-0.02, 0.24), (0.1, 0.4), (0.24, 0.455))
    line(6, (0.2, 0.6), (0.26, -0.07), (0.31, -0.045), (0.345, -0.062))
    line(5, (0.2, 0.6), (0.25, -0.16), (0.31, -0.185), (0.355, -0.165))
    line(4, (1, 0.2), (0.372, 0.257), (0.32, 0.262))


def _curls(s: Sheet, sitter: Sitter) -> None:
    for ring in range(4):
        for k in range(13 - ring):
            a = 168 + k * (14 + ring * 1.6)
            x, y = on_ellipse(-0.08, -0.16, 0.43 - ring * 0.1, 0.46 - ring * 0.11, a)
            if x > 0.3 or (y > -0.1 and x > -0.2):
                continue
            px, py = _at(sitter, (x, y))[0]
            turn = s.rng.uniform(0, 360)
            s.cut(arc(px, py, 15, 14, turn, turn + 260, 9), 4.5, PAPER, (0.3, 0.1))


def _cap(s: Sheet, sitter: Sitter) -> None:
    crown = curve(
        _at(
            sitter,
            (0.34, -0.3),
            (0.38, -0.42),
            (0.24, -0.56),
            (-0.06, -0.66),
            (-0.36, -0.6),
            (-0.52, -0.38),
            (-0.47, -0.2),
        )
    )
    s.shape(
        [*crown, *curve(_at(sitter, (-0.47, -0.2), (-0.1, -0.22), (0.34, -0.3)))], GREY, 9, PAPER
    )
    s.fill(
        curve(
            _at(sitter, (0.3, -0.33), (0.46, -0.3), (0.6, -0.2), (0.44, -0.22), (0.28, -0.24)),
            closed=True,
        ),
        INK,
    )
    for k in range(5):
        s.cut(
            curve(
                _at(
                    sitter,
                    (0.24 - k * 0.15, -0.5 - (k % 2) * 0.03),
                    (0.2 - k * 0.15, -0.4),
                    (0.18 - k * 0.15, -0.29),
                )
            ),
            7,
            INK,
            (0.1, 0.5),
        )


def _glasses(s: Sheet, sitter: Sitter) -> None:
    for wide, tone in ((15, PAPER), (7, sitter.cloth)):
        ring = arc(*_at(sitter, (0.33, -0.02))[0], 42, 46, 0, 360, 24)[:-1]
        s.outline(ring, wide, tone)
        s.cut(_at(sitter, (0.25, -0.04), (-0.03, -0.09)), wide, tone, (1, 1))


def _neckline(s: Sheet, sitter: Sitter) -> None:
    if sitter.dress == "round":
        s.cut(curve(_at(sitter, (-0.4, 0.7), (-0.14, 0.8), (0.18, 0.76))), 34, INK, (0.8, 0.8))
        s.cut(curve(_at(sitter, (-0.4, 0.7), (-0.14, 0.8), (0.18, 0.76))), 20, PAPER, (0.8, 0.8))
    elif sitter.dress == "scarf":
        wrap = curve(
            _at(
                sitter,
                (-0.44, 0.52),
                (-0.5, 0.7),
                (-0.3, 0.84),
                (0.06, 0.9),
                (0.28, 0.8),
                (0.22, 0.64),
                (0.0, 0.66),
                (-0.24, 0.6),
            ),
            closed=True,
        )
        end = _at(sitter, (0.02, 0.82), (0.2, 0.82), (0.26, 1.2), (0.06, 1.24))
        for piece in (end, wrap):
            s.shape(piece, PAPER, 9)
            s.hatch(piece, 28, 26, 8)
            s.hatch(piece, -62, 26, 8)
    else:
        for flap in (
            ((-0.4, 0.6), (-0.1, 0.76), (-0.22, 0.98), (-0.52, 0.74)),
            ((0.1, 0.64), (0.24, 0.74), (0.3, 0.96), (-0.08, 0.78)),
        ):
            s.shape(_at(sitter, *flap), PAPER if sitter.dress == "collar" else sitter.wall, 9)
        if sitter.dress == "coat":
            s.cut(curve(_at(sitter, (-0.06, 0.8), (0.16, 1.1), (0.2, 1.36))), 12, INK, (1, 1))
        else:
            for k in range(3):
                s.disc(*_at(sitter, (0.16 + k * 0.03, 0.96 + k * 0.14))[0], 11, PAPER, ink=4)
