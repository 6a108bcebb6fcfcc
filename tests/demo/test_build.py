"""The whole demo on a new site."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest
from django.apps import apps
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import ModelLogEntry, Revision

from kawaraban.accounts.models import User
from kawaraban.articles.models import Article, Category, Person, Source
from kawaraban.articles.rights import Carries, Output, carries
from kawaraban.conversation.counts import count
from kawaraban.conversation.models import Response
from kawaraban.conversation.thread import context_of
from kawaraban.demo import build as building
from kawaraban.demo.answers import read_answers
from kawaraban.demo.format import read_stories
from kawaraban.demo.names import read_names
from kawaraban.demo.publish import translation_key
from kawaraban.demo.story import State, Story
from kawaraban.outbox.models import Change
from kawaraban.reading.models import FrontPage, TextPage
from tests.demo.conftest import Calls

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

STORIES = {story.key: story for story in read_stories()}


def row(story: Story | str) -> Article:
    story = STORIES[story] if isinstance(story, str) else story
    return Article.objects.get(
        translation_key=translation_key(story), locale__language_code=story.language
    )


def in_state(state: State) -> Article:
    (story,) = (story for story in STORIES.values() if story.state is state)
    return row(story)


def test_readers_see_every_published_story_and_no_other() -> None:
    public = set(Article.objects.public())
    wanted = {row(story) for story in STORIES.values() if story.state is State.PUBLISHED}
    assert public == wanted
    assert len(public) >= 60
    assert Article.objects.count() == len(STORIES)
    hidden = Article.objects.exclude(pk__in=[article.pk for article in public])
    assert not any(article.is_public() for article in hidden)


def test_a_story_is_scheduled_for_in_two_days() -> None:
    article = in_state(State.SCHEDULED)
    ahead = timezone.localdate(article.go_live_at) - timezone.localdate()
    assert ahead == datetime.timedelta(days=2)
    assert article.get_latest_revision().approved_go_live_at == article.go_live_at
    assert not article.live


def test_a_story_is_under_embargo_until_tomorrow() -> None:
    article = in_state(State.EMBARGOED)
    assert article.embargo_until > timezone.now()
    assert article.get_latest_revision().approved_go_live_at == article.embargo_until
    assert not article.live


def test_a_reporters_story_waits_for_review() -> None:
    article = in_state(State.IN_REVIEW)
    assert article.current_workflow_state.requested_by.username == "reporter"
    assert "Editor" in {group.name for group in article.current_workflow_task.specific.groups.all()}


def test_a_draft_is_nothing_but_a_draft() -> None:
    article = in_state(State.DRAFT)
    assert article.current_workflow_state is None
    assert article.day is None
    assert article.get_latest_revision().approved_go_live_at is None


def test_a_story_has_expired() -> None:
    article = in_state(State.EXPIRED)
    assert article.expired
    assert article.expire_at < timezone.now()
    assert Change.objects.filter(kind="article.expired", subject=f"article:{article.pk}").exists()


def test_a_story_looks_as_if_it_had_been_published_on_its_day() -> None:
    article = row("mekong-ferry-night-crossing")
    day = datetime.datetime(2024, 3, 4, 23, 30, tzinfo=datetime.UTC)
    assert article.published_at == article.first_published_at == article.last_published_at == day
    assert article.modified_at == day
    assert article.created_at < day
    assert article.live_revision == article.latest_revision
    assert not article.has_unpublished_changes
    assert [revision.created_at for revision in article.revisions.all()] == [day]
    history = ModelLogEntry.objects.for_instance(article)
    assert set(history.values_list("action", "timestamp")) == {
        ("wagtail.edit", day),
        ("wagtail.publish", day),
    }
    assert article.slug == "mekong-ferry-night-crossing"
    assert [byline.person.name for byline in article.bylines.all()] == ["Sokha Lim", "Mai Tanabe"]
    assert set(article.tags.names()) == set(STORIES["mekong-ferry-night-crossing"].tags)


def test_a_correction_was_published_with_a_later_version() -> None:
    article = row("prek-samnang-bridge-shortens-way-to-school")
    (correction,) = article.corrections.all()
    assert correction.matters
    assert correction.corrected_at - article.published_at == datetime.timedelta(days=2)
    assert article.modified_at == correction.corrected_at
    first, second = article.revisions.order_by("pk")
    assert first.created_at == article.published_at
    assert second.created_at == correction.corrected_at
    assert first.as_object().corrections.count() == 0


def test_translations_are_linked() -> None:
    original = row("mekong-ferry-night-crossing")
    languages = {other.language for other in original.get_translations()}
    assert languages == {"ja", "km"}
    assert row("kratie-yoru-no-watashi") in original.get_translations()


def test_pictures_are_described_in_the_language_of_the_story() -> None:
    for story in STORIES.values():
        article = row(story)
        if story.drawing:
            assert article.picture.default_alt_text == story.drawing.alt
            assert article.picture_caption == story.drawing.caption
            assert article.picture.credit
            assert article.picture.has_focal_point()
        else:
            assert article.picture is None
    assert Person.objects.filter(portrait=None).count() == 0


def test_the_latest_revision_says_what_readers_see() -> None:
    for article in Article.objects.public():
        draft = article.get_latest_revision_as_object()
        assert draft.body == article.body
        assert draft.category_id == article.category_id
        assert set(draft.tags.names()) == set(article.tags.names())


def test_sections_stand_as_a_tree_in_order_with_their_names() -> None:
    farming = Category.objects.get(slug="farming")
    assert farming.parent.slug == "economy"
    assert farming.name_in("ja") == "農業"
    assert farming.topic_code == "medtop:20000210"
    assert list(Category.objects.values_list("slug", flat=True)) == [
        category.key for category in read_names().categories
    ]


def test_the_newsroom_is_the_only_source_of_its_own_and_agencies_have_their_terms() -> None:
    assert Source.objects.filter(kind=Source.Kind.OWN).count() == 1
    wanted = {
        "hokuto-press": Carries.SUMMARY,
        "mekong-wire": Carries.FULL_TEXT,
        "tonle-tsushin": Carries.FULL_TEXT,
    }
    for slug, feed in wanted.items():
        article = Article.objects.public().filter(source__slug=slug).first()
        assert carries(article, Output.PAGE) is Carries.FULL_TEXT
        assert carries(article, Output.FEED) is feed


def test_every_answer_is_there_in_its_state() -> None:
    wanted = Counter((answer.origin, answer.state) for answer in read_answers())
    assert Counter(Response.objects.values_list("origin", "state")) == wanted
    now = timezone.now()
    for response in Response.objects.select_related("article", "parent"):
        assert response.article.is_public()
        assert response.article.published_at < response.received_at <= now
        if response.parent:
            assert response.parent.article_id == response.article_id
            assert response.parent.received_at < response.received_at
        if response.state == Response.State.APPROVED:
            assert response.received_at < response.decided_at <= now
            assert bool(response.verified_at) == bool(response.source_url)
            assert response.decided_by.username == "desk"


def test_a_long_thread_is_nested_and_counted() -> None:
    article = row("mekong-ferry-night-crossing")
    thread = context_of(article, RequestFactory().get(article.get_absolute_url()))
    assert thread.counts == count([article.pk])[article.pk]
    assert thread.counts.comments >= 11
    assert thread.counts.trackbacks == 2
    depths = {turn.depth for turn in thread.comments} | {
        reply.depth for turn in thread.comments for reply in turn.replies
    }
    assert {0, 1} <= depths


def test_what_readers_could_notice_is_in_the_log() -> None:
    kinds = Counter(Change.objects.values_list("kind", flat=True))
    approved = Response.objects.shown().count()
    assert kinds["response.approved"] == approved
    published = set(Change.objects.filter(kind="article.published").values_list("subject", flat=1))
    assert {f"article:{a.pk}" for a in Article.objects.public()} <= published
    assert kinds[building.MARK] == 1


def test_the_english_front_is_arranged_and_the_others_fill_themselves() -> None:
    plan = read_names().front
    front = FrontPage.objects.get(locale__language_code="en")
    assert [lead.article for lead in front.leads.all()] == [row(key) for key in plan.leads]
    assert [block.block_type for block in front.rows] == ["category"] * len(plan.rows) + ["latest"]
    assert [block.value["category"].slug for block in list(front.rows)[:-1]] == list(plan.rows)
    assert front.live
    assert front.leads.first().article.picture
    for other in FrontPage.objects.exclude(pk=front.pk):
        assert not other.leads.exists()
        assert not other.rows


def test_about_and_contact_are_filled() -> None:
    front = FrontPage.objects.get(locale__language_code="en")
    about, contact = (TextPage.objects.child_of(front).get(slug=s) for s in ("about", "contact"))
    assert about.title == "About Tonle Tsushin"
    assert about.text.startswith("<p><i>Tonle Tsushin</i> carries news")
    assert "desk@tonle-tsushin.example" in contact.text
    assert about.get_latest_revision_as_object().text == about.text


def test_the_roles_have_accounts_that_nobody_can_log_in_to_yet() -> None:
    accounts = {user.username: user for user in User.objects.all()}
    assert set(accounts) == {"reporter", "desk", "chief"}
    assert not any(user.has_usable_password() or user.is_superuser for user in accounts.values())
    assert accounts["desk"].has_perm("conversation.moderate_response")
    assert not accounts["reporter"].has_perm("conversation.moderate_response")
    assert accounts["desk"].byline.name == "Mai Tanabe"


def test_progress_is_told_step_by_step_to_the_end(demo: Calls) -> None:
    steps = [step for step, _, _ in demo]
    assert list(dict.fromkeys(steps)) == ["Drawings", "Stories", "Conversations"]
    for step in set(steps):
        calls = [(done, total) for name, done, total in demo if name == step]
        total = calls[0][1]
        assert calls == [(done, total) for done in range(1, total + 1)]


def test_a_second_build_changes_nothing() -> None:
    def everything() -> dict[str, int]:
        return {model._meta.label: model._default_manager.count() for model in apps.get_models()}

    before, changes = everything(), Change.objects.order_by("id").last()
    calls: Calls = []
    building.build(lambda *call: calls.append(call))
    assert calls == []
    assert everything() == before
    assert Change.objects.order_by("id").last() == changes


def test_a_build_without_its_mark_finds_everything_and_only_marks_again() -> None:
    Change.objects.filter(kind=building.MARK).delete()
    revisions, changes = Revision.objects.count(), Change.objects.count()
    building.build(lambda *call: None)
    assert Revision.objects.count() == revisions
    assert Change.objects.count() == changes + 1
    assert building.is_built()
