"""The calendar of what is scheduled."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from kawaraban.articles.admin.agenda import KINDS, Day, entries_between
from kawaraban.articles.fields import EARLIEST, LATEST


class CalendarView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A month of the newsroom: a grid on a desk, a list on a phone."""

    model = None
    any_permission_required = ["add", "change", "delete", "view"]
    index_url_name = ""
    template_name = "articles/admin/calendar.html"
    page_title = gettext_lazy("Calendar")
    header_icon = "calendar-alt"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: home, articles, calendar."""
        articles = {"url": reverse(self.index_url_name), "label": _("Articles")}
        return [*self.breadcrumbs_items, articles, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the month asked for by `?month=2024-03`, or this one."""
        first = month_of(self.request.GET.get("month", ""))
        days = days_of(first)
        return {
            **super().get_context_data(**kwargs),
            "month": date_format(first, "YEAR_MONTH_FORMAT"),
            "is_this_month": first == month_of(""),
            "previous": neighbour(first, -1),
            "following": neighbour(first, 1),
            "weekdays": weekdays(),
            "days": days,
            "kinds": KINDS,
            "is_empty": not any(day.entries for day in days if day.in_month),
        }


def month_of(text: str) -> datetime.date:
    """Return the first day of the month written as `2024-03`; of this month for anything else."""
    if match := re.fullmatch(r"([0-9]{4})-(0[1-9]|1[0-2])", text):
        year, month = int(match[1]), int(match[2])
        if EARLIEST.year <= year <= LATEST.year:
            return datetime.date(year, month, 1)
    return timezone.localdate().replace(day=1)


def neighbour(first: datetime.date, step: int) -> datetime.date | None:
    """Return the month before (-1) or after (1); None where stories can have no date."""
    months = first.year * 12 + first.month - 1 + step
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, 1) if EARLIEST.year <= year <= LATEST.year else None


def first_weekday() -> int:
    """Return the day a week begins with in the editor's language, Monday being 0."""
    return (int(get_format("FIRST_DAY_OF_WEEK")) - 1) % 7


def weekdays() -> list[tuple[Any, Any]]:
    """Return the names of the days, short and long, from the first of the week."""
    order = calendar.Calendar(first_weekday()).iterweekdays()
    return [(WEEKDAYS_ABBR[day], WEEKDAYS[day]) for day in order]


def days_of(first: datetime.date) -> list[Day]:
    """Return the days of the weeks that the month of `first` touches, with their entries."""
    weeks = calendar.Calendar(first_weekday()).itermonthdates(first.year, first.month)
    dates = list(weeks)
    found = entries_between(dates[0], dates[-1])
    today = timezone.localdate()
    return [
        Day(date, date.month == first.month, date == today, found.get(date, [])) for date in dates
    ]
