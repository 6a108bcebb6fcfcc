"""Renditions: made once, from any file that somebody may send, and never half."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from kawaraban.media import making
from kawaraban.media.cuts import CROPPED, SQUARE, WHOLE
from kawaraban.media.making import make
from kawaraban.media.models import Picture
from kawaraban.media.originals import Unusable
from kawaraban.outbox import log
from tests.media.files import (
    BLUE,
    a_picture,
    break_file,
    encoded,
    header_bomb,
    jpeg,
    upright_photograph,
)

pytestmark = pytest.mark.django_db
EVERYTHING = (WHOLE, CROPPED, SQUARE)


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def shown(picture: Picture, start: str, form: str) -> Image.Image:
    row = picture.renditions.get(
        filter_spec__startswith=f"{start}|", filter_spec__contains=f"format-{form}"
    )
    image = Image.open(row.file.path)
    image.load()
    assert image.size == (row.width, row.height)
    return image


def files(media: Path) -> list[str]:
    return sorted(path.name for path in (media / "images").glob("*"))


def near(pixel: Any, colour: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 24 for a, b in zip(pixel[:3], colour, strict=True))


def test_a_picture_is_made_in_every_size_and_format_and_only_once() -> None:
    picture = a_picture(jpeg(1600, 1000))
    assert make(picture, EVERYTHING) == 21
    assert shown(picture, "width-800", "avif").size == (800, 500)
    assert shown(picture, "fill-1200x800", "webp").size == (1200, 800)
    assert shown(picture, "fill-160x160", "jpeg").size == (160, 160)
    assert make(Picture.objects.get(pk=picture.pk), EVERYTHING) == 0


def test_the_same_size_is_not_made_twice_for_a_small_picture() -> None:
    picture = a_picture(jpeg(300, 200))
    make(picture, [WHOLE])
    assert {(row.width, row.height) for row in picture.renditions.all()} == {(300, 200)}
    assert picture.renditions.count() == 3


@pytest.mark.parametrize("size", [(1, 1), (5000, 1), (1, 5000), (3, 2)])
def test_a_picture_of_any_shape_has_at_least_a_pixel(size: tuple[int, int]) -> None:
    picture = a_picture(encoded(Image.new("RGB", size, BLUE), "PNG"), "thin.png")
    make(picture, EVERYTHING)
    assert all(row.width >= 1 and row.height >= 1 for row in picture.renditions.all())


def test_no_name_of_a_file_can_be_guessed_or_comes_back(media: Path) -> None:
    picture = a_picture(jpeg(300, 200))
    make(picture, [WHOLE])
    token = Path(picture.file.name).name[:16]
    before = files(media)
    assert all(name.startswith(token) for name in before)
    picture.renditions.all().delete()
    make(Picture.objects.get(pk=picture.pk), [WHOLE])
    assert len(set(files(media)) - set(before)) == 3


def test_another_quality_makes_new_files(settings: Any) -> None:
    picture = a_picture(jpeg(300, 200))
    make(picture, [WHOLE])
    settings.WAGTAILIMAGES_AVIF_QUALITY = 40
    assert make(Picture.objects.get(pk=picture.pk), [WHOLE]) == 1


def test_a_photograph_taken_upright_stands_upright_and_tells_nobody_where() -> None:
    picture = a_picture(upright_photograph())
    assert (picture.width, picture.height) == (60, 90)
    assert Picture.objects.get(pk=picture.pk).height == 90
    make(picture, [WHOLE])
    for form in ("avif", "webp", "jpeg"):
        image = shown(picture, "width-400", form)
        assert image.size == (60, 90)
        assert near(image.convert("RGB").getpixel((30, 5)), (204, 34, 0))
        assert not image.getexif()
    content = b"".join(Path(row.file.path).read_bytes() for row in picture.renditions.all())
    assert b"SecretCamera" not in content


def test_ink_colours_of_a_print_become_light_colours() -> None:
    print_file = encoded(Image.new("CMYK", (300, 200), (0, 200, 200, 0)), "JPEG")
    picture = a_picture(print_file)
    make(picture, [WHOLE])
    for form in ("avif", "webp", "jpeg"):
        image = shown(picture, "width-400", form)
        assert image.mode == "RGB"
        assert near(image.getpixel((9, 9)), (255, 55, 55))


def test_sixteen_bits_of_grey_are_not_cut_off_at_white() -> None:
    grey = Image.new("I;16", (300, 200), 32_768)
    picture = a_picture(encoded(grey, "PNG"), "scan.png")
    make(picture, [WHOLE])
    assert near(shown(picture, "width-400", "jpeg").convert("RGB").getpixel((9, 9)), (128,) * 3)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_stays_where_it_can_and_is_white_elsewhere(mode: str) -> None:
    clear = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    clear.paste((200, 0, 0, 255), (0, 0, 150, 200))
    picture = a_picture(encoded(clear.convert(mode), "PNG"), "logo.png")
    make(picture, [WHOLE])
    for form in ("avif", "webp"):
        alpha = shown(picture, "width-400", form).convert("RGBA").getchannel("A")
        assert alpha.crop((280, 90, 299, 110)).getextrema()[1] < 20  # type: ignore[operator]
    assert near(shown(picture, "width-400", "jpeg").getpixel((290, 100)), (255, 255, 255))


def test_of_an_animation_the_first_frame_is_shown() -> None:
    frames = [Image.new("RGB", (300, 200), colour) for colour in (BLUE, "#ffffff")]
    gif = encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)
    picture = a_picture(gif, "wave.gif")
    make(picture, [WHOLE])
    assert near(shown(picture, "width-400", "jpeg").getpixel((9, 9)), (51, 85, 119))


def test_a_large_photograph_is_cut_around_its_focal_point() -> None:
    wide = Image.new("RGB", (6000, 1500), BLUE)
    wide.paste("#cc2200", (5000, 0, 6000, 1500))
    picture = a_picture(encoded(wide, "JPEG"), focal_point_x=5500, focal_point_y=750,
                        focal_point_width=600, focal_point_height=600)  # fmt: skip
    make(picture, EVERYTHING)
    assert near(shown(picture, "fill-160x160", "jpeg").getpixel((100, 80)), (204, 34, 0))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (jpeg(900, 600)[:600], "unreadable"),
        (b"\xff\xd8\xff\xe0 not a picture at all", "unreadable"),
        (b"", "unreadable"),
        (header_bomb(), "too-large"),
        (header_bomb(9_000), "too-large"),
        (None, "missing"),
    ],
)
def test_what_is_no_picture_is_noted_and_said_once(content: bytes | None, reason: str) -> None:
    picture = a_picture(jpeg(900, 600))
    if content is None:
        Path(picture.file.path).unlink()
    else:
        Path(picture.file.path).write_bytes(content)
    for _ in range(2):
        with pytest.raises(Unusable):
            make(picture, [WHOLE])
    assert Picture.objects.get(pk=picture.pk).trouble == reason
    assert [row.kind for row in log.read(0)] == ["picture.unusable"]


def test_another_file_ends_the_trouble_and_the_old_renditions() -> None:
    picture = a_picture(jpeg(900, 600))
    break_file(picture)
    with pytest.raises(Unusable):
        make(picture, [WHOLE])
    picture = Picture.objects.get(pk=picture.pk)
    picture.file = ContentFile(jpeg(500, 400), "boat.jpg")
    picture.save()
    assert picture.trouble == ""
    assert make(picture, [WHOLE]) == 6
    picture.file = ContentFile(jpeg(700, 400), "boat.jpg")
    picture.save()
    assert not picture.renditions.exists()


def test_the_newsroom_is_told_that_a_file_has_too_many_pixels(editor_client: Client) -> None:
    upload = ContentFile(header_bomb(), "bomb.png")
    answer = editor_client.post("/admin/images/add/", {"title": "Bomb", "file": upload})
    assert answer.status_code == 200
    assert "too many pixels" in answer.content.decode()
    assert not Picture.objects.exists()


@pytest.mark.parametrize("content", [jpeg(900, 600)[:600], b"\xff\xd8\xff\xe0 nothing", b"<svg/>"])
def test_the_newsroom_is_told_that_a_file_is_no_picture(
    editor_client: Client, content: bytes
) -> None:
    upload = ContentFile(content, "broken.jpg")
    answer = editor_client.post("/admin/images/add/", {"title": "Broken", "file": upload})
    assert answer.status_code == 200
    assert "error" in answer.content.decode()
    assert not Picture.objects.exists()


def test_a_picture_deleted_while_it_is_made_leaves_no_file(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = a_picture(jpeg(300, 200))
    monkeypatch.setattr(making, "_encoded", _and_then(lambda: picture.delete(), making._encoded))
    assert make(Picture.objects.get(pk=picture.pk), [WHOLE]) == 0
    assert files(media) == []


def test_a_file_replaced_while_it_is_made_gets_nothing_of_the_old_one(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = a_picture(jpeg(300, 200))

    def replace() -> None:
        other = Picture.objects.get(pk=picture.pk)
        other.file = ContentFile(jpeg(200, 300), "other.jpg")
        other.save()

    monkeypatch.setattr(making, "_encoded", _and_then(replace, making._encoded))
    assert make(Picture.objects.get(pk=picture.pk), [WHOLE]) == 0
    assert files(media) == []


def test_two_who_make_the_same_at_once_leave_one_of_each(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = a_picture(jpeg(300, 200))
    encode = making._encoded

    def first() -> None:
        monkeypatch.setattr(making, "_encoded", encode)
        make(Picture.objects.get(pk=picture.pk), [WHOLE])

    monkeypatch.setattr(making, "_encoded", _and_then(first, encode))
    assert make(Picture.objects.get(pk=picture.pk), [WHOLE]) == 0
    assert picture.renditions.count() == len(files(media)) == 3
    assert [row.kind for row in log.read(0)] == ["picture.prepared"]


def test_a_storage_that_fails_half_way_leaves_no_rows_and_may_be_tried_again(
    media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = a_picture(jpeg(300, 200))
    store, calls = making._stored, iter(range(9))

    def failing(*args: Any) -> Any:
        if next(calls) == 1:
            raise OSError("No space left on device")
        return store(*args)

    with monkeypatch.context() as patch:
        patch.setattr(making, "_stored", failing)
        with pytest.raises(OSError, match="No space"):
            make(picture, [WHOLE])
    assert files(media) == []
    assert not picture.renditions.exists()
    assert picture.trouble == ""
    assert make(picture, [WHOLE]) == 3


def test_the_same_file_filed_twice_is_encoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    content = jpeg(300, 200)
    pictures = [a_picture(content, f"{name}.jpg") for name in ("en", "ja")]
    for picture in pictures:
        picture._set_image_file_metadata()
        picture.save()
    make(pictures[0], [WHOLE])
    monkeypatch.setattr(making, "_encoded", None)
    assert make(pictures[1], [WHOLE]) == 3
    names = {row.file.name for picture in pictures for row in picture.renditions.all()}
    assert len(names) == 6


def test_the_tint_is_the_colour_of_most_of_the_picture() -> None:
    image = Image.new("RGB", (300, 200), BLUE)
    image.paste("#ffffff", (0, 0, 60, 60))
    tint = a_picture(encoded(image, "JPEG")).tint
    assert near(tuple(bytes.fromhex(tint[1:])), (51, 85, 119))


def test_a_file_name_in_any_script_makes_names_that_fit() -> None:
    picture = a_picture(jpeg(300, 200), "メコン川の渡し船" * 20 + ".jpg")
    make(picture, [WHOLE])
    assert all(len(row.file.name) <= 100 for row in picture.renditions.all())


def _and_then(act: Any, encode: Any) -> Any:
    """Return `_encoded` that lets something happen after the files' contents are made."""

    def encoded_then(*args: Any) -> Any:
        made = list(encode(*args))
        act()
        return iter(made)

    return encoded_then


def test_what_is_made_is_a_file_of_its_kind() -> None:
    picture = a_picture(jpeg(300, 200))
    make(picture, [WHOLE])
    kinds = {Image.open(io.BytesIO(Path(row.file.path).read_bytes())).format: row.file.name[-4:]
             for row in picture.renditions.all()}  # fmt: skip
    assert kinds == {"AVIF": "avif", "WEBP": "webp", "JPEG": ".jpg"}
