"""What a page prints of a picture: what is made, or an honest place for it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache

from kawaraban.delivery.recording import recording
from kawaraban.media.making import make
from kawaraban.media.models import Picture
from kawaraban.reading.pictures import CROPPED, SQUARE, WHOLE, share_url, sources_of
from tests.media.files import a_picture, jpeg
from tests.newsroom import PersonFactory, a_story
from tests.reading.pages import text_of, tree_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def fresh(settings: Any, tmp_path: Any) -> Picture:
    """A picture that nothing is made of yet."""
    settings.MEDIA_ROOT = str(tmp_path)
    return a_picture(jpeg(1600, 1000), caption="The last boat", credit="Mai")


def again(picture: Picture) -> Picture:
    return Picture.objects.get(pk=picture.pk)


def test_a_picture_being_prepared_holds_its_place_and_says_so(fresh: Picture) -> None:
    figure = tree_of(a_story(picture=fresh).get_absolute_url()).select("figure.plate")[0]
    assert not figure.select("img, picture")
    place = figure.select(".pending svg")[0]
    filled = place.select("rect")[0]
    assert (place["width"], place["height"]) == ("800", "500")
    assert place["viewbox"] == "0 0 800 500"
    assert place["aria-label"] == "A boat on a wide river"
    assert place["role"] == "img"
    assert filled["fill"] == fresh.tint
    assert figure.select(".pending-words")[0].get_text() == "This picture is being prepared."
    assert "The last boat" in figure.select("figcaption")[0].get_text()


def test_the_place_is_that_of_the_picture_to_come(fresh: Picture) -> None:
    before = {cut: sources_of(again(fresh), cut) for cut in (WHOLE, CROPPED, SQUARE)}
    make(again(fresh), (WHOLE, CROPPED, SQUARE))
    for cut, place in before.items():
        made = sources_of(again(fresh), cut)
        assert place is not None
        assert made is not None
        assert place.pending
        assert not made.pending
        assert place.size == (made.shown.width, made.shown.height)


def test_a_decorative_place_says_nothing_to_a_screen_reader(fresh: Picture, front: Any) -> None:
    value = {"picture": {"image": fresh.pk, "decorative": True}}
    story = a_story(body=[{"type": "picture", "value": value}])
    place = tree_of(story.get_absolute_url()).select(".pending svg")[0]
    assert place["aria-hidden"] == "true"
    assert not place.has_attr("aria-label")


def test_a_small_place_has_its_words_for_the_ear_only(fresh: Picture) -> None:
    a_story(bylines=[PersonFactory(portrait=fresh)])
    place = tree_of("/person/sokha-lim/").select(".person .pending")[0]
    assert place.select("span.unseen")[0].get_text() == "This picture is being prepared."
    drawn = place.select("svg")[0]
    assert (drawn["width"], drawn["height"]) == ("160", "160")


def test_a_feed_and_a_preview_of_a_link_name_only_what_is_made(fresh: Picture) -> None:
    story = a_story(picture=fresh)
    assert share_url(again(fresh)) == ""
    page = text_of(story.get_absolute_url())
    assert "og:image" not in page
    assert '"image"' not in page
    feed = text_of("/feed/")
    assert "/media/images/" not in feed
    assert "being prepared" not in feed
    make(again(fresh), (WHOLE,))
    assert share_url(again(fresh)).endswith(".jpg")
    assert "og:image" in text_of(story.get_absolute_url())
    assert ".jpg" in text_of("/feed/")


def test_best_formats_stand_first_and_every_browser_gets_one(fresh: Picture) -> None:
    make(again(fresh), (WHOLE,))
    picture = tree_of(a_story(picture=fresh).get_absolute_url()).select(".plate picture")[0]
    assert [source["type"] for source in picture.select("source")] == ["image/avif", "image/webp"]
    for part in picture.select("source, img"):
        widths = [one.split()[1] for one in str(part["srcset"]).split(",")]
        assert widths == ["400w", "800w", "1200w"]
        assert part["sizes"] == "(min-width: 64rem) 46rem, 100vw"


def test_a_picture_that_only_lacks_its_newest_format_is_shown(fresh: Picture) -> None:
    make(again(fresh), (WHOLE,))
    fresh.renditions.filter(filter_spec__contains="avif").delete()
    sources = sources_of(again(fresh))
    assert sources
    assert not sources.pending
    assert not sources.avif
    assert len(sources.webp) == 3


def test_a_page_notes_that_it_depends_on_the_picture_made_or_not(fresh: Picture) -> None:
    for _ in range(2):
        with recording() as noted:
            sources_of(again(fresh))
        assert noted.tags == {f"picture:{fresh.pk}"}
        make(again(fresh), (WHOLE,))


def test_a_picture_in_trouble_is_not_promised(fresh: Picture) -> None:
    Picture.objects.filter(pk=fresh.pk).update(trouble="unreadable")
    with recording() as noted:
        assert sources_of(again(fresh)) is None
    assert noted.tags == {f"picture:{fresh.pk}"}


def test_a_picture_costs_one_query_and_none_the_second_time(
    fresh: Picture, django_assert_num_queries: Any
) -> None:
    make(again(fresh), (WHOLE,))
    picture = again(fresh)
    cache.clear()
    with django_assert_num_queries(1):
        sources_of(picture)
        sources_of(picture, CROPPED)
        share_url(picture)
