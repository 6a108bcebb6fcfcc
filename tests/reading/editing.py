"""How an editor changes a thing: publishing a story or page, saving a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from wagtail.models import Page

from kawaraban.articles import models as articles
from kawaraban.articles.models import Category, Person, Tag
from kawaraban.reading.models import FrontLead, FrontPage
from tests.newsroom import PersonFactory
from tests.reading.changes import draft_of, edit
from tests.reading.small_site import Site_, a_picture

Change = Callable[[Site_], Any]


def story(**values: Any) -> Change:
    """Publish the story with other values."""
    return lambda site: edit(site.story, **values)


def saved(find: Callable[[Site_], Any], **values: Any) -> Change:
    """Save a thing with other values, as its form in the admin does."""

    def change(site: Site_) -> None:
        found = find(site)
        found = type(found)._default_manager.get(pk=found.pk)
        for name, value in values.items():
            setattr(found, name, value)
        found.save()

    return change


def page(find: Callable[[Site_], Page], **values: Any) -> Change:
    """Publish a hand-made page with other values."""

    def change(site: Site_) -> None:
        found = find(site).specific
        found = type(found).objects.get(pk=found.pk)
        for name, value in values.items():
            setattr(found, name, value)
        found.save_revision().publish()

    return change


def children(relation: str, change_them: Callable[[list[Any]], list[Any]]) -> Change:
    """Publish the story with other rows of a relation, such as bylines."""

    def change(site: Site_) -> None:
        draft = draft_of(site.story)
        setattr(draft, relation, change_them(list(getattr(draft, relation).all())))
        draft.save_revision().publish()

    return change


def correction(**values: Any) -> Change:
    """Publish the story with another correction."""

    def changed(rows: list[Any]) -> list[Any]:
        for name, value in values.items():
            setattr(rows[0], name, value)
        return rows

    return children("corrections", changed)


def other_byline(rows: list[Any]) -> list[Any]:
    rows[0].person = PersonFactory(name="Third", slug="new-slug")
    return rows


def other_order(rows: list[Any]) -> list[Any]:
    for place, row in enumerate(reversed(rows)):
        row.sort_order = place
    return list(reversed(rows))


def other_tags(site: Site_) -> None:
    draft = draft_of(site.story)
    draft.tags.set(["rice", "new slug"])
    draft.save_revision().publish()


def category_name(**values: Any) -> Change:
    return saved(lambda site: articles.CategoryName.objects.get(), **values)


def event(**values: Any) -> Change:
    return saved(lambda site: Category.objects.get(slug="event"), **values)


def festivals(**values: Any) -> Change:
    return saved(lambda site: Category.objects.get(slug="festivals"), **values)


def source(**values: Any) -> Change:
    return saved(lambda site: site.story.source, **values)


def agency(**values: Any) -> Change:
    return saved(lambda site: site.alone.source, **values)


def person(**values: Any) -> Change:
    return saved(lambda site: Person.objects.get(slug="sokha-lim"), **values)


def tag(**values: Any) -> Change:
    return saved(lambda site: Tag.objects.get(slug="rice"), **values)


def picture(**values: Any) -> Change:
    return saved(lambda site: site.picture, **values)


def redirect(**values: Any) -> Change:
    return saved(lambda site: site.redirect, **values)


def other_picture_file(site: Site_) -> None:
    other = a_picture("#ff0000", "other.jpg")
    saved(lambda one: one.picture, file=ContentFile(other.file.read(), "other.jpg"))(site)


def rows_of_the_front(site: Site_) -> None:
    page(lambda one: one.front, rows=[("latest", {"stories": 2})])(site)


def leads(*names: str) -> Change:
    """Publish the front page with these stories of the site as leads."""

    def change(site: Site_) -> None:
        front = FrontPage.objects.get(pk=site.front.pk)
        chosen = [getattr(site, name) for name in names]
        front.leads = [FrontLead(article=one, sort_order=n) for n, one in enumerate(chosen)]
        front.save_revision().publish()

    return change


page_text = page(lambda site: site.about, text="<p>Other words.</p>")
