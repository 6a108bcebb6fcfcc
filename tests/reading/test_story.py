"""A story's own page, and where its old addresses lead."""

from __future__ import annotations

import datetime
import json

import pytest
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone

from kawaraban.articles.models import Article, Category, CategoryName, Correction
from kawaraban.articles.related import write
from kawaraban.conversation.models import Response
from kawaraban.delivery.rendering import ask
from kawaraban.media.models import Picture
from kawaraban.reading.models import FrontPage, TextPage
from tests.newsroom import (
    NOON,
    AgencyFactory,
    CategoryFactory,
    PersonFactory,
    ResponseFactory,
    a_correction,
    a_draft,
    a_story,
    paragraphs,
)
from tests.reading.pages import get, text_of, tree_of

pytestmark = pytest.mark.django_db


def test_the_page_says_everything_and_each_paragraph_once() -> None:
    story = a_story(
        body=paragraphs("First paragraph.", "Second paragraph."),
        source=AgencyFactory(credit_line="© MEKONG WIRE"),
        bylines=[PersonFactory()],
        tags=["ferry"],
        published_at=datetime.datetime(2023, 12, 19, 12, tzinfo=NOON.tzinfo),
    )
    page = text_of(story.get_absolute_url())
    for once in ("First paragraph.", "Second paragraph.", ">© MEKONG WIRE<"):
        assert page.count(once) == 1
    for shown in (
        "December 19, 2023",
        "Comment (0)",
        "Trackback (0)",
        ">Event</a>",
        ">Sokha Lim</a>",
        f"http://testserver/trackback/{story.pk}/",
        "/tag/ferry/",
        "/source/mekong-wire/",
    ):
        assert shown in page
    assert tree_of(story.get_absolute_url()).select("h1.headline")[0].text == story.headline


def test_the_day_is_the_newsrooms_and_not_greenwichs() -> None:
    late = datetime.datetime(2024, 3, 5, 20, 0, tzinfo=datetime.UTC)
    story = a_story(published_at=late)
    assert story.get_absolute_url().startswith("/2024/03/06/")
    assert "March 6, 2024, 05:00" in text_of(story.get_absolute_url())


def test_a_page_costs_at_most_twelve_queries(
    picture: Picture, django_assert_max_num_queries: object
) -> None:
    for number in range(6):
        a_story(f"Other {number}", tags=["ferry", "river"])
    inside = {"type": "picture", "value": {"picture": {"image": picture.pk, "alt_text": "x"}}}
    story = a_story(
        tags=["ferry", "river"],
        bylines=[PersonFactory(), PersonFactory(name="Mai Tanabe")],
        picture=picture,
        body=[*paragraphs("One."), inside],
    )
    a_story("日本語", language="ja", translation_key=story.translation_key)
    a_correction(story)
    for number in range(5):
        ResponseFactory(article=story, author_name=f"Reader {number}")
    get(story.get_absolute_url())
    cache.clear()
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        assert get(story.get_absolute_url()).status_code == 200


def test_the_page_is_in_the_language_of_the_story() -> None:
    story = a_story("渡し船が夜も運航", language="ja", slug="yoru")
    answer = get(story.get_absolute_url())
    assert answer.headers["Content-Language"] == "ja"
    page = answer.content.decode()
    assert '<html lang="ja"' in page
    assert "2024年3月5日" in page
    assert 'href="/ja/category/event/"' in page
    assert 'href="/ja/feed/"' in page


def test_translations_point_at_each_other() -> None:
    story = a_story()
    other = a_story("渡し船", language="ja", slug="fune", translation_key=story.translation_key)
    for one in (story, other):
        page = text_of(one.get_absolute_url())
        for each in (story, other):
            assert f'hreflang="{each.language}" href="{each.full_url}"' in page


def test_a_former_address_leads_to_the_new_one() -> None:
    story = a_story(slug="old-slug")
    former = story.get_absolute_url()
    story.slug = "new-slug"
    story.save_revision().publish()
    for tail in ("", "entry/"):
        answer = get(former + tail)
        assert answer.status_code == 301
        assert answer["Location"] == f"/2024/03/05/new-slug/{tail}"


def test_a_former_address_of_a_withdrawn_story_leads_nowhere() -> None:
    story = a_story(slug="old-slug")
    former = story.get_absolute_url()
    story.slug = "new-slug"
    story.save_revision().publish()
    Article.objects.get(pk=story.pk).unpublish()
    assert get(former).status_code == 404


def test_a_story_whose_time_is_over_answers_410_and_says_nothing_of_it() -> None:
    story = a_story("A headline on loan", lede="A lede on loan.")
    Article.objects.filter(pk=story.pk).update(expire_at=timezone.now())
    answer = get(story.get_absolute_url())
    assert answer.status_code == 410
    page = answer.content.decode()
    assert "no longer available" in page
    assert "on loan" not in page
    assert get(f"{story.get_absolute_url()}entry/").status_code == 410


