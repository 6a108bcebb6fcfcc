"""Looks after pictures once a day: queues what is missing, drops what is lost, deletes leftovers.

It heals what no signal announces: files lost or restored, an upgrade that brought another format
or quality, a worker that was killed, stories that came by import.
"""

from __future__ import annotations

import datetime
import itertools
import logging
import time
from collections.abc import Iterator

from django.core.files.storage import Storage
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kawaraban.articles.models import Article, Person
from kawaraban.media.cuts import EVERY, key_of
from kawaraban.media.encoding import format_of
from kawaraban.media.making import FOLDER, missing, storage
from kawaraban.media.models import Picture, Rendition
from kawaraban.media.originals import MISSING
from kawaraban.outbox import log
from kawaraban.reading.pictures import CROPPED, SQUARE, WHOLE
from kawaraban.reading.renditions import prepare, queue

logger = logging.getLogger("kawaraban.pictures")

EVERY_SECONDS = 24 * 3600.0
AT_ONCE = 200
MOST = 1000
"""Pictures queued by one sweep; the next comes when they are made."""
KEEP = datetime.timedelta(days=1)
"""How long a file stays that no page shows any more: open pages and feed readers still ask."""


class PictureSweep:
    """Sweeps at the start and once a day, sooner where it could not finish."""

    def __init__(self) -> None:
        self.next = 0.0

    def run_once(self) -> bool:
        """Sweep if it is time; return False, since there is never more to do at once."""
        if time.monotonic() < self.next or is_busy():
            return False
        queued = prepare_missing()
        if queued:
            logger.info("%d pictures are being prepared.", queued)
        if queued < MOST:
            delete_leftovers()
            self.next = time.monotonic() + EVERY_SECONDS
        return False


def is_busy() -> bool:
    """Whether pictures still wait to be prepared."""
    waiting = DBTaskResult.objects.ready().filter(task_path=prepare.module_path)
    return bool(waiting.exists())


def prepare_missing() -> int:
    """Queue pictures that lack a rendition, at most `MOST`, and return how many they were.

    A rendition whose file is gone is dropped first, so that pages stop showing it.
    """
    files = _listed(storage())
    if not files and Rendition.objects.exists():
        logger.error("The storage shows no file of any picture. Is it there?")
        return 0
    queued = 0
    for batch in _batches():
        numbers = [picture.pk for picture in batch]
        above = set(
            Article.objects.filter(picture__in=numbers).values_list("picture_id", flat=True)
        )
        faces = set(
            Person.objects.filter(portrait__in=numbers).values_list("portrait_id", flat=True)
        )
        for picture in batch:
            families = [WHOLE]
            families += [CROPPED] if picture.pk in above else []
            families += [SQUARE] if picture.pk in faces else []
            _drop_lost(picture, files)
            if not missing(picture, families):
                _drop_superseded(picture)
            elif not picture.trouble or _is_back(picture):
                queue([picture.pk])
                queued += 1
        if queued >= MOST:
            break
    return queued


def delete_leftovers() -> int:
    """Delete files that no rendition has since a day, and return how many they were."""
    kept, now, count = storage(), timezone.now(), 0
    names = iter(sorted(_listed(kept)))
    while chunk := list(itertools.islice(names, AT_ONCE)):
        paths = [f"{FOLDER}/{name}" for name in chunk]
        known = set(Rendition.objects.filter(file__in=paths).values_list("file", flat=True))
        for path in paths:
            if path not in known and now - kept.get_modified_time(path) > KEEP:
                kept.delete(path)
                count += 1
    if count:
        logger.info("Deleted %d files that no picture has.", count)
    return count


def _batches() -> Iterator[list[Picture]]:
    """Yield all pictures with their renditions, the newest first: they are read most."""
    before = None
    while True:
        pictures = Picture.objects.order_by("-pk").prefetch_related("renditions")
        if before is not None:
            pictures = pictures.filter(pk__lt=before)
        batch = list(pictures[:AT_ONCE])
        if not batch:
            return
        yield batch
        before = batch[-1].pk


def _listed(kept: Storage) -> set[str]:
    try:
        return set(kept.listdir(FOLDER)[1])
    except FileNotFoundError:
        return set()


def _drop_lost(picture: Picture, files: set[str]) -> None:
    """Drop the rows whose file is gone, and let the pages that show them go."""
    rows = [
        row for row in picture.renditions.all() if row.file.name.rpartition("/")[2] not in files
    ]
    lost = [row for row in rows if not storage().exists(row.file.name)]
    if not lost:
        return
    with transaction.atomic():
        picture.renditions.filter(pk__in=[row.pk for row in lost]).delete()
        log.record("picture.lost", f"picture:{picture.pk}", [f"picture:{picture.pk}"])
    del picture._prefetched_objects_cache["renditions"]


def _drop_superseded(picture: Picture) -> None:
    """Drop what was made for an earlier focal point or in an earlier quality, after its time."""
    current: list[Rendition] = []
    old: list[Rendition] = []
    for row in picture.renditions.all():
        cut, made_as = row.filter_spec.partition("|")[0], format_of(row.filter_spec)
        if made_as and cut in EVERY:
            wished = (made_as.spec(cut), key_of(picture, cut))
            same = (row.filter_spec, row.focal_point_key) == wished
            (current if same else old).append(row)
    if not old or not current:
        return
    newest = max(current, key=lambda row: row.pk)
    if timezone.now() - storage().get_modified_time(newest.file.name) > KEEP:
        picture.renditions.filter(pk__in=[row.pk for row in old]).delete()


def _is_back(picture: Picture) -> bool:
    """Whether an original that was missing is there again; what is broken stays so."""
    if picture.trouble != MISSING or not picture.file.storage.exists(picture.file.name):
        return False
    Picture.objects.filter(pk=picture.pk).update(trouble="")
    return True
