"""The blocks of a body on the page, pictures first of all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed

from kawaraban.media.models import Picture
from kawaraban.reading.embeds import frame_in
from tests.background import run_tasks
from tests.media.files import jpeg
from tests.newsroom import a_story
from tests.reading.pages import text_of, tree_of

pytestmark = pytest.mark.django_db


def prose(*blocks: dict[str, Any]) -> Any:
    """Publish a story with these blocks and return the prose of its page."""
    return tree_of(a_story(body=list(blocks)).get_absolute_url()).select(".whole .prose")[0]


def test_a_picture_has_sizes_formats_words_and_its_place(picture: Picture) -> None:
    value = {"picture": {"image": picture.pk, "alt_text": "A boat at night"}, "credit": "Mai"}
    figure = prose({"type": "picture", "value": value}).select("figure.plate")[0]
    image = figure.select("img")[0]
    assert image.get("alt") == "A boat at night"
    assert (image.get("width"), image.get("height")) == ("800", "500")
    assert image.get("loading") == "lazy"
    assert [part.split()[1] for part in image.get("srcset").split(",")] == ["400w", "800w", "1200w"]
    webp = figure.select("source[type='image/webp']")[0].get("srcset")
    assert webp.count(".webp ") == 3
    caption = figure.select("figcaption")[0].get_text()
    assert "The last boat of the evening" in caption
    assert "Mai" in caption
    assert "Drawing: Tonle Tsushin" not in caption


def test_a_decorative_picture_has_an_empty_alternative(picture: Picture) -> None:
    value = {"picture": {"image": picture.pk, "decorative": True}}
    assert prose({"type": "picture", "value": value}).select("img")[0].get("alt") == ""


def test_a_picture_is_never_enlarged(picture: Picture) -> None:
    small = Picture.objects.get(pk=picture.pk)
    small.file = ContentFile(jpeg(300, 200), "small.jpg")
    small.save()
    story = a_story(picture=small)
    run_tasks()
    image = tree_of(story.get_absolute_url()).select(".plate img")[0]
    assert image.get("width") == "300"
    assert "," not in image.get("srcset")


def test_a_missing_picture_leaves_the_story_readable(picture: Picture) -> None:
    story = a_story(picture=picture)
    picture.renditions.all().delete()
    Path(picture.file.path).unlink()
    run_tasks()
    page = tree_of(story.get_absolute_url())
    assert not page.select(".whole img")
    assert page.select(".prose p")


def test_a_picture_that_was_deleted_leaves_nothing(picture: Picture) -> None:
    value = {"picture": {"image": 987654, "alt_text": "gone"}}
    assert not prose({"type": "picture", "value": value}).select("figure")


def test_the_lead_picture_of_a_front_is_cropped_and_first(picture: Picture, front: Any) -> None:
    a_story(picture=picture)
    image = tree_of("/").select(".lead .plate img")[0]
    assert image.get("fetchpriority") == "high"
    assert (image.get("width"), image.get("height")) == ("800", "533")


def test_words_of_every_block_are_printed_once_and_as_text() -> None:
    table = {
        "columns": [{"type": "text", "heading": "Day"}, {"type": "number", "heading": "Boats"}],
        "rows": [{"values": ["Monday", "12"]}],
        "caption": "Boats a day",
    }
    found = prose(
        {"type": "heading", "value": "A <b>subheading</b>"},
        {"type": "quote", "value": {"text": "We listen.\nAt night.", "attribution": "A pilot"}},
        {"type": "listing", "value": {"numbered": True, "items": ["<p>First</p>", "<p>Two</p>"]}},
        {
            "type": "facts",
            "value": {"title": "The route", "items": [{"label": "Fare", "value": "1,000 riel"}]},
        },
        {"type": "table", "value": table},
    )
    assert found.select("h2")[0].get_text() == "A <b>subheading</b>"
    assert found.select("blockquote br")
    assert found.select("figcaption")[0].get_text() == "A pilot"
    assert len(found.select("ol > li")) == 2
    assert found.select("dt")[0].get_text() == "Fare"
    assert found.select("dd")[0].get_text() == "1,000 riel"
    assert found.select("caption")[0].get_text() == "Boats a day"
    assert found.select("tbody th[scope=row]")[0].get_text() == "Monday"
    assert found.select("td.number")[0].get_text() == "12"


def test_an_embed_is_a_frame_of_our_own_and_nothing_of_the_providers_code() -> None:
    url = "https://video.example/watch?v=1"
    code = (
        '<script src="https://evil.example/x.js"></script>'
        '<iframe src="https://video.example/embed/1" width="64" height="36" onload="x()"></iframe>'
    )
    Embed.objects.create(hash=get_embed_hash(url), url=url, type="video", html=code)
    found = prose({"type": "embed", "value": url})
    frame = found.select("iframe")[0]
    assert frame.get("src") == "https://video.example/embed/1"
    assert frame.get("onload") is None
    assert "sandbox" in frame.attrs
    assert not found.select("script")
    assert found.select("figcaption a")[0].get("href") == url


def test_an_embed_that_was_never_fetched_is_a_link_and_fetches_nothing() -> None:
    found = prose({"type": "embed", "value": "http://127.0.0.1:9/video"})
    assert not found.select("iframe")
    assert found.select("a")[0].get("href") == "http://127.0.0.1:9/video"
    assert not Embed.objects.exists()


@pytest.mark.parametrize(
    "code",
    [
        "",
        "<iframe>",
        '<iframe src="javascript:alert(1)">',
        '<iframe src="http://plain.example/">',
        '<iframe src="data:text/html,x">',
        '<iframe src="https://">',
        '<iframe src="https://[">',
        "<script>alert(1)</script>",
    ],
)
def test_what_is_no_frame_over_https_is_no_frame(code: str) -> None:
    assert frame_in(code) is None


def test_headings_inside_an_entry_stand_below_its_headline() -> None:
    story = a_story(body=[{"type": "heading", "value": "Inside"}])
    assert "<h4>Inside</h4>" in text_of(f"{story.get_absolute_url()}entry/")
