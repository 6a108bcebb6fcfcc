"""Picture files for tests: plain ones, and such as cameras, scanners and attackers send."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from kawaraban.media.models import Picture

BLUE = "#335577"


def a_picture(content: bytes | None = None, name: str = "boat.jpg", **fields: Any) -> Picture:
    """File a picture; a small blue one unless `content` is given."""
    fields = {"title": name, "description": "A boat on a wide river", **fields}
    return Picture.objects.create(file=ContentFile(content or jpeg(64, 48), name), **fields)


def encoded(image: Image.Image, form: str, **options: Any) -> bytes:
    """Return `image` as a file."""
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def jpeg(width: int, height: int, **options: Any) -> bytes:
    """Return a blue JPEG."""
    return encoded(Image.new("RGB", (width, height), BLUE), "JPEG", **options)


def break_file(picture: Picture) -> None:
    """Leave the first part of a picture's file, as a disk that was full does."""
    path = Path(picture.file.path)
    path.write_bytes(path.read_bytes()[:600])


def upright_photograph() -> bytes:
    """Return what a camera held upright writes: 90 by 60 pixels, to be turned, and where it was."""
    image = Image.new("RGB", (90, 60), BLUE)
    image.paste("#cc2200", (0, 0, 30, 60))  # the left third is the upper third when turned
    notes = Image.Exif()
    notes[0x0112] = 6
    notes.get_ifd(0x8825)[1] = "N"
    notes[0x010F] = "SecretCamera"
    return encoded(image, "JPEG", exif=notes, quality=95)


def header_bomb(side: int = 20_000) -> bytes:
    """Return a PNG of a hundred bytes that says it has `side` times `side` pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    signature = b"\x89PNG\r\n\x1a\n"
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(b"\0" * 64)), chunk(b"IEND", b""))
    return signature + b"".join(parts)
