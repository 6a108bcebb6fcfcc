"""The pictures of what is published are made in the background, and never by reading."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult
from wagtail.models import Page

from kawaraban.media.models import Picture, Rendition
from kawaraban.outbox import log
from kawaraban.reading.models import FrontPage, TextPage
from kawaraban.reading.renditions import prepare
from tests.background import run_tasks
from tests.media.files import a_picture, break_file, jpeg
from tests.newsroom import PersonFactory, a_draft, a_story
from tests.reading.pages import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


def queued() -> int:
    return DBTaskResult.objects.ready().filter(task_path=prepare.module_path).count()


def test_reading_makes_nothing_whether_anything_is_made_or_not(client: Client) -> None:
    picture = a_picture(jpeg(1600, 1000))
    story = a_story(picture=picture, bylines=[PersonFactory(portrait=picture)])
    paths = (story.get_absolute_url(), "/latest/", "/feed/", "/person/sokha-lim/", "/")
    for path in paths:
        client.get(path)
    assert not Rendition.objects.exists()
    run_tasks()
    made = Rendition.objects.count()
    assert made == 3 * (3 + 3 + 1)  # AVIF, WebP and JPEG of whole, cropped and square
    for path in paths:
        client.get(path)
    assert Rendition.objects.count() == made


def test_a_new_picture_is_ready_before_anybody_publishes_it() -> None:
    picture = a_picture(jpeg(1600, 1000))
    run_tasks()
    assert picture.renditions.count() == 9


def test_a_story_without_pictures_and_a_draft_queue_nothing() -> None:
    picture = a_picture()
    run_tasks()
    a_story()
    a_draft(picture=picture)
    assert not queued()


def test_a_page_of_text_gets_its_pictures_in_the_background_too(front: FrontPage) -> None:
    picture = a_picture(jpeg(1600, 1000))
    DBTaskResult.objects.all().delete()
    text = f'<p>Us.</p><embed embedtype="image" id="{picture.pk}" format="left" alt="Our boat"/>'
    page: Page = front.add_child(instance=TextPage(title="About", slug="about", text=text))
    page.save_revision().publish()
    assert "This picture is being prepared." in text_of("/about/")
    assert not picture.renditions.filter(filter_spec__contains="format").exists()
    run_tasks()
    shown = text_of("/about/")
    assert 'type="image/avif"' in shown
    assert 'alt="Our boat"' in shown


def test_one_line_in_the_log_says_that_a_picture_is_ready() -> None:
    picture = a_picture(jpeg(900, 600))
    run_tasks()
    rows = [row for row in log.read(0) if row.kind == "picture.prepared"]
    assert [(row.subject, row.tags) for row in rows] == [
        (f"picture:{picture.pk}", [f"picture:{picture.pk}"])
    ]
    assert prepare.call(picture.pk) == 0
    assert log.head() == rows[-1].pk


def test_a_moved_focal_point_is_cut_anew_and_the_old_cut_stands_meanwhile() -> None:
    picture = a_picture(jpeg(1600, 1000))
    story = a_story(picture=picture)
    run_tasks()
    before = picture.renditions.count()
    picture.focal_point_x, picture.focal_point_y = 300, 300
    picture.focal_point_width = picture.focal_point_height = 200
    picture.save()
    assert "being prepared" not in text_of(story.get_absolute_url())
    run_tasks()
    assert picture.renditions.count() == before + 9


def test_a_picture_that_went_away_meanwhile_is_passed_over() -> None:
    assert prepare.call(999_999) == 0


def test_a_broken_picture_fails_once_is_logged_and_not_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    picture = a_picture(jpeg(900, 600))
    break_file(picture)
    story = a_story(picture=picture, picture_caption="The ferry at noon")
    run_tasks()
    assert "can't be prepared" in caplog.text
    failed = DBTaskResult.objects.failed().filter(task_path=prepare.module_path)
    assert failed.count() == 1
    page = text_of(story.get_absolute_url())
    assert "The ferry at noon" in page
    assert "being prepared" not in page
    assert "<img" not in page
    picture = Picture.objects.get(pk=picture.pk)
    picture.caption = "Another"
    picture.save()
    run_tasks()
    assert failed.count() == 1
