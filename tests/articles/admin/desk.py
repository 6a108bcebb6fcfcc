"""What the tests of the newsroom's screens share: somebody in a role, and a filled form."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from kawaraban.accounts import roles
from kawaraban.accounts.models import User
from tests.newsroom import CategoryFactory, SourceFactory


def somebody(role: str) -> User:
    """Return the account of somebody in a role, called by it."""
    roles.ensure()
    user, _ = User.objects.get_or_create(username=role.lower(), defaults={"is_staff": True})
    user.groups.set([Group.objects.get(name=role)])
    return user


def signed_in(role: str) -> Client:
    """Return a client signed in as somebody in a role."""
    client = Client()
    client.force_login(somebody(role))
    return client


def story_form(**fields: Any) -> dict[str, Any]:
    """Return the editor's form as a browser sends it."""
    paragraphs = fields.pop("paragraphs", ["It left at nine."])
    bylines = fields.pop("bylines", [])
    corrections = fields.pop("corrections", [])
    return nested_form_data(
        {
            "headline": "Night ferry leaves on time",
            "lede": "The first night ferry left on time.",
            "slug": "",
            "category": fields.pop("category", None) or CategoryFactory().pk,
            "source": fields.pop("source", None) or SourceFactory().pk,
            "tags": "",
            "picture": "",
            "picture_caption": "",
            "dateline": "",
            "event_date": "",
            "published_at": "",
            "embargo_until": "",
            "origin_url": "",
            "go_live_at": "",
            "expire_at": "",
            "body": streamfield([("paragraph", rich_text(f"<p>{one}</p>")) for one in paragraphs]),
            "bylines": inline_formset(bylines),
            "corrections": inline_formset(corrections),
            **fields,
        }
    )


def new_story_form(client: Client, **fields: Any) -> dict[str, Any]:
    """Return a filled form for a new story, with the token of the page it stands on."""
    page = client.get(reverse("articles:add"))
    return story_form(submission=page.context["form"]["submission"].value(), **fields)


def messages_of(response: Any) -> str:
    """Return everything the admin said, as one text."""
    return " ".join(str(message) for message in response.context["messages"])
