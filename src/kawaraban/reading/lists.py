"""Lists of stories: a category, a tag, a source, a person, the latest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import resolve, reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kawaraban.articles.models import Article, Person, Source, Tag
from kawaraban.articles.selection import ArticleQuerySet
from kawaraban.delivery.recording import Warmth, reads, storable
from kawaraban.reading import editions
from kawaraban.reading.entries import entries_of
from kawaraban.reading.headers import reader_page
from kawaraban.reading.moments import until_a_story_appears
from kawaraban.reading.navigation import Navigation
from kawaraban.reading.paging import page_of


@dataclass
class Link:
    """A name and where it leads. `lang` is set where the name is in another language."""

    name: str
    path: str
    lang: str = ""


@dataclass
class Heading:
    """What stands above a list."""

    title: str
    kind: str = ""
    text: str = ""
    above: Sequence[Link] = ()
    below: Sequence[Link] = ()
    earlier: Link | None = None
    later: Link | None = None
    feed: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


def show(
    request: HttpRequest, heading: Heading, stories: ArticleQuerySet, *, keep: bool = False
) -> HttpResponse:
    """Return the page of `stories`, cut to the edition whose language is active.

    `stories` are those of all languages. Where the edition has none, the page says which have;
    where none has, it is a 404 like any unknown name, unless the list is to be kept.
    """
    until_a_story_appears()
    here = editions.current().code
    page = page_of(stories.in_language(here), request)
    elsewhere = [] if page.rows else _elsewhere(request, stories)
    if not (page.rows or elsewhere or keep):
        raise Http404("No public story here.")
    context = {
        "heading": heading,
        "page": page,
        "entries": entries_of(page.rows, Navigation.of(request)),
        "elsewhere": elsewhere,
    }
    return render(request, "reading/list.html", context)


def _elsewhere(request: HttpRequest, stories: ArticleQuerySet) -> list[Link]:
    """Return the same list in the editions that have stories for it."""
    reads(*(f"in:language:{other.code}" for other in editions.others()))
    found = set(stories.order_by().values_list("locale__language_code", flat=True).distinct())
    here = resolve(request.path_info)
    links = []
    for other in editions.others():
        if other.code in found:
            with translation.override(other.code):
                path = reverse(here.view_name, args=here.args, kwargs=here.kwargs)
            links.append(Link(other.name, path, other.code))
    return links


@storable("page", warm=Warmth.LIST)
@reader_page
def latest(request: HttpRequest) -> HttpResponse:
    """The newest stories of the edition."""
    reads(f"in:language:{editions.current().code}")
    heading = Heading(_("Latest"), feed=reverse("feed"))
    return show(request, heading, Article.objects.public().in_date_order(), keep=True)


@storable("page", warm=Warmth.LIST)
@reader_page
def category(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories of a category and of all below it."""
    navigation = Navigation.of(request)
    branch = navigation.branch(slug)
    if branch is None:
        raise Http404("No such category.")
    found = branch.category
    reads(f"in:category:{found.pk}")
    heading = Heading(
        navigation.name(found),
        kind=_("Category"),
        text=found.description if editions.current() == editions.editions()[0] else "",
        above=[Link(navigation.name(c), c.get_absolute_url()) for c in navigation.above(found)],
        below=[
            Link(navigation.name(b.category), b.category.get_absolute_url()) for b in branch.below
        ],
        feed=reverse("category-feed", args=[found.slug]),
    )
    stories = (
        Article.objects.public().in_date_order().filter(category__in=navigation.numbers(branch))
    )
    return show(request, heading, stories, keep=True)


@storable("page", warm=Warmth.LIST)
@reader_page
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories with a tag."""
    found = get_object_or_404(Tag, slug=known(slug))
    reads(f"tag:{found.slug}", f"in:tag:{found.slug}")
    stories = Article.objects.public().tagged(found)
    return show(request, Heading(found.name, kind=_("Tag")), stories)


@storable("page", warm=Warmth.LIST)
@reader_page
def source(request: HttpRequest, slug: str) -> HttpResponse:
    """The stories of an agency, or of the own newsroom."""
    found = get_object_or_404(Source, slug=known(slug))
    reads(f"source:{found.pk}", f"in:source:{found.pk}")
    heading = Heading(found.name, kind=_("Source"), extra={"source": found})
    return show(request, heading, Article.objects.public().in_date_order().by_source(found))


@storable("page", warm=Warmth.LIST)
@reader_page
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Who somebody is, and the stories under their name."""
    people = Person.objects.select_related("portrait").prefetch_related("portrait__renditions")
    found = get_object_or_404(people, slug=known(slug))
    reads(f"person:{found.pk}", f"in:person:{found.pk}")
    heading = Heading(found.name, kind=found.role or _("Byline"), extra={"person": found})
    return show(request, heading, Article.objects.public().by_person(found))


def known(slug: str) -> str:
    """Return `slug` if it can be one. Raises `Http404` for what no database should be asked."""
    if "\0" in slug or len(slug) > 120:
        raise Http404("Not a slug.")
    return slug
