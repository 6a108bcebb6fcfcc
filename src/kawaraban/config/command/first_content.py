"""What a new site begins with: languages, front pages, About, Contact, a category, a source.

Every function may run again after an interruption and finds what it made before.
"""

from __future__ import annotations

import tomllib
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from kawaraban.config.environment import Environment

WELCOME = "Welcome to your new Wagtail site!"
WORDS: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("first_pages.toml").read_text("utf-8")
)


def words(language: str) -> dict[str, str]:
    """Return the words of a new site in `language`, or in English."""
    return WORDS.get(language, WORDS["en"])


def make(site: Environment, category: bool = True) -> None:
    """Make everything a site needs to be read and worked in, in one transaction.

    Without `category` for a site that brings categories of its own.
    """
    from django.db import transaction

    from kawaraban.accounts import roles

    with transaction.atomic():
        locales = make_locales(site.languages)
        make_pages(site, locales)
        make_own_source(site.site_name)
        if category:
            make_category(site.languages)
        roles.ensure()


def make_locales(languages: tuple[str, ...]) -> list[Any]:
    """Make a locale for each language, and return them in order."""
    from wagtail.models import Locale

    return [Locale.objects.get_or_create(language_code=code)[0] for code in languages]


def make_pages(site: Environment, locales: list[Any]) -> None:
    """Make a front page for each language, with About and Contact below it, as translations.

    The main language's front is the root of Wagtail's site; Wagtail finds the others from it
    when their language is active.
    """
    from wagtail.models import Page

    from kawaraban.reading.models import FrontPage

    root = Page.get_first_root_node()
    main: dict[str, Any] = {}
    for locale in locales:
        code = locale.language_code
        front = FrontPage.objects.filter(locale=locale, depth=2).first()
        if front is None:
            front = FrontPage(
                title=site.site_name,
                slug="front" if not main else f"front-{code}",
                locale=locale,
                **_translates(main.get("front")),
            )
            root.add_child(instance=front)
            front.save_revision().publish()
        if not main:
            main["front"] = front
            point_site_at(site, front)
        for name in ("about", "contact"):
            page = _text_page(site, front, name, code, main.get(name))
            main.setdefault(name, page)
    Page.objects.filter(depth=2, title=WELCOME, slug="home").delete()


def _text_page(site: Environment, front: Any, name: str, code: str, translated: Any) -> Any:
    from kawaraban.reading.models import TextPage

    found = TextPage.objects.child_of(front).filter(slug=name).first()
    if found is not None:
        return found
    text = words(code)[f"{name}_text"].format(name=escape(site.site_name))
    page = TextPage(
        title=words(code)[name],
        slug=name,
        text=f"<p>{text}</p>",
        locale=front.locale,
        **_translates(translated),
    )
    front.refresh_from_db()
    front.add_child(instance=page)
    page.save_revision().publish()
    return page


def _translates(original: Any) -> dict[str, Any]:
    return {"translation_key": original.translation_key} if original is not None else {}


def point_site_at(site: Environment, front: Any = None) -> None:
    """Make Wagtail's site answer at the address of the settings, with `front` as its root."""
    from wagtail.models import Site

    address = urlsplit(site.site_url)
    row = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    row.hostname = address.hostname or "localhost"
    row.port = address.port or (443 if site.secure else 80)
    row.site_name = site.site_name
    if front is not None:
        row.root_page = front
    row.save()


def make_own_source(name: str) -> None:
    """Make the newsroom itself a source, unless there is an own source."""
    from kawaraban.articles.models import Source

    if not Source.objects.filter(kind=Source.Kind.OWN).exists():
        Source.objects.create(name=name[:120], kind=Source.Kind.OWN, credit_line=f"© {name}"[:120])


def make_category(languages: tuple[str, ...]) -> None:
    """Make the category News, with its name in every language, unless there is a category."""
    from kawaraban.articles.models import Category, CategoryName

    if Category.objects.exists():
        return
    category = Category.objects.create(name=words(languages[0])["news"], slug="news")
    for code in languages[1:]:
        if code in WORDS:
            CategoryName.objects.create(category=category, language=code, name=words(code)["news"])
