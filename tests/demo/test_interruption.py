"""A build that was interrupted, or begun on a site that is none."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from django.conf import settings

from kawaraban.articles.models import Article, Category
from kawaraban.config.command import first_content
from kawaraban.conversation.models import Response
from kawaraban.demo import build as building
from kawaraban.demo.pages import NoFrontPage
from kawaraban.demo.plan import Plan, read_plan
from kawaraban.media.models import Picture
from tests.demo.conftest import blank

pytestmark = pytest.mark.django_db
KEYS = ("library-boat-adds-a-fourth-village", "public-scales-in-siem-reap-market",
        "solar-refrigerators-for-nine-health-posts", "mekong-ferry-night-crossing",
        "kratie-yoru-no-watashi")  # fmt: skip


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Plan:
    """A newsroom of five stories."""
    plan = read_plan(settings.KAWARABAN.languages)
    small = dataclasses.replace(
        plan,
        stories=tuple(story for story in plan.stories if story.key in KEYS),
        answers=tuple(answer for answer in plan.answers if answer.story in KEYS),
    )
    monkeypatch.setattr(building, "read_plan", lambda languages: small)
    monkeypatch.setattr("kawaraban.demo.pictures.as_jpeg", blank)
    return small


@pytest.mark.parametrize("step", ["ensure_story", "ensure_responses", "_arrange"])
def test_an_interrupted_build_is_finished_by_the_next(
    small: Plan, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    first_content.make(settings.KAWARABAN)
    real, calls = getattr(building, step), []

    def interrupted(*arguments: Any) -> None:
        calls.append(arguments)
        if len(calls) == (1 if step == "_arrange" else 3):
            raise KeyboardInterrupt
        real(*arguments)

    monkeypatch.setattr(building, step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        building.build(lambda *call: None)
    assert not building.is_built()
    monkeypatch.setattr(building, step, real)
    building.build(lambda *call: None)
    assert building.is_built()
    assert Article.objects.public().count() == len(small.stories)
    assert Response.objects.count() == len(small.answers)
    titles = list(Picture.objects.values_list("title", flat=True))
    assert len(titles) == len(set(titles))


def test_a_story_thrown_away_after_the_build_does_not_come_back(small: Plan) -> None:
    first_content.make(settings.KAWARABAN)
    building.build(lambda *call: None)
    Article.objects.get(slug="mekong-ferry-night-crossing").delete()
    building.build(lambda *call: None)
    assert not Article.objects.filter(slug="mekong-ferry-night-crossing").exists()


def test_without_a_site_nothing_is_made(small: Plan) -> None:
    with pytest.raises(NoFrontPage):
        building.build(lambda *call: None)
    assert not Category.objects.exists()
    assert not Picture.objects.exists()
