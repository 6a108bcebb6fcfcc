"""Comments through their form: typed, held, approved, shown; nothing typed is lost."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kawaraban.articles.models import Article
from kawaraban.conversation.models import Response
from kawaraban.conversation.moderation import Decision, decide
from kawaraban.conversation.protocols.comment.forms import CommentForm
from kawaraban.outbox.models import Change
from tests.newsroom import ResponseFactory, a_draft, a_story, an_embargoed_story

pytestmark = pytest.mark.django_db


def comment(client: Client, article: Article, follow: bool = False, **fields: Any) -> Any:
    token = CommentForm.fresh(article).initial["token"]
    form = {"name": "Vanna", "text": "I was on board.", "token": token, **fields}
    return client.post(f"/comment/{article.pk}/", form, follow=follow)


def page_of(client: Client, article: Article) -> str:
    return str(client.get(article.get_absolute_url()).content.decode())


def test_a_comment_is_held_then_approved_then_counted(client: Client) -> None:
    story = a_story()
    answer = comment(client, story)
    assert answer.status_code == 303
    assert "held for review" in client.get(answer["Location"]).content.decode()
    assert "Comment (0)" in page_of(client, story)
    decide(Response.objects.all(), Decision.APPROVE, None)
    page = page_of(client, story)
    assert "Comment (1)" in page
    assert "I was on board." in page
    assert Change.objects.latest("id").kind == "response.approved"


def test_the_form_on_the_page_can_be_sent_as_it_is(client: Client) -> None:
    story = a_story()
    page = page_of(client, story)
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    assert comment(client, story, token=token[1]).status_code == 303


def test_the_same_comment_sent_twice_is_one(client: Client) -> None:
    story = a_story()
    first, second = comment(client, story), comment(client, story)
    assert first["Location"] == second["Location"]
    assert Response.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"name": ""}, "required"),
        ({"name": "\u202e\u200f"}, "name"),
        ({"text": ""}, "required"),
        ({"text": " \n\t "}, "required"),
        ({"text": "x" * 10_001}, "10000"),
        ({"mail": "not an address"}, "valid email"),
        ({"url": "javascript:alert(1)"}, "URL"),
        ({"token": "forged"}, "out of date"),
        ({"token": ""}, "required"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_typed_is_lost(
    client: Client, fields: dict[str, str], says: str
) -> None:
    story = a_story()
    answer = comment(client, story, **{"mail": "vanna@mail.example", **fields})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    kept = {"name": "Vanna", "text": "I was on board.", **fields}
    assert kept["text"].strip()[:50] in page
    assert not Response.objects.exists()
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    assert token[1] != fields.get("token")


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://[", "//", "x"])
def test_a_form_from_another_site_is_refused(client: Client, origin: str) -> None:
    story = a_story()
    token = CommentForm.fresh(story).initial["token"]
    answer = client.post(
        f"/comment/{story.pk}/",
        {"name": "A", "text": "B", "token": token},
        headers={"Origin": origin},
    )
    assert answer.status_code == 403
    assert not Response.objects.exists()


def test_a_program_that_fills_the_hidden_field_is_refused(client: Client) -> None:
    assert comment(client, a_story(), website="http://spam.example").status_code == 422
    assert not Response.objects.exists()


@pytest.mark.parametrize("make", [a_draft, an_embargoed_story])
def test_what_is_not_public_takes_no_comments(client: Client, make: Any) -> None:
    hidden = make()
    assert comment(client, hidden).status_code == 404
    assert client.post("/comment/999999/", {}).status_code == 404


def test_a_sender_above_the_limit_keeps_what_was_typed(client: Client) -> None:
    story = a_story()
    for number in range(8):
        assert comment(client, story, text=f"Number {number}").status_code == 303
    answer = comment(client, story, text="The ninth, much too soon")
    assert answer.status_code == 429
    assert "The ninth, much too soon" in answer.content.decode()


def test_no_markup_of_a_comment_reaches_the_page(client: Client) -> None:
    story = a_story()
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)> [a](javascript:alert(1))"
    comment(client, story, name="<b>Eve</b>", text=hostile)
    decide(Response.objects.all(), Decision.APPROVE, None)
    page = page_of(client, story)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<b>Eve</b>" not in page
    assert "&lt;script&gt;" in page


def test_a_reply_stands_below_what_it_answers_and_deep_ones_are_flattened(
    client: Client,
) -> None:
    story = a_story()
    parent = None
    for depth in range(6):
        parent = ResponseFactory(article=story, parent=parent, text=f"depth {depth}")
    page = page_of(client, story)
    assert "Comment (6)" in page
    assert page.count("in reply to") == 5
    assert page.index("depth 0") < page.index("depth 3") < page.index("depth 5")


def test_an_answer_to_a_comment_that_is_not_shown_stands_alone(client: Client) -> None:
    story = a_story()
    hidden = ResponseFactory(article=story, state=Response.State.HELD)
    comment(client, story, parent=hidden.pk)
    assert Response.objects.latest("id").parent is None


@pytest.mark.parametrize("decision", [Decision.SPAM, Decision.DELETE, Decision.RESTORE])
def test_a_reply_does_not_name_whom_readers_do_not_see_any_more(
    client: Client, decision: Decision
) -> None:
    story = a_story()
    answered = ResponseFactory(article=story, author_name="Buy Cheap Pills")
    ResponseFactory(article=story, parent=answered)
    assert "in reply to Buy Cheap Pills" in page_of(client, story)
    decide([answered], decision, None)
    page = page_of(client, story)
    assert "Comment (1)" in page
    assert "Buy Cheap Pills" not in page


def test_the_reply_link_prepares_the_form_without_scripts(client: Client) -> None:
    story = a_story()
    answered = ResponseFactory(article=story, author_name="Dara")
    page = client.get(story.get_absolute_url(), {"reply": answered.pk}).content.decode()
    assert "In reply to Dara" in page
    assert f'name="parent" value="{answered.pk}"' in page
    comment(client, story, parent=answered.pk)
    assert Response.objects.latest("id").parent == answered


def test_a_forged_receipt_is_not_found(client: Client) -> None:
    assert client.get("/comment/received/1:forged/").status_code == 404


@pytest.mark.parametrize("ends", ["embargo_until", "expire_at"])
def test_a_receipt_does_not_show_a_story_that_readers_may_not_see_any_more(
    client: Client, ends: str
) -> None:
    story = a_story("Held back after all")
    receipt = comment(client, story)["Location"]
    assert "Held back after all" in client.get(receipt).content.decode()
    moment = timezone.now() + datetime.timedelta(days=1 if ends == "embargo_until" else -1)
    Article.objects.filter(pk=story.pk).update(**{ends: moment})
    answer = client.get(receipt)
    assert answer.status_code == 404
    assert "Held back after all" not in answer.content.decode()
