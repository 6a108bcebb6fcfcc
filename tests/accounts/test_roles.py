"""The four roles: that they are made, stay complete, and what each may and may not do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
)

from kawaraban.accounts import roles
from kawaraban.accounts.apps import after_migrate
from kawaraban.accounts.models import User
from kawaraban.articles.models import Article, Tag
from kawaraban.conversation.models import Response
from tests.articles.admin.desk import new_story_form, signed_in, somebody, story_form
from tests.newsroom import CategoryFactory, PersonFactory, ResponseFactory, a_draft, a_story

pytestmark = pytest.mark.django_db

ALL = ("Reporter", "Editor", "Chief", "Administrator")


def snapshot() -> list[Any]:
    """Return everything that `ensure` makes."""
    return [
        sorted(Group.objects.values_list("name", "permissions")),
        sorted(GroupPagePermission.objects.values_list("group", "page", "permission")),
        sorted(GroupCollectionPermission.objects.values_list("group", "collection", "permission")),
        sorted(Workflow.objects.values_list("pk", "name")),
        sorted(GroupApprovalTask.objects.values_list("pk", "groups")),
    ]


def test_making_the_roles_twice_changes_nothing() -> None:
    roles.ensure()
    first = snapshot()
    roles.ensure()
    assert snapshot() == first


def test_every_permission_that_a_role_names_exists() -> None:
    assert roles.missing_permissions() == set()


def test_migrations_leave_our_roles_and_not_wagtails() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(ALL)
    assert [workflow.name for workflow in Workflow.objects.all()] == ["Review"]


def test_wagtails_groups_and_workflow_stay_if_somebody_uses_them() -> None:
    Group.objects.all().delete()
    Workflow.objects.all().delete()
    editors = Group.objects.create(name="Editors")
    Group.objects.create(name="Moderators")
    User.objects.create(username="used").groups.add(editors)
    roles.ensure()
    names = set(Group.objects.values_list("name", flat=True))
    assert "Editors" in names
    assert "Moderators" not in names


def test_a_group_of_the_newsrooms_own_called_editors_is_not_removed_later() -> None:
    roles.ensure()
    Group.objects.create(name="Editors")
    roles.ensure()
    assert Group.objects.filter(name="Editors").exists()


def test_what_a_newsroom_gives_a_role_stays_and_what_it_took_comes_back() -> None:
    roles.ensure()
    reporter = Group.objects.get(name="Reporter")
    more = Permission.objects.get(codename="publish_article")
    reporter.permissions.set([more])
    roles.ensure()
    held = set(reporter.permissions.values_list("codename", flat=True))
    assert {"publish_article", "add_article", "access_admin"} <= held


def test_another_workflow_that_the_newsroom_assigned_stays() -> None:
    Workflow.objects.all().delete()
    own = Workflow.objects.create(name="Four eyes")
    roles.ensure()
    assigned = WorkflowContentType.objects.get_or_create(
        content_type=Article().get_content_type(), defaults={"workflow": own}
    )[0]
    assigned.workflow = own
    assigned.save()
    roles.ensure()
    assert Article.get_default_workflow() == own


def test_roles_are_made_without_a_root_page_or_collection() -> None:
    Page.objects.all().delete()
    roles.ensure()
    assert Group.objects.filter(name="Chief").exists()


def test_only_the_last_application_completes_the_roles() -> None:
    configs = [config for config in apps.get_app_configs() if config.models_module]
    with CaptureQueriesContext(connection) as queries:
        after_migrate(sender=configs[0], using="default")
    assert len(queries) == 0
    with CaptureQueriesContext(connection) as queries:
        after_migrate(sender=configs[-1], using="default")
    assert 0 < len(queries) <= 50


# What each role may do, asked through the addresses. True: it happens. A refusal must leave
# everything as it was, whatever the answer looks like.


def _write(client: Client) -> bool:
    client.post("/admin/articles/add/", new_story_form(client, headline="Written"))
    return Article.objects.filter(headline="Written").exists()


def _submit(client: Client) -> bool:
    data = new_story_form(client, headline="Submitted") | {"action-submit": "1"}
    client.post("/admin/articles/add/", data)
    story = Article.objects.filter(headline="Submitted").first()
    return story is not None and story.workflow_in_progress


def _publish(client: Client) -> bool:
    draft = a_draft("Draft")
    data = story_form(headline="Draft", slug=draft.slug) | {"action-publish": "1"}
    client.post(f"/admin/articles/edit/{draft.pk}/", data)
    return Article.objects.public().filter(pk=draft.pk).exists()


def _publish_a_new_story(client: Client) -> bool:
    data = story_form(headline="At once") | {"action-publish": "1"}
    client.post("/admin/articles/add/", data)
    return Article.objects.public().exists()


def _approve(client: Client) -> bool:
    draft = a_draft("To approve")
    state = draft.get_workflow().start(draft, somebody("Reporter"))
    task = state.current_task_state.pk
    client.post(f"/admin/articles/workflow/action/{draft.pk}/approve/{task}/", {"next": "/"})
    return Article.objects.public().filter(pk=draft.pk).exists()


def _unpublish(client: Client) -> bool:
    story = a_story()
    client.post(f"/admin/articles/unpublish/{story.pk}/")
    return not Article.objects.public().exists()


def _change_what_readers_see(client: Client) -> bool:
    story = a_story("As published")
    client.post(f"/admin/articles/edit/{story.pk}/", story_form(headline="Changed"))
    return not Article.objects.filter(headline="As published").exists()


def _delete(client: Client) -> bool:
    story = a_draft()
    client.post(f"/admin/articles/delete/{story.pk}/")
    return not Article.objects.filter(pk=story.pk).exists()


def _lock(client: Client) -> bool:
    story = a_draft()
    client.post(f"/admin/articles/lock/{story.pk}/")
    return Article.objects.filter(pk=story.pk, locked=True).exists()


def _unlock_anothers(client: Client) -> bool:
    other = User.objects.create(username="other")
    story = a_draft(locked=True, locked_by=other)
    client.post(f"/admin/articles/unlock/{story.pk}/")
    return Article.objects.filter(pk=story.pk, locked=False).exists()


def _moderate(client: Client) -> bool:
    waiting = ResponseFactory(article=a_story(), state=Response.State.HELD)
    client.post("/admin/responses/decide/", {"one": f"approve:{waiting.pk}"})
    waiting.refresh_from_db()
    return bool(waiting.state == Response.State.APPROVED)


def _see_the_queue(client: Client) -> bool:
    return client.get("/admin/responses/").status_code == 200


def _rename_a_tag(client: Client) -> bool:
    tag = Tag.objects.create(name="ferry")
    client.post(f"/admin/tags/edit/{tag.pk}/", {"name": "boat", "slug": "boat"})
    return Tag.objects.filter(name="boat").exists()


def _see_categories(client: Client) -> bool:
    return client.get("/admin/categories/").status_code == 200


def _delete_a_category(client: Client) -> bool:
    category = CategoryFactory(name="Empty")
    client.post(f"/admin/categories/delete/{category.pk}/")
    return not type(category).objects.filter(pk=category.pk).exists()


def _delete_a_byline(client: Client) -> bool:
    person = PersonFactory()
    client.post(f"/admin/bylines/delete/{person.pk}/")
    return not type(person).objects.filter(pk=person.pk).exists()


def _opens(address: str) -> Callable[[Client], bool]:
    def ask(client: Client) -> bool:
        return client.get(address).status_code == 200

    ask.__name__ = address
    return ask


def _arrange_pages(client: Client) -> bool:
    root = Page.get_first_root_node()
    page = root.get_children().first()
    return client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200


MATRIX: list[tuple[Callable[[Client], bool], str]] = [
    # what                      R E C A
    (_opens("/admin/"), "yyyy"),
    (_opens("/admin/articles/"), "yyyy"),
    (_opens("/admin/articles/calendar/"), "yyyy"),
    (_opens("/admin/images/"), "yyyy"),
    (_opens("/admin/images/add/"), "yyyy"),
    (_write, "yyyy"),
    (_submit, "yyyy"),
    (_publish, "nyyy"),
    (_publish_a_new_story, "nyyy"),
    (_approve, "nyyy"),
    (_unpublish, "nyyy"),
    (_change_what_readers_see, "nnnn"),  # saving is not publishing, for anybody
    (_lock, "nyyy"),
    (_unlock_anothers, "nyyy"),
    (_delete, "nnyy"),
    (_see_the_queue, "nyyy"),
    (_moderate, "nyyy"),
    (_rename_a_tag, "nyyy"),
    (_arrange_pages, "nyyy"),
    (_see_categories, "nnyy"),
    (_delete_a_category, "nnyy"),
    (_delete_a_byline, "nnyy"),
    (_opens("/admin/sources/add/"), "nnyy"),
    (_opens("/admin/users/"), "nnyy"),
    (_opens("/admin/users/new/"), "nnyy"),
    (_opens("/admin/workflows/list/"), "nnyy"),
    (_opens("/admin/redirects/"), "nnyy"),
    (_opens("/admin/collections/"), "nnyy"),
    (_opens("/admin/groups/"), "nnny"),
    (_opens("/admin/sites/"), "nnny"),
    (_opens("/admin/locales/"), "nnny"),
]


@pytest.mark.parametrize("column", range(4), ids=ALL)
@pytest.mark.parametrize(("ask", "answers"), MATRIX, ids=[ask.__name__ for ask, _ in MATRIX])
def test_the_matrix(ask: Callable[[Client], bool], answers: str, column: int) -> None:
    expected = answers[column] == "y"
    assert ask(signed_in(ALL[column])) is expected


@pytest.mark.parametrize(
    "address",
    [
        "/admin/articles/",
        "/admin/articles/add/",
        "/admin/articles/edit/{0}/",
        "/admin/articles/preview/{0}/",
        "/admin/articles/history/{0}/",
        "/admin/articles/results/?export=csv",
        "/admin/articles/?export=csv",
        "/admin/articles/calendar/",
        "/admin/bulk/articles/article/publish/?id={0}",
        "/admin/translation/submit/snippet/articles/article/{0}/",
        "/admin/snippets/choose/articles/article/",
        "/admin/categories/",
        "/admin/bylines/",
    ],
)
def test_a_guessed_address_shows_a_draft_to_no_stranger(address: str) -> None:
    draft = a_draft("Only for the newsroom")
    url = address.format(draft.pk)
    reader = Client()
    reader.force_login(User.objects.create(username="reader"))
    for client in (Client(), reader):
        answer = client.get(url)
        assert answer.status_code in (302, 403, 404)
        assert b"Only for the newsroom" not in answer.content


def test_there_is_no_address_for_a_copy_that_would_write_over_the_original() -> None:
    story = a_story("Original")
    answer = signed_in("Reporter").post(f"/admin/articles/copy/{story.pk}/", story_form())
    assert answer.status_code == 404


def test_an_account_is_made_and_not_copied() -> None:
    chief = somebody("Chief")
    assert signed_in("Chief").get(f"/admin/users/copy/{chief.pk}/").status_code == 404
