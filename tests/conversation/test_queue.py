"""The moderation queue in the admin."""

from __future__ import annotations

import pytest
from django.test import Client

from kawaraban.accounts.models import User
from kawaraban.conversation.models import Response
from tests.newsroom import ResponseFactory, a_story

pytestmark = pytest.mark.django_db
State = Response.State


def test_the_queue_shows_what_waits_with_its_story(editor_client: Client) -> None:
    story = a_story()
    ResponseFactory(article=story, state=State.HELD, text="Please read me")
    ResponseFactory(article=story, state=State.APPROVED, text="Already shown")
    page = editor_client.get("/admin/responses/").content.decode()
    assert "Please read me" in page
    assert "Already shown" not in page
    assert story.headline in page


@pytest.mark.parametrize("state", State.values)
def test_every_state_has_its_list(editor_client: Client, state: str) -> None:
    ResponseFactory(article=a_story(), state=state, text="Here I am")
    assert "Here I am" in editor_client.get(f"/admin/responses/?state={state}").content.decode()


def test_one_click_approves(editor_client: Client) -> None:
    response = ResponseFactory(article=a_story(), state=State.HELD)
    answer = editor_client.post("/admin/responses/decide/", {"one": f"approve:{response.pk}"})
    assert answer.status_code == 302
    response.refresh_from_db()
    assert response.state == State.APPROVED
    assert response.decided_by is not None


def test_many_are_decided_at_once_and_the_rest_is_told(editor_client: Client) -> None:
    story = a_story()
    held = [ResponseFactory(article=story, state=State.HELD) for _ in range(3)]
    gone = ResponseFactory(article=story, state=State.DELETED)
    numbers = [response.pk for response in [*held, gone]]
    answer = editor_client.post(
        "/admin/responses/decide/", {"decision": "spam", "response": numbers}, follow=True
    )
    assert Response.objects.filter(state=State.SPAM).count() == 3
    assert "1 could not be changed" in answer.content.decode()


@pytest.mark.parametrize(
    "form",
    [
        {"one": "approve:x"},
        {"one": f"approve:{10**30}"},
        {"one": "burn:1"},
        {"decision": "approve", "response": ["a"]},
        {},
    ],
)
def test_a_malformed_decision_is_a_bad_request(editor_client: Client, form: dict[str, str]) -> None:
    assert editor_client.post("/admin/responses/decide/", form).status_code == 400


def test_who_may_not_moderate_sees_and_decides_nothing(client: Client) -> None:
    response = ResponseFactory(article=a_story(), state=State.HELD)
    client.force_login(User.objects.create_user("somebody", is_staff=True))
    assert client.get("/admin/responses/").status_code in (302, 403)
    form = {"one": f"approve:{response.pk}"}
    assert client.post("/admin/responses/decide/", form).status_code in (302, 403)
    response.refresh_from_db()
    assert response.state == State.HELD


def test_the_way_back_never_leaves_the_site(editor_client: Client) -> None:
    form = {"one": "approve:1", "next": "https://evil.example/"}
    assert editor_client.post("/admin/responses/decide/", form)["Location"] == "/admin/responses/"
