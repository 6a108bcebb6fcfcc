"""The daily look after pictures heals what no signal announced."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from kawaraban.media.models import Picture, Rendition
from kawaraban.outbox import log
from kawaraban.reading import picture_sweep
from kawaraban.reading.picture_sweep import PictureSweep, delete_leftovers, prepare_missing
from tests.background import run_tasks
from tests.media.files import a_picture, break_file, jpeg
from tests.newsroom import PersonFactory, a_story
from tests.reading.pages import text_of

pytestmark = pytest.mark.django_db
TWO_DAYS = 2 * 24 * 3600


@pytest.fixture
def picture(settings: Any, tmp_path: Path) -> Picture:
    settings.MEDIA_ROOT = str(tmp_path)
    made = a_picture(jpeg(900, 600))
    run_tasks()
    return made


def age(path: Path) -> None:
    os.utime(path, (time.time() - TWO_DAYS,) * 2)


def kinds_after(position: int) -> list[str]:
    return [row.kind for row in log.read(position)]


def test_nothing_is_queued_where_nothing_is_missing(picture: Picture) -> None:
    assert prepare_missing() == 0


def test_a_picture_that_came_without_any_signal_is_prepared(picture: Picture) -> None:
    picture.renditions.all().delete()
    assert prepare_missing() == 1
    run_tasks()
    assert picture.renditions.count() == 9


def test_a_story_or_a_byline_that_came_by_import_gets_its_own_sizes(picture: Picture) -> None:
    story = a_story(picture=picture)
    PersonFactory(portrait=picture)
    DBTaskResult.objects.all().delete()
    assert prepare_missing() == 1
    run_tasks()
    assert picture.renditions.count() == 9 + 9 + 3
    assert story.picture == picture


def test_a_lost_file_leaves_the_pages_at_once_and_comes_back(picture: Picture) -> None:
    story = a_story(picture=picture)
    run_tasks()
    for row in picture.renditions.filter(filter_spec__contains="jpeg"):
        Path(row.file.path).unlink()
    position = log.head()
    assert prepare_missing() == 1
    assert kinds_after(position) == ["picture.lost"]
    assert "being prepared" in text_of(story.get_absolute_url())
    run_tasks()
    page = text_of(story.get_absolute_url())
    assert "being prepared" not in page
    for row in picture.renditions.all():
        assert Path(row.file.path).is_file()


def test_a_storage_that_is_not_there_costs_no_rows(
    picture: Picture, caplog: pytest.LogCaptureFixture, settings: Any
) -> None:
    settings.MEDIA_ROOT = "/nowhere"
    assert prepare_missing() == 0
    assert Rendition.objects.count() == 9
    assert "Is it there?" in caplog.text


def test_an_original_that_comes_back_is_tried_again_and_a_broken_one_is_not(
    picture: Picture,
) -> None:
    picture.renditions.all().delete()
    whole = Path(picture.file.path).read_bytes()
    other = a_picture(jpeg(900, 600), "other.jpg")
    Path(picture.file.path).unlink()
    break_file(other)
    assert prepare_missing() == 2
    run_tasks()
    troubles = {one.pk: one.trouble for one in Picture.objects.all()}
    assert troubles == {picture.pk: "missing", other.pk: "unreadable"}
    (Path(picture.file.path).parent.parent / "images" / "any.jpg").write_bytes(b"x")
    assert prepare_missing() == 0
    Path(picture.file.path).write_bytes(whole)
    assert prepare_missing() == 1
    run_tasks()
    assert picture.renditions.count() == 9


def test_files_that_a_killed_worker_left_are_deleted_after_a_day(picture: Picture) -> None:
    folder = Path(picture.file.path).parent.parent / "images"
    old, new = folder / "left.avif", folder / "being-written.avif"
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    age(old)
    for row in picture.renditions.all():
        age(Path(row.file.path))
    assert delete_leftovers() == 1
    assert not old.exists()
    assert new.exists()
    assert all(Path(row.file.path).exists() for row in picture.renditions.all())


def test_a_new_quality_shows_the_old_files_until_the_new_ones_are_made(
    picture: Picture, settings: Any
) -> None:
    story = a_story(picture=picture)
    run_tasks()
    old = set(picture.renditions.values_list("pk", flat=True))
    settings.WAGTAILIMAGES_JPEG_QUALITY = 60
    assert "being prepared" not in text_of(story.get_absolute_url())
    assert prepare_missing() == 1
    run_tasks()
    assert prepare_missing() == 0
    assert old <= set(picture.renditions.values_list("pk", flat=True))  # open pages ask for them
    for row in picture.renditions.all():
        age(Path(row.file.path))
    prepare_missing()
    assert picture.renditions.count() == len(old)
    assert not picture.renditions.filter(filter_spec__endswith="jpegquality-76").exists()


def test_the_sweep_waits_for_its_last_queue_and_then_for_a_day(
    picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweep, calls = PictureSweep(), iter(range(9))
    monkeypatch.setattr(picture_sweep, "prepare_missing", lambda: next(calls) * 0)
    DBTaskResult.objects.all().delete()
    busy = a_picture(name="busy.jpg")
    sweep.run_once()
    assert next(calls) == 0
    run_tasks()
    sweep.run_once()
    sweep.run_once()
    assert next(calls) == 2
    assert busy.renditions.exists()
