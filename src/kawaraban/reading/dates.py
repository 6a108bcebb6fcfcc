"""Dates as each language prints them, always in the newsroom's time zone."""

from __future__ import annotations

import datetime
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

# Where Django's own format is not a newspaper's. The rest have theirs. Years are those of the
# common era in every language, as in the addresses.
DAY = {
    "en": "F j, Y",
    "fil": "F j, Y",
    "id": "j F Y",
    "km": "j F Y",
    "lo": "j F Y",
    "my": "Y ခုနှစ် Fလ j ရက်",
    "vi": "j/n/Y",
}
DAY_OF_WEEK = {
    "en": "l, F j, Y",
    "fil": "l, F j, Y",
    "id": "l, j F Y",
    "ja": "Y年n月j日（D）",
    "km": "ថ្ងៃl ទីj ខែF ឆ្នាំY",
    "ko": "Y년 n월 j일 l",
    "lo": "l ທີ j F Y",
    "my": "Y ခုနှစ် Fလ j ရက်၊ l",
    "th": "วันlที่ j F Y",
    "vi": "l, j/n/Y",
    "zh-hans": "Y年n月j日 l",
    "zh-hant": "Y年n月j日 l",
}
MONTH = {
    "en": "F Y",
    "fil": "F Y",
    "km": "ខែF ឆ្នាំY",
    "lo": "F Y",
    "my": "Y ခုနှစ် Fလ",
    "th": "F Y",
    "vi": "F/Y",
}
# Between the day and the time of day; a comma elsewhere.
CLOCK = {"ja": " ", "ko": " ", "my": "၊ ", "th": " ", "zh-hans": " ", "zh-hant": " "}


def day_of(moment: datetime.datetime | datetime.date) -> datetime.date:
    """Return the day of a moment in the newsroom's time zone."""
    return timezone.localdate(moment) if isinstance(moment, datetime.datetime) else moment


def written(moment: datetime.datetime | datetime.date) -> str:
    """Return the day in words of the active language, such as December 19, 2023."""
    return date_format(day_of(moment), DAY.get(get_language() or "", "DATE_FORMAT"))


def written_in_full(day: datetime.date) -> str:
    """Return the day with its weekday where that is usual."""
    code = get_language() or ""
    return date_format(day, DAY_OF_WEEK.get(code) or DAY.get(code, "DATE_FORMAT"))


def month_written(day: datetime.date) -> str:
    """Return the month and year of `day`."""
    return date_format(day, MONTH.get(get_language() or "", "YEAR_MONTH_FORMAT"))


def time_element(
    moment: datetime.datetime | datetime.date | None, clock: bool = False
) -> SafeString:
    """Return `<time datetime="…">` with the day, and the time of day if `clock`; empty for None."""
    if moment is None:
        return SafeString("")
    zone = timezone.get_current_timezone_name()
    return _time_element(moment, clock, get_language() or "", zone)


@lru_cache(4096)
def _time_element(
    moment: datetime.datetime | datetime.date, clock: bool, language: str, zone: str
) -> SafeString:
    """Return the element in the active language and zone, which the cache has to tell apart."""
    words = written(moment)
    if not isinstance(moment, datetime.datetime):
        return format_html('<time datetime="{}">{}</time>', moment.isoformat(), words)
    local = timezone.localtime(moment)
    if clock:
        words = f"{words}{CLOCK.get(language, ', ')}{local:%H:%M}"
    stamp = local.isoformat(timespec="minutes")
    return format_html('<time datetime="{}">{}</time>', stamp, words)
