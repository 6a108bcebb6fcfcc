"""Nobody hands out, or takes over, more than they hold."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from kawaraban.accounts.models import User
from tests.articles.admin.desk import signed_in, somebody
from tests.newsroom import EditorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> Client:
    """A chief at the desk."""
    return signed_in("Chief")


def account_form(username: str, *groups: str, **fields: Any) -> dict[str, Any]:
    """Return the form of an account."""
    numbers = list(Group.objects.filter(name__in=groups).values_list("pk", flat=True))
    return {
        "username": username,
        "email": f"{username}@news.example",
        "first_name": username.title(),
        "last_name": "Kim",
        "password1": "late-ferry-9",
        "password2": "late-ferry-9",
        "is_active": "on",
        "groups": numbers,
        **fields,
    }


def test_a_chief_makes_reporters_editors_and_chiefs(chief: Client) -> None:
    chief.post("/admin/users/new/", account_form("dara", "Reporter", "Editor", "Chief"))
    assert User.objects.get(username="dara").groups.count() == 3


def test_a_chief_is_not_offered_and_can_not_give_what_a_chief_has_not(chief: Client) -> None:
    page = chief.get("/admin/users/new/").content.decode()
    assert "is_superuser" not in page
    response = chief.post("/admin/users/new/", account_form("dara", "Administrator"))
    assert "groups" in response.context["form"].errors
    chief.post("/admin/users/new/", account_form("sela", "Reporter", is_superuser="on"))
    assert not User.objects.get(username="sela").is_superuser


def test_a_chief_can_not_raise_himself(chief: Client) -> None:
    me = somebody("Chief")
    data = account_form("chief", "Chief", "Administrator", is_superuser="on")
    chief.post(f"/admin/users/edit/{me.pk}/", data)
    me.refresh_from_db()
    assert [group.name for group in me.groups.all()] == ["Chief"]
    assert not me.is_superuser


@pytest.mark.parametrize("target", ["Administrator", "superuser"])
@pytest.mark.parametrize("doing", ["edit", "delete"])
def test_a_chief_can_not_take_over_or_remove_an_account_above(
    chief: Client, target: str, doing: str
) -> None:
    above = EditorFactory() if target == "superuser" else somebody(target)
    before = above.password
    chief.post(f"/admin/users/{doing}/{above.pk}/", account_form(above.username, "Reporter"))
    above.refresh_from_db()
    assert above.password == before


def test_what_is_refused_for_one_is_refused_for_many(chief: Client) -> None:
    above, below = somebody("Administrator"), somebody("Reporter")
    group = Group.objects.get(name="Administrator")
    bulk = "/admin/bulk/accounts/user"
    chief.post(f"{bulk}/assign_role/?id={below.pk}", {"role": group.pk})
    chief.post(f"{bulk}/set_active_state/?id={above.pk}", {"mark_as_active": ""})
    chief.post(f"{bulk}/delete/?id={above.pk}")
    above.refresh_from_db()
    assert above.is_active
    assert [group.name for group in below.groups.all()] == ["Reporter"]


def test_a_chief_gives_many_a_role(chief: Client) -> None:
    below = somebody("Reporter")
    editor = Group.objects.get(name="Editor")
    chief.post(f"/admin/bulk/accounts/user/assign_role/?id={below.pk}", {"role": editor.pk})
    assert editor in below.groups.all()


def test_a_group_that_was_not_the_chiefs_to_offer_is_kept(chief: Client) -> None:
    archive = Group.objects.create(name="Archive")
    admin_group = Group.objects.get(name="Administrator")
    reporter = somebody("Reporter")
    reporter.groups.add(archive)
    chief.post(f"/admin/users/edit/{reporter.pk}/", account_form("reporter", "Editor"))
    names = set(reporter.groups.values_list("name", flat=True))
    assert names == {"Editor"}
    assert admin_group not in reporter.groups.all()


def test_an_administrator_makes_administrators_but_no_superuser() -> None:
    client = signed_in("Administrator")
    client.post("/admin/users/new/", account_form("dara", "Administrator", is_superuser="on"))
    dara = User.objects.get(username="dara")
    assert [group.name for group in dara.groups.all()] == ["Administrator"]
    assert not dara.is_superuser


def test_a_superuser_makes_superusers() -> None:
    client = Client()
    client.force_login(EditorFactory())
    client.post("/admin/users/new/", account_form("dara", is_superuser="on"))
    assert User.objects.get(username="dara").is_superuser
