"""Original picture files, opened without trust: too large, broken, sideways, of any colour."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.conf import settings
from PIL import Image, ImageCms, ImageOps

DEEP = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
"""Modes of one channel with more than eight bits, for which Pillow's conversion only cuts off."""
ORIENTATION = 0x0112
SIDEWAYS = (5, 6, 7, 8)
"""Values of EXIF's Orientation with which a camera says that width is height."""
MISSING, UNREADABLE, TOO_LARGE = "missing", "unreadable", "too-large"
"""Why no rendition can be made of a file; noted in `Picture.trouble`."""
TRANSPARENT = ("RGBA", "LA", "PA", "RGBa", "La")


class Unusable(Exception):
    """No rendition can be made of the original. `reason` is one of those above."""

    def __init__(self, reason: str, why: str) -> None:
        super().__init__(why)
        self.reason = reason


@dataclass(frozen=True)
class Look:
    """What a first look at a file tells: width and height in pixels as it is seen, its tint."""

    size: tuple[int, int]
    tint: str


def look_at(file: BinaryIO) -> Look | None:
    """Return a first look at a picture file, or None if it can't be used. Cheap for JPEG."""
    try:
        image, size = _opened(file, 64)
    except Unusable:
        return None
    return Look(size, tint_of(image))


def upright(content: bytes, enough_for: int) -> tuple[Image.Image, tuple[int, int]]:
    """Return the picture in RGB or RGBA, sRGB, the right way up; and its full size in pixels.

    A JPEG is decoded no larger than is good for a side of `enough_for` pixels. Of an animation it
    is the first frame. Raises `Unusable` for what is broken, too large or no picture.
    """
    return _opened(io.BytesIO(content), 2 * enough_for)


def tint_of(image: Image.Image) -> str:
    """Return the colour that most of `image` is near to, as `#rrggbb`."""
    small = on_white(image).resize((32, 32))
    counted = small.quantize(6).convert("RGB").getcolors(32 * 32) or [(1, (128, 128, 128))]
    most: Any = max(counted)[1]
    return f"#{bytes(most).hex()}"


def on_white(image: Image.Image) -> Image.Image:
    """Return the picture without transparency, as a format without it must show it."""
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGB", image.size, "white")
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _opened(file: BinaryIO, side: int) -> tuple[Image.Image, tuple[int, int]]:
    """Return the picture, maybe scaled down while it was decoded, and its full size."""
    try:
        file.seek(0)
        image: Image.Image = Image.open(file)
        width, height = image.size
        if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            raise Unusable(TOO_LARGE, f"{width} x {height} are too many pixels.")
        if image.getexif().get(ORIENTATION) in SIDEWAYS:
            width, height = height, width
        image.draft(None, (side, side))
        image.load()
        image = _plain(ImageOps.exif_transpose(image))
    except Unusable:
        raise
    except Image.DecompressionBombError as error:
        raise Unusable(TOO_LARGE, str(error)) from error
    except Exception as error:  # decoders of broken files raise whatever they stumble over
        raise Unusable(UNREADABLE, f"{type(error).__name__}: {error}") from error
    return image, (width, height)


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture with eight bits a channel in sRGB, with transparency only if it has any.

    What else came with it is left behind: a rendition is public, and a camera notes where it was.
    """
    profile = image.info.get("icc_profile")
    seen_through = image.mode in TRANSPARENT or "transparency" in image.info
    if image.mode in DEEP:
        image = _eight_bits(image)
    if image.mode not in ("RGB", "CMYK", "L") or seen_through:
        image = image.convert("RGBA" if seen_through else "RGB")
    if profile:
        image = _to_srgb(image, profile)
    image = image.convert("RGBA" if seen_through else "RGB")
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    image.info = {}
    return image


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Return the picture in sRGB; as it is if its profile is broken or of another colour space."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(image, source, target, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return made or image


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return a grey picture of 16 or 32 bits with 8; floats are spread over what they use."""
    if image.mode == "F":
        low, high = image.getextrema()
        spread = 255 / max(float(high) - float(low), 1e-9)  # type: ignore[arg-type]
        return image.point(lambda value: value * spread - float(low) * spread).convert("L")  # type: ignore[arg-type]
    return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
