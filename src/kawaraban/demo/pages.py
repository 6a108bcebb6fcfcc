"""Arrange the front page, and fill About and Contact."""

from __future__ import annotations

from kawaraban.articles.models import Article, Category
from kawaraban.demo.body import rich_text
from kawaraban.demo.names import FrontPlan, Names, PageText
from kawaraban.reading.models import FrontLead, FrontPage, TextPage


class NoFrontPage(LookupError):
    """The site has not been made: no front page of the wanted language."""


def front_of(language: str) -> FrontPage:
    """Return the front page of an edition. Raises `NoFrontPage` if the site was never made."""
    front = FrontPage.objects.filter(locale__language_code=language, depth=2).first()
    if front is None:
        raise NoFrontPage(f"There is no front page in {language}. Make the site first.")
    return front


def arrange(plan: FrontPlan, leads: list[Article], rows: list[Category]) -> None:
    """Set the lead stories and rows of the front page, unless somebody arranged it already."""
    front = front_of(plan.language)
    if front.leads.exists() or front.rows:
        return
    front.leads = [FrontLead(article=lead, sort_order=place) for place, lead in enumerate(leads)]
    front.rows = [
        {"type": "category", "value": {"category": row.pk, "stories": plan.stories_a_row}}
        for row in rows
    ]
    front.rows.append(("latest", {"stories": plan.latest}))
    front.save_revision().publish()


def fill(names: Names) -> None:
    """Put the newsroom's own words on About and Contact of the arranged edition."""
    front = front_of(names.front.language)
    for slug, words in names.pages.items():
        _fill(front, slug, words)


def _fill(front: FrontPage, slug: str, words: PageText) -> None:
    text = "".join(f"<p>{rich_text(paragraph)}</p>" for paragraph in words.paragraphs)
    page = TextPage.objects.child_of(front).filter(slug=slug).first()
    if page is None:
        page = TextPage(slug=slug, title=words.title, text=text, locale=front.locale)
        front.add_child(instance=page)
    elif (page.title, page.text) == (words.title, text):
        return
    page.title, page.text = words.title, text
    page.save_revision().publish()
