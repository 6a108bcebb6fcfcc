"""The archives by date: a year, a month, a day, each with its neighbours that have stories."""

from __future__ import annotations

import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kawaraban.articles.models import Article
from kawaraban.articles.selection import ArticleQuerySet
from kawaraban.delivery.recording import Warmth, reads, storable
from kawaraban.reading import editions
from kawaraban.reading.dates import month_written, written
from kawaraban.reading.headers import reader_page
from kawaraban.reading.lists import Heading, Link, show


@reader_page
def archive(request: HttpRequest) -> HttpResponse:
    """The way into the archive: the newest year of the edition, or that there is none yet."""
    stories = Article.objects.public()
    newest = _edition(stories).order_by("-day").values_list("day", flat=True).first()
    if newest:
        return redirect("year", newest.year)
    return show(request, Heading(_("Archive")), stories, keep=True)


@storable("page", warm=Warmth.LIST)
@reader_page
def year(request: HttpRequest, year: int) -> HttpResponse:
    """The stories of a year, and its months."""
    first = date_or_404(year)
    reads(f"in:year:{year:04d}")
    stories = Article.objects.public().on(year)
    months = _edition(stories).dates("day", "month")
    heading = Heading(f"{year:04d}", kind=_("Archive"), below=[_month_link(m) for m in months])
    earlier, later = _neighbours(first, date_or_404(year, 12, 31))
    heading.earlier = _year_link(earlier) if earlier else None
    heading.later = _year_link(later) if later else None
    return _shown(request, heading, stories)


@storable("page", warm=Warmth.LIST)
@reader_page
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """The stories of a month, and its days."""
    first = date_or_404(year, month)
    reads(f"in:month:{first:%Y-%m}")
    stories = Article.objects.public().on(year, month)
    days = _edition(stories).dates("day", "day")
    heading = Heading(
        month_written(first),
        kind=_("Archive"),
        above=[_year_link(first)],
        below=[Link(str(d.day), _day_link(d).path) for d in days],
    )
    earlier, later = _neighbours(first, _last_of_month(first))
    heading.earlier = _month_link(earlier) if earlier else None
    heading.later = _month_link(later) if later else None
    return _shown(request, heading, stories)


@storable("page", warm=Warmth.LIST)
@reader_page
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """The stories of a day."""
    today = date_or_404(year, month, day)
    reads(f"in:day:{today:%Y-%m-%d}")
    heading = Heading(
        written(today),
        kind=_("Archive"),
        above=[_year_link(today), _month_link(today)],
    )
    earlier, later = _neighbours(today, today)
    heading.earlier = _day_link(earlier) if earlier else None
    heading.later = _day_link(later) if later else None
    return _shown(request, heading, Article.objects.public().on(year, month, day))


def date_or_404(year: int, month: int = 1, day: int = 1) -> datetime.date:
    """Return the date. Raises `Http404` for one that no calendar has."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        raise Http404("No such date.") from None


def _shown(request: HttpRequest, heading: Heading, stories: ArticleQuerySet) -> HttpResponse:
    """Return the page. A row of the log names the days next to a new one that have stories.

    A page that leads to other editions only may lie anywhere between two days of its own.
    """
    if not _edition(stories).exists():
        reads(f"days:{editions.current().code}")
    return show(request, heading, stories)


def _edition(stories: ArticleQuerySet) -> ArticleQuerySet:
    return stories.in_language(editions.current().code)


def _neighbours(
    first: datetime.date, last: datetime.date
) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the nearest days with stories before `first` and after `last`."""
    days = _edition(Article.objects.public()).values_list("day", flat=True)
    earlier = days.filter(day__lt=first).order_by("-day").first()
    later = days.filter(day__gt=last).order_by("day").first()
    return earlier, later


def _last_of_month(first: datetime.date) -> datetime.date:
    if first.month == 12:
        return first.replace(day=31)
    return first.replace(month=first.month + 1) - datetime.timedelta(days=1)


def _year_link(day: datetime.date) -> Link:
    return Link(f"{day.year:04d}", reverse("year", args=[day.year]))


def _month_link(day: datetime.date) -> Link:
    return Link(month_written(day), reverse("month", args=[day.year, day.month]))


def _day_link(day: datetime.date) -> Link:
    return Link(written(day), reverse("day", args=[day.year, day.month, day.day]))
