"""Make the renditions of one picture: decoded once, written beside, shown all at once.

Files come first, under names that were never used; then one transaction adds the rows and the
line in the log of changes. Whoever dies in between leaves files without rows, which the sweep
(`reading.picture_sweep`) removes. Two who make the same at once keep the first one's rows.
"""

from __future__ import annotations

import os.path
import secrets
from collections.abc import Iterable, Iterator, Sequence

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from PIL import Image

from kawaraban.media.cuts import distinct, key_of, plan
from kawaraban.media.encoding import FORMATS, Format
from kawaraban.media.models import Picture, Rendition
from kawaraban.media.originals import MISSING, Unusable, tint_of, upright
from kawaraban.outbox import log

FOLDER = "images"
"""Where Wagtail puts renditions; what lies there is served to everybody."""
LARGEST = 1200
Wanted = tuple[str, Format]
Made = tuple[Wanted, bytes, tuple[int, int]]


def storage() -> Storage:
    """Return where the files of renditions are."""
    kept: Storage = Rendition._meta.get_field("file").storage
    return kept


def missing(picture: Picture, families: Iterable[Sequence[str]]) -> list[Wanted]:
    """Return the cuts and formats that are not made as they should be now. One query at most."""
    have = {(row.filter_spec, row.focal_point_key) for row in picture.renditions.all()}
    wanted = [(cut, one) for cut in distinct(picture, families) for one in FORMATS]
    return [(cut, one) for cut, one in wanted if (one.spec(cut), key_of(picture, cut)) not in have]


def make(picture: Picture, families: Iterable[Sequence[str]]) -> int:
    """Make what is missing and return how many renditions were added. Not inside a transaction.

    Raises `Unusable`, after it was noted on the picture, if nothing can be made of its file;
    `OSError` if the storage does not answer, and then it may be tried again.
    """
    todo = missing(picture, families)
    if not todo:
        return 0
    try:
        made = list(_copied(picture, todo) or _encoded(picture, todo))
    except Unusable as error:
        note_trouble(picture, error.reason)
        raise
    rows: list[Rendition] = []
    surplus = rows
    try:
        for one in made:
            rows.append(_stored(picture, *one))
        surplus = _added(picture, rows)
    finally:
        for row in surplus:
            storage().delete(row.file.name)
    return len(rows) - len(surplus)


def note_trouble(picture: Picture, reason: str) -> None:
    """Note that the file can't be used, and let pages stop saying that something is on its way."""
    with transaction.atomic():
        same = Picture.objects.filter(pk=picture.pk, file=picture.file.name)
        if same.exclude(trouble=reason).update(trouble=reason):
            log.record("picture.unusable", f"picture:{picture.pk}", [f"picture:{picture.pk}"])


def _added(picture: Picture, rows: list[Rendition]) -> list[Rendition]:
    """Add the rows with their line in the log; return those that nobody needs any more."""
    with transaction.atomic():
        held = Picture.objects.select_for_update().filter(pk=picture.pk).first()
        if held is None or held.file.name != picture.file.name:
            return rows  # deleted or replaced meanwhile; the new file has a task of its own
        have = set(held.renditions.values_list("filter_spec", "focal_point_key"))
        new = [row for row in rows if (row.filter_spec, row.focal_point_key) not in have]
        if new:
            Rendition.objects.bulk_create(new)
            Picture.objects.filter(pk=held.pk).update(trouble="", tint=picture.tint)
            log.record("picture.prepared", f"picture:{held.pk}", [f"picture:{held.pk}"])
    return [row for row in rows if row not in new]


def _stored(picture: Picture, wanted: Wanted, content: bytes, size: tuple[int, int]) -> Rendition:
    """Write one file under a new name and return its row, not yet saved.

    The name begins with the token of the original, so nobody can guess it, and is never used
    again, so browsers and proxies may keep the file for good.
    """
    cut, written = wanted
    stem = os.path.splitext(os.path.basename(picture.file.name))[0][:36]
    name = f"{stem}-{size[0]}x{size[1]}.{secrets.token_hex(4)}.{written.suffix}"
    path = storage().save(f"{FOLDER}/{name}", ContentFile(content))
    return Rendition(
        image=picture,
        filter_spec=written.spec(cut),
        focal_point_key=key_of(picture, cut),
        width=size[0],
        height=size[1],
        file=path,
    )


def _encoded(picture: Picture, todo: list[Wanted]) -> Iterator[Made]:
    """Yield what is to be made of the original."""
    image, full = upright(_read(picture), LARGEST)
    picture.tint = picture.tint or tint_of(image)
    across, down = image.width / full[0], image.height / full[1]
    cut, shown = "", image
    for wanted in todo:
        if wanted[0] != cut:
            cut = wanted[0]
            (left, top, right, bottom), size = plan(picture, cut, full)
            box = (left * across, top * down, right * across, bottom * down)
            shown = image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
        yield wanted, wanted[1].encode(shown), shown.size


def _read(picture: Picture) -> bytes:
    try:
        with picture.file.storage.open(picture.file.name, "rb") as file:
            content: bytes = file.read()
    except FileNotFoundError as error:
        raise Unusable(MISSING, f"{picture.file.name} is not there.") from error
    return content


def _copied(picture: Picture, todo: list[Wanted]) -> list[Made]:
    """Return what was made already of the same file filed twice; empty unless all of it is there.

    A newsroom with editions files a photograph once for each language, with its words.
    """
    if not picture.file_hash:
        return []
    same = {"file_hash": picture.file_hash, "width": picture.width, "height": picture.height}
    twins = Picture.objects.filter(**same, file_size=picture.file_size).exclude(pk=picture.pk)
    for twin in twins.prefetch_related("renditions")[:3]:
        rows = {(row.filter_spec, row.focal_point_key): row for row in twin.renditions.all()}
        found = [rows.get((one.spec(cut), key_of(picture, cut))) for cut, one in todo]
        if None in found:
            continue
        try:
            made = [
                (wanted, _content(row), (row.width, row.height))
                for wanted, row in zip(todo, found, strict=True)
                if row
            ]
        except OSError:
            continue
        picture.tint = picture.tint or twin.tint
        return made
    return []


def _content(row: Rendition) -> bytes:
    with storage().open(row.file.name, "rb") as file:
        content: bytes = file.read()
    return content