def test_a_story_that_the_scheduler_took_down_answers_410_too() -> None:
    story = a_story(expire_at=NOON + datetime.timedelta(days=1))
    Article.objects.get(pk=story.pk).unpublish(set_expired=True)
    assert get(story.get_absolute_url()).status_code == 410


def test_a_story_that_an_editor_took_back_answers_404() -> None:
    story = a_story()
    Article.objects.get(pk=story.pk).unpublish()
    assert get(story.get_absolute_url()).status_code == 404


def test_a_draft_with_a_day_and_an_end_in_the_past_was_never_public() -> None:
    draft = a_draft(slug="never")
    yesterday = timezone.now() - datetime.timedelta(days=1)
    Article.objects.filter(pk=draft.pk).update(day=NOON.date(), expire_at=yesterday)
    assert get("/2024/03/05/never/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/0000/01/01/story/",
        "/10000/01/01/story/",
        "/2024/13/01/story/",
        "/2024/00/01/story/",
        "/2024/02/30/story/",
        "/2024/3/5/story/",
        "/2024/03/05/%00/",
        "/2024/03/05/..%2f..%2fetc/",
        "/2024/03/05/%E2%80%AEstory/",
        "/2024/03/05/" + "a" * 5000 + "/",
        "/2024/03/05/%ff%fe/",
        "/2024/03/05/story/entry/",
        "/2024/03/05/'%20or%201=1--/",
    ],
)
def test_an_address_that_no_story_has_answers_404(path: str) -> None:
    assert get(path).status_code == 404


def test_a_slug_typed_in_another_unicode_form_finds_its_story() -> None:
    story = a_story("ながさき", language="ja", slug="ながさき")
    assert "\u3099" not in story.slug
    assert get("/2024/03/05/なか\u3099さき/").status_code == 200


def test_posting_to_a_story_is_refused() -> None:
    from django.test import Client

    assert Client().post(a_story().get_absolute_url()).status_code == 405


def test_corrections_that_matter_stand_above_the_text_and_others_below() -> None:
    story = a_story(body=paragraphs("The text itself."))
    a_correction(story, "The ferry holds 40 people.")
    Correction.objects.create(
        article=story, text="A link was added.", kind="update", corrected_at=NOON
    )
    page = text_of(story.get_absolute_url())
    places = [
        page.index(f"{words}</p>")
        for words in ("The ferry holds 40 people.", "The text itself.", "A link was added.")
    ]
    assert places == sorted(places)


def test_updated_is_printed_only_after_the_first_version_was_changed() -> None:
    story = a_story()
    Article.objects.filter(pk=story.pk).update(last_published_at=NOON)
    assert "Updated" not in text_of(story.get_absolute_url())
    Article.objects.filter(pk=story.pk).update(last_published_at=NOON + datetime.timedelta(hours=2))
    page = text_of(story.get_absolute_url())
    assert "Updated <time" in page
    assert '"dateModified":"2024-03-05T05:00:00+00:00"' in page


def test_earlier_later_and_related_are_the_right_stories() -> None:
    other = CategoryFactory(name="Sport")
    day = datetime.timedelta(days=1)
    a_story("Two before", published_at=NOON - 2 * day, category=other)
    a_story("One before", published_at=NOON - day, category=other)
    story = a_story("In the middle")
    a_story("One after", published_at=NOON + day, category=other)
    a_story("Two after", published_at=NOON + 2 * day, category=other)
    found = [
        a_story("Most like it", published_at=NOON + 9 * day, category=other),
        a_story("Less like it", published_at=NOON - 9 * day, category=other),
        a_draft("Taken back"),
    ]
    write({story.pk: [(one.pk, 0.5) for one in found]}, because=1)
    a_story("Same category", published_at=NOON - 30 * day)
    a_story("日本語", language="ja", published_at=NOON + day / 2)
    page = tree_of(story.get_absolute_url())
    paging = [a.get_text() for a in page.select("main > .paging a")]
    assert paging == ["Earlier One before", "Later One after"]
    related = [a.get_text() for a in page.select(".related a")]
    assert related == ["Most like it", "Less like it", "Same category"]


def test_stories_of_one_moment_have_an_order() -> None:
    stories = [a_story(f"Number {n}") for n in range(3)]
    page = tree_of(stories[1].get_absolute_url())
    assert [a.get_text() for a in page.select("main > .paging a")] == [
        "Earlier Number 0",
        "Later Number 2",
    ]


def test_only_approved_responses_are_shown_and_counted() -> None:
    story = a_story()
    for state in Response.State:
        ResponseFactory(article=story, state=state, text=f"This one is {state}.")
    ResponseFactory(article=story, origin=Response.Origin.TRACKBACK, source_url="http://a.example/")
    page = text_of(story.get_absolute_url())
    assert "This one is approved." in page
    assert page.count("This one is") == 1
    assert "Comment (1)" in page
    assert "Trackback (1)" in page


