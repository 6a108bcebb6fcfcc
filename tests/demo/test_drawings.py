"""The demo's woodcuts: complete, repeatable, within the palette, and whole in every crop."""

import hashlib
import time
from io import BytesIO

import pytest
from PIL import Image

from kawaraban.demo.drawings import DEFAULT_SIZE, DRAWINGS, as_jpeg, draw, focal_point
from kawaraban.demo.drawings.catalogue import CATALOGUE
from kawaraban.demo.drawings.palette import INK, PAPER, PIGMENTS, VERMILION
from kawaraban.demo.drawings.poses import POSES
from kawaraban.demo.drawings.sheet import HEIGHT, WIDTH, Sheet

SUBJECTS = {
    "ferry", "bridge", "rice-harvest", "school", "museum", "dialogue", "lanterns", "demining",
    "market", "rain", "dolphin", "train", "lighthouse", "tea-field", "weaving", "bicycle", "solar",
    "library", "fish-market", "stars", "pot", "boat-race", "port-cranes", "mangrove",
}  # fmt: skip
PORTRAITS = {f"portrait-{number}" for number in range(1, 7)}


def fingerprint(picture: Image.Image) -> str:
    return hashlib.sha256(picture.tobytes()).hexdigest()


def red_pixels(picture: Image.Image) -> int:
    raw = picture.tobytes()
    return sum(raw[i] > 140 and raw[i + 1] < 90 and raw[i + 2] < 90 for i in range(0, len(raw), 3))


def test_every_subject_and_six_portraits_can_be_drawn() -> None:
    assert set(DRAWINGS) == SUBJECTS | PORTRAITS
    assert len(DRAWINGS) == 30


def test_all_thirty_are_drawn_in_less_than_twelve_seconds_of_one_core() -> None:
    before = time.process_time()
    pictures = {name: draw(name) for name in DRAWINGS}
    spent = time.process_time() - before
    assert spent < 12
    assert {picture.size for picture in pictures.values()} == {DEFAULT_SIZE} == {(1600, 1067)}
    assert {picture.mode for picture in pictures.values()} == {"RGB"}
    assert len({fingerprint(picture) for picture in pictures.values()}) == 30


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_same_name_gives_the_same_pixels_twice(name: str) -> None:
    assert fingerprint(draw(name, (400, 267))) == fingerprint(draw(name, (400, 267)))


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_print_uses_ink_paper_vermilion_and_at_most_two_pigments(name: str) -> None:
    sheet = Sheet(name, (160, 107), (0.0, 0.0, 0.1))
    CATALOGUE[name].cut(sheet)
    assert {PAPER, INK} <= sheet.used
    assert sheet.used - {PAPER, INK, VERMILION} <= set(PIGMENTS)
    assert 1 <= len({PIGMENTS[colour] for colour in sheet.used if colour in PIGMENTS}) <= 2


@pytest.mark.parametrize("name", DRAWINGS)
def test_vermilion_stays_an_accent(name: str) -> None:
    picture = draw(name, (400, 267))
    assert 0 < red_pixels(picture) < 400 * 267 * 0.04


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_subject_lies_inside_the_picture_and_survives_wide_and_square_crops(name: str) -> None:
    x, y, width, height = focal_point(name)
    assert 0 <= x - width / 2 <= x + width / 2 <= WIDTH
    assert 0 <= y - height / 2 <= y + height / 2 <= HEIGHT
    assert width <= HEIGHT
    assert height <= WIDTH * 9 / 16


@pytest.mark.parametrize("size", [(1200, 675), (600, 600), (1080, 1350), (64, 64), (16, 4000)])
def test_another_shape_is_filled_to_its_edges(size: tuple[int, int]) -> None:
    picture = draw("ferry", size)
    assert picture.size == size
    assert len(picture.getcolors(size[0] * size[1]) or []) > 2


def test_a_square_crop_keeps_the_subject_that_stands_right_of_the_middle() -> None:
    """The lighthouse tower, white in the dusk, stands in the middle half of the square."""
    picture = draw("lighthouse", (400, 400)).crop((100, 130, 300, 235)).convert("L")
    assert max(picture.tobytes()) > 240


def test_the_seal_stands_in_the_lower_right_corner_of_every_crop() -> None:
    for size in (DEFAULT_SIZE, (600, 600), (960, 540)):
        picture = draw("pot", size)
        corner = picture.crop((size[0] * 9 // 10, size[1] * 85 // 100, size[0], size[1]))
        assert red_pixels(corner) > 0


def test_a_jpeg_opens_as_the_full_picture_and_is_light_enough_to_upload() -> None:
    for name in ("ferry", "tea-field", "portrait-1"):
        raw = as_jpeg(name)
        assert len(raw) < 900_000
        with Image.open(BytesIO(raw)) as picture:
            assert picture.format == "JPEG"
            assert picture.size == DEFAULT_SIZE


def test_a_jpeg_is_the_same_bytes_twice() -> None:
    assert as_jpeg("stars") == as_jpeg("stars")


@pytest.mark.parametrize("name", ["", "volcano", "FERRY", "../ferry"])
def test_an_unknown_name_is_a_key_error(name: str) -> None:
    for call in (draw, as_jpeg, focal_point):
        with pytest.raises(KeyError):
            call(name)


@pytest.mark.parametrize("size", [(0, 100), (100, -1), (15, 100), (4001, 100), (10**9, 10**9)])
def test_an_absurd_size_is_refused_before_memory_is_taken(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="pixels"):
        draw("ferry", size)


def test_nobody_stands_above_their_height_or_below_their_feet() -> None:
    for pose in POSES.values():
        assert -1 < pose.head[1] < -0.4
        assert max(pose.near_leg[1][1], pose.far_leg[1][1]) == 0
