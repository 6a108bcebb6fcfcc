"""Categories, sources, bylines and tags."""

from __future__ import annotations

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from kawaraban.articles.models import Article, Category, CategoryName, Person, Source, Tag
from kawaraban.outbox.models import Change
from tests.articles.admin.desk import messages_of, signed_in
from tests.newsroom import CategoryFactory, PersonFactory, SourceFactory, a_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief() -> Client:
    """A chief at the desk."""
    return signed_in("Chief")


def category_form(**fields: object) -> dict[str, object]:
    """Return the form of a category."""
    names = fields.pop("names", [])
    empty = {"parent": "", "order": "0", "description": "", "topic_code": "", "slug": ""}
    form: dict[str, object] = nested_form_data(
        {"name": "Culture", **empty, **fields, "names": inline_formset(names)}
    )
    return form


def person_form(name: str) -> dict[str, str]:
    """Return the form of a byline."""
    empty = ("role", "bio", "portrait", "home_page", "user", "slug")
    return {"name": name, **dict.fromkeys(empty, "")}


def test_categories_stand_in_the_order_of_their_tree(chief: Client) -> None:
    asia = CategoryFactory(name="Asia", order=2)
    CategoryFactory(name="Event", order=1)
    mekong = CategoryFactory(name="Mekong", parent=asia)
    CategoryFactory(name="Kratie", parent=mekong)
    a_story(category=mekong)
    table = chief.get("/admin/categories/").context["table"]
    rows = [(str(row), row.depth, row.stories) for row in table.data]
    assert rows == [("Event", 0, 0), ("Asia", 0, 0), ("Mekong", 1, 1), ("Kratie", 2, 0)]


def test_a_category_has_its_names_in_other_languages_in_the_same_form(chief: Client) -> None:
    data = category_form(names=[{"language": "ja", "name": "文化"}])
    chief.post("/admin/categories/add/", data)
    category = Category.objects.get()
    assert category.slug == "culture"
    assert category.name_in("ja") == "文化"


def test_a_language_without_an_edition_is_refused(chief: Client) -> None:
    data = category_form(names=[{"language": "xx", "name": "?"}])
    response = chief.post("/admin/categories/add/", data)
    assert "no edition in this language" in response.content.decode()
    assert not Category.objects.exists()


def test_one_language_has_one_name(chief: Client) -> None:
    twice = [{"language": "ja", "name": "文化"}, {"language": "ja", "name": "文明"}]
    response = chief.post("/admin/categories/add/", category_form(names=twice))
    assert response.status_code == 200
    assert not CategoryName.objects.exists()


def test_a_category_can_not_stand_below_itself(chief: Client) -> None:
    asia = CategoryFactory(name="Asia")
    mekong = CategoryFactory(name="Mekong", parent=asia)
    url = f"/admin/categories/edit/{asia.pk}/"
    response = chief.post(url, category_form(name="Asia", parent=mekong.pk))
    assert "below itself" in response.content.decode()


def test_two_people_may_share_a_name(chief: Client) -> None:
    for _ in range(2):
        assert chief.post("/admin/bylines/add/", person_form("Sokha Lim")).status_code == 302
    assert sorted(Person.objects.values_list("slug", flat=True)) == ["sokha-lim", "sokha-lim-2"]


def test_two_sources_may_not_share_a_name_and_nothing_typed_is_lost(chief: Client) -> None:
    SourceFactory(name="HOKUTO PRESS")
    data = {"name": "HOKUTO PRESS", "kind": "agency", "credit_line": "© HP", "home_page": ""}
    response = chief.post("/admin/sources/add/", data | {"terms": "", "keep_days": "", "slug": ""})
    assert response.status_code == 200
    assert "© HP" in response.content.decode()
    assert Source.objects.count() == 1


def test_a_name_of_control_characters_is_no_name(chief: Client) -> None:
    response = chief.post("/admin/bylines/add/", person_form("\u202e\x07"))
    assert "name" in response.context["form"].errors


@pytest.mark.parametrize("what", ["categories", "sources", "bylines"])
def test_what_a_story_uses_is_not_deleted_and_the_reason_is_said(chief: Client, what: str) -> None:
    story = a_story("Holds on", bylines=[PersonFactory()])
    number = {
        "categories": story.category_id,
        "sources": story.source_id,
        "bylines": story.bylines.get().person_id,
    }[what]
    response = chief.post(f"/admin/{what}/delete/{number}/", follow=True)
    assert response.status_code == 200
    assert "still uses it" in messages_of(response) or "permission" in messages_of(response)
    story.refresh_from_db()
    assert story.bylines.count() == 1


def test_a_renamed_category_stands_in_the_log_of_changes(chief: Client) -> None:
    category = CategoryFactory(name="Event")
    Change.objects.all().delete()
    chief.post(f"/admin/categories/edit/{category.pk}/", category_form(name="Events"))
    change = Change.objects.get(kind="category.changed")
    assert (change.subject, change.tags) == (f"category:{category.pk}", ["absent", "navigation"])


def test_a_renamed_tag_stands_in_the_log_under_both_its_slugs(chief: Client) -> None:
    a_story(tags=["ferry"])
    tag = Tag.objects.get()
    chief.post(f"/admin/tags/edit/{tag.pk}/", {"name": "Ferries", "slug": "ferries"})
    tags = Change.objects.get(kind="tag.changed").tags
    assert set(tags) == {"tag:ferry", "tag:ferries", "absent"}


def test_a_tag_is_merged_into_another_in_stories_and_in_drafts(chief: Client) -> None:
    both = a_story("Both", tags=["ferry", "ferries"])
    draft = a_story("Draft", tags=["river"])
    draft.tags.add("ferries")
    draft.save_revision()
    old, new = Tag.objects.get(name="ferries"), Tag.objects.get(name="ferry")
    response = chief.post(f"/admin/tags/merge/{old.pk}/", {"into": new.pk}, follow=True)
    assert "was merged into" in messages_of(response)
    assert not Tag.objects.filter(name="ferries").exists()
    assert list(both.tags.names()) == ["ferry"]
    draft = Article.objects.get(pk=draft.pk)
    draft.get_latest_revision().publish()
    draft = Article.objects.get(pk=draft.pk)
    assert sorted(draft.tags.names()) == ["ferry", "river"]
    tags = Change.objects.get(kind="tag.merged").tags
    lists = {"tag:ferry", "tag:ferries", "in:tag:ferry", "in:tag:ferries"}
    assert set(tags) == {*lists, "absent", f"article:{both.pk}"}


def test_a_tag_is_not_merged_into_itself_or_nothing(chief: Client) -> None:
    tag = Tag.objects.create(name="ferry")
    for into in (tag.pk, "", "x"):
        answer = chief.post(f"/admin/tags/merge/{tag.pk}/", {"into": into})
        assert answer.status_code == 200
    assert chief.get("/admin/tags/merge/4711/").status_code == 404


def test_an_editor_renames_tags_but_does_not_merge_them() -> None:
    editor = signed_in("Editor")
    tag = Tag.objects.create(name="ferry")
    assert editor.get(f"/admin/tags/edit/{tag.pk}/").status_code == 200
    assert editor.get(f"/admin/tags/merge/{tag.pk}/").status_code == 302


def test_the_four_lists_open_and_can_be_searched(chief: Client) -> None:
    a_story(tags=["ferry"], bylines=[PersonFactory()])
    for what in ("categories", "sources", "bylines", "tags"):
        assert chief.get(f"/admin/{what}/").status_code == 200
        assert len(chief.get(f"/admin/{what}/", {"q": "zzz"}).context["object_list"]) == 0
