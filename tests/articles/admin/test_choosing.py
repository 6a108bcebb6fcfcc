"""The dialogs in which a story or a byline is chosen."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from kawaraban.accounts.models import User
from tests.articles.admin.desk import signed_in
from tests.newsroom import PersonFactory, a_draft, a_story

pytestmark = pytest.mark.django_db

PEOPLE = "/admin/snippets/choose/articles/person/results/"
STORIES = "/admin/snippets/choose/articles/article/results/"


def test_a_byline_is_found_by_a_part_of_the_name() -> None:
    PersonFactory(name="Sokha Lim")
    PersonFactory(name="Aya Mori")
    page = signed_in("Reporter").get(PEOPLE, {"q": "mor"}).content.decode()
    assert "Aya Mori" in page
    assert "Sokha Lim" not in page


def test_a_story_is_found_by_its_words_in_any_order() -> None:
    a_story("Bridge opens in Kampot")
    a_story("Bridge closes in Takeo")
    page = signed_in("Editor").get(STORIES, {"q": "kampot bridge"}).content.decode()
    assert "Bridge opens in Kampot" in page
    assert "Bridge closes in Takeo" not in page


def test_those_without_stories_choose_none() -> None:
    user = User.objects.create(username="archivist")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    a_draft("Only for the newsroom")
    client = Client()
    client.force_login(user)
    for address in (STORIES, STORIES.removesuffix("results/")):
        answer = client.get(address)
        assert b"Only for the newsroom" not in answer.content
