"""Dates as a newspaper of each language prints them, in the newsroom's time zone."""

from __future__ import annotations

import datetime

import pytest
from django.utils import translation

from kawaraban.reading.dates import month_written, time_element, written, written_in_full

DAY = datetime.date(2023, 12, 9)
LATE = datetime.datetime(2023, 12, 8, 16, 5, tzinfo=datetime.UTC)
"""Five past one in the morning of `DAY` in Tokyo."""


@pytest.mark.parametrize(
    ("language", "short", "full", "month", "clock"),
    [
        (
            "en",
            "December 9, 2023",
            "Saturday, December 9, 2023",
            "December 2023",
            "December 9, 2023, 01:05",
        ),
        ("ja", "2023年12月9日", "2023年12月9日（土）", "2023年12月", "2023年12月9日 01:05"),
        (
            "km",
            "9 ធ្នូ 2023",
            "ថ្ងៃសៅរ៍ ទី9 ខែធ្នូ ឆ្នាំ2023",
            "ខែធ្នូ ឆ្នាំ2023",
            "9 ធ្នូ 2023, 01:05",
        ),
        ("th", "9 ธันวาคม 2023", "วันเสาร์ที่ 9 ธันวาคม 2023", "ธันวาคม 2023", "9 ธันวาคม 2023 01:05"),
        ("vi", "9/12/2023", "Thứ 7, 9/12/2023", "Tháng 12/2023", "9/12/2023, 01:05"),
        (
            "lo",
            "9 ທັນວາ 2023",
            "ວັນເສົາ ທີ 9 ທັນວາ 2023",
            "ທັນວາ 2023",
            "9 ທັນວາ 2023, 01:05",
        ),
        (
            "my",
            "2023 ခုနှစ် ဒီဇင်ဘာလ 9 ရက်",
            "2023 ခုနှစ် ဒီဇင်ဘာလ 9 ရက်၊ စနေနေ့",
            "2023 ခုနှစ် ဒီဇင်ဘာလ",
            "2023 ခုနှစ် ဒီဇင်ဘာလ 9 ရက်၊ 01:05",
        ),
        ("zh-hans", "2023年12月9日", "2023年12月9日 星期六", "2023年12月", "2023年12月9日 01:05"),
        ("zh-hant", "2023年12月9日", "2023年12月9日 星期六", "2023年12月", "2023年12月9日 01:05"),
        ("ko", "2023년 12월 9일", "2023년 12월 9일 토요일", "2023년 12월", "2023년 12월 9일 01:05"),
        (
            "id",
            "9 Desember 2023",
            "Sabtu, 9 Desember 2023",
            "Desember 2023",
            "9 Desember 2023, 01:05",
        ),
        (
            "fil",
            "Disyembre 9, 2023",
            "Sabado, Disyembre 9, 2023",
            "Disyembre 2023",
            "Disyembre 9, 2023, 01:05",
        ),
    ],
)
def test_a_date_is_written_as_a_newspaper_of_the_language_does(
    language: str, short: str, full: str, month: str, clock: str
) -> None:
    with translation.override(language):
        assert written(DAY) == short
        assert written_in_full(DAY) == full
        assert month_written(DAY) == month
        assert f">{clock}</time>" in time_element(LATE, clock=True)


@pytest.mark.parametrize("language", ["fil", "id", "ja", "km", "ko", "lo", "my", "th", "vi"])
def test_no_month_and_no_weekday_is_left_in_english(language: str) -> None:
    def printed() -> set[str]:
        days = [datetime.date(2023, month, 1 + month % 7) for month in range(1, 13)]
        week = [datetime.date(2023, 1, day) for day in range(1, 8)]
        return {month_written(day) for day in days} | {written_in_full(day) for day in week}

    with translation.override("en"):
        english = {word for text in printed() for word in text.replace(",", "").split()}
    with translation.override(language):
        words = {word for text in printed() for word in text.replace(",", "").split()}
    # Indonesian has three months whose names are spelled as in English.
    own = {"id": {"April", "September", "November"}}.get(language, set())
    assert {word for word in words & english if word.isalpha()} <= own
