"""Pictures: what is printed with them, and who must know when it changes."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image
from wagtail.images import get_image_model

from kawaraban.articles.models import Article
from kawaraban.media.models import Picture
from kawaraban.outbox import log
from tests.background import run_tasks
from tests.newsroom import PersonFactory, a_story, paragraphs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def a_picture(name: str = "ferry.png", **fields: Any) -> Picture:
    raw = io.BytesIO()
    Image.new("RGB", (64, 48), "navy").save(raw, "PNG")
    raw.seek(0)
    fields = {"title": "ferry.png", "description": "A ferry with lamps", **fields}
    return Picture.objects.create(file=ImageFile(raw, name=name), **fields)


def rows_after(position: int) -> list[tuple[str, str, list[str]]]:
    return [(row.kind, row.subject, row.tags) for row in log.read(position)]


def test_the_site_uses_this_model_for_every_image() -> None:
    assert get_image_model() is Picture


def test_the_alternative_text_is_the_description_and_never_the_files_name() -> None:
    assert a_picture().default_alt_text == "A ferry with lamps"
    assert a_picture(description="").default_alt_text == ""


def test_a_picture_is_made_once_in_each_size() -> None:
    picture = a_picture()
    small = picture.get_rendition("width-32")
    assert (small.width, small.height) == (32, 24)
    assert picture.get_rendition("width-32").pk == small.pk
    assert picture.renditions.count() == 1
    assert small.alt == "A ferry with lamps"


def test_nobody_can_guess_where_a_picture_lies(client: Client) -> None:
    picture = a_picture()
    chosen = picture.get_rendition("max-165x165")  # made for the newsroom, for a draft
    seen = client.get(chosen.url)
    assert seen.status_code == 200
    seen.close()
    assert client.get("/media/images/ferry.max-165x165.png").status_code == 404
    token = re.fullmatch(r"/media/images/([0-9a-f]{16})-ferry\.max-165x165\.png", chosen.url)
    assert token
    assert token[1] not in a_picture().file.name


def test_a_long_name_is_cut_behind_its_token() -> None:
    picture = a_picture("x" * 300 + ".png")
    assert re.match(r"original_images/[0-9a-f]{16}-x+\.png", picture.file.name)
    assert re.match(r"/media/images/[0-9a-f]{16}-x+\.", picture.get_rendition("width-31").url)


def test_caption_credit_and_licence_are_asked_for_in_the_admin() -> None:
    assert {"caption", "credit", "licence"} <= set(Picture.admin_form_fields)


def test_a_new_picture_and_what_only_editors_see_of_one_are_no_change() -> None:
    picture = a_picture()
    picture.title = "Only in the newsroom"
    picture.save()
    assert log.read(0) == []


@pytest.mark.parametrize("place", ["picture", "body"])
def test_a_changed_credit_touches_the_stories_that_print_it(place: str) -> None:
    picture = a_picture()
    story = a_story(**shown(picture, place))
    PersonFactory(portrait=picture)
    run_tasks()  # Wagtail's index of references is brought up to date in the background
    position = log.head()
    picture.credit = "Photo: Sokha Lim"
    picture.save()
    [(kind, subject, tags)] = rows_after(position)
    assert (kind, subject) == ("picture.changed", f"picture:{picture.pk}")
    assert f"article:{story.pk}" in tags
    assert f"picture:{picture.pk}" in tags


def test_a_size_noted_by_wagtail_is_no_change() -> None:
    picture = a_picture()
    a_story(picture=picture)
    run_tasks()
    position = log.head()
    picture.save(update_fields=["file_size"])
    assert rows_after(position) == []


def test_deleting_a_picture_touches_its_stories_and_leaves_them_standing() -> None:
    picture = a_picture()
    story = a_story(**shown(picture, "picture"))
    run_tasks()
    position, number = log.head(), picture.pk
    picture.delete()
    [(kind, subject, tags)] = rows_after(position)
    assert (kind, subject, tags) == (
        "picture.changed",
        f"picture:{number}",
        [f"article:{story.pk}", f"picture:{number}"],
    )
    assert Article.objects.get(pk=story.pk).picture is None


def shown(picture: Picture, place: str) -> dict[str, Any]:
    """Return the fields of a story that shows `picture` in this place."""
    if place == "picture":
        return {"picture": picture}
    value = {"image": picture.pk, "alt_text": "A ferry", "decorative": False}
    block = {"type": "picture", "value": {"picture": value, "caption": "", "credit": ""}}
    return {"body": [*paragraphs("Text."), block]}
