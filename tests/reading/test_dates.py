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