def test_a_link_to_answer_a_comment_names_it_above_the_form() -> None:
    story = a_story()
    comment = ResponseFactory(article=story, author_name="Vanna")
    path = story.get_absolute_url()
    page = text_of(f"{path}?reply={comment.pk}")
    assert "In reply to Vanna" in page
    assert f'name="parent" value="{comment.pk}"' in page
    made = ask(WSGIHandler(), f"testserver{path}?reply={comment.pk}").made
    assert made.may_be_stored
    assert not made.is_storable


@pytest.mark.parametrize(
    "wrong", ["", "0", "-1", "987654", "x", "%00", "١", "' or 1=1", "9" * 5000]
)
def test_a_link_to_answer_what_is_not_there_leads_to_the_plain_page(wrong: str) -> None:
    story = a_story()
    hidden = ResponseFactory(article=story, state=Response.State.HELD)
    elsewhere = ResponseFactory(article=a_story("Another"))
    ping = ResponseFactory(article=story, origin="trackback", source_url="http://a.example/")
    path = story.get_absolute_url()
    for number in (wrong, hidden.pk, elsewhere.pk, ping.pk):
        assert get(f"{path}?reply={number}").content == get(path).content


def test_two_renderings_are_the_same_bytes(front: FrontPage) -> None:
    story = a_story(tags=["ferry"], bylines=[PersonFactory()])
    ResponseFactory(article=story)
    for path in (story.get_absolute_url(), f"{story.get_absolute_url()}entry/"):
        first, second = (ask(WSGIHandler(), f"testserver{path}") for _time in range(2))
        assert first == second
        assert first.made.is_storable


def test_what_stands_around_the_page_is_never_an_old_one(front: FrontPage) -> None:
    story = a_story(category=CategoryFactory(name="Boats"))
    other = CategoryFactory(name="Lamps")
    path = story.get_absolute_url()
    assert "Boats" in text_of(path)
    Category.objects.filter(pk=other.pk).update(name="Lanterns")
    Category.objects.filter(pk=story.category_id).update(name="Ships", slug="ships")
    page = text_of(path)
    assert ">Lanterns</a>" in page
    assert '<a class="section" href="/category/ships/">Ships</a>' in page
    CategoryName.objects.create(category=story.category, language="en", name="Vessels")
    assert ">Vessels</a>" in text_of(path)
    about = front.add_child(instance=TextPage(title="About us", slug="about", text="<p>We.</p>"))
    assert '<a href="/about/">About us</a>' in text_of(path)
    about.unpublish()
    assert "About us" not in text_of(path)


def test_where_a_story_has_gone_is_noted_with_the_story() -> None:
    story = a_story(slug="old-slug")
    former = story.get_absolute_url()
    story.slug = "new-slug"
    story.save_revision().publish()
    for path in (former, f"{former}entry/"):
        moved = ask(WSGIHandler(), f"testserver{path}")
        assert moved.status == 301
        assert moved.made.is_storable
        assert {"absent", f"article:{story.pk}"} <= moved.made.tags
    Article.objects.filter(pk=story.pk).update(expire_at=timezone.now())
    gone = ask(WSGIHandler(), "testserver/2024/03/05/new-slug/")
    assert gone.status == 410
    assert {"absent", f"article:{story.pk}"} <= gone.made.tags


def test_the_trackback_url_can_be_discovered() -> None:
    story = a_story("Ends a comment --> <script>alert(1)</script>")
    page = text_of(story.get_absolute_url())
    rdf = page[page.index("<rdf:RDF") : page.index("</rdf:RDF>")]
    assert f'trackback:ping="http://testserver/trackback/{story.pk}/"' in rdf
    assert "--" not in rdf
    assert "<script>alert" not in page


def test_the_entry_is_a_fragment_with_the_rest_of_the_story() -> None:
    story = a_story(body=paragraphs("The rest of it."))
    ResponseFactory(article=story)
    a_correction(story)
    answer = get(f"{story.get_absolute_url()}entry/")
    page = answer.content.decode()
    assert page.startswith('<div class="rest"')
    assert page.count("The rest of it.") == 1
    for shown in ("Comment (1)", "Trackback (0)", "© Tonle Tsushin", "March 5, 2024", "40 people"):
        assert shown in page
    assert f'rel="bookmark" href="{story.get_absolute_url()}"' in page
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_hostile_words_are_text_everywhere() -> None:
    nasty = "</script><script>alert(1)</script>\"'&"
    story = a_story(nasty, lede=nasty, slug="nasty", tags=["a<b>"], dateline=nasty)
    page = text_of(story.get_absolute_url())
    assert "<script>alert" not in page
    found = tree_of(story.get_absolute_url()).select('script[type="application/ld+json"]')
    assert json.loads(found[0].string)["headline"] == nasty
    assert get("/latest/").content.decode().count("<script>alert") == 0
