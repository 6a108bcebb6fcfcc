"""Dates in the forms that pages print."""

from datetime import date

import pytest

from kawaraban.wire.paste.fields.dates import find_date, read_date_line, read_dateline

_TODAY = date(2024, 3, 10)
_DAY = date(2023, 12, 19)


@pytest.mark.parametrize(
    "line",
    [
        "- December 19, 2023",
        "19 December 2023",
        "19th of December, 2023",
        "Tuesday, Dec. 19, 2023 at 10:30 a.m. JST",
        "Tue, 19 Dec 2023 09:15:00 +0900",
        "Published: 2023-12-19T10:30:00+09:00",
        "2023/12/19 10:30",
        "2023.12.19",
        "19/12/2023",
        "12/19/2023",
        "19.12.2023",
        "2023年12月19日（火）10時30分",
        "２０２３年１２月１９日",
        "二〇二三年十二月十九日",
        "令和5年12月19日",
        "令和五年十二月十九日",
        "R5.12.19",
        "公開日：2023年12月19日",
        "2023年12月19日 星期二",
        "發布時間：2023-12-19",
        "2023년 12월 19일 (화)",
        "19 ธันวาคม 2566",
        "วันอังคารที่ ๑๙ ธันวาคม พ.ศ. ๒๕๖๖",
        "19 ธ.ค. 66",
        "19 ธ.ค. 2566 10:30 น.",
        "19/12/2566",
        "ថ្ងៃទី១៩ ខែធ្នូ ឆ្នាំ២០២៣",
        "ថ្ងៃអង្គារ ទី១៩ ខែធ្នូ ឆ្នាំ២០២៣",
        "១៩ ធ្នូ ២០២៣",
        "ngày 19 tháng 12 năm 2023",
        "Thứ ba, 19/12/2023",
        "19 tháng mười hai 2023",
        "ວັນທີ 19 ທັນວາ 2023",
        "19 décembre 2023",
    ],
)
def test_a_date_line_is_read_in_any_form(line: str) -> None:
    found = read_date_line(line, _TODAY)

    assert found is not None
    assert found.day == _DAY


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("昭和39年10月10日", date(1964, 10, 10)),
        ("民國112年12月19日", _DAY),
        ("31 December 1899", date(1899, 12, 31)),
        ("1 January 2150", date(2150, 1, 1)),
    ],
)
def test_eras_and_far_years_are_read(line: str, day: date) -> None:
    found = read_date_line(line, _TODAY)

    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("December 19", _DAY),
        ("12月19日", _DAY),
        ("March 11", date(2024, 3, 11)),
        ("February 29", date(2024, 2, 29)),
    ],
)
def test_a_date_without_a_year_is_the_last_one_that_is_not_after_tomorrow(
    line: str, day: date
) -> None:
    found = read_date_line(line, _TODAY)

    assert found is not None
    assert found.year_assumed
    assert found.day == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("3 hours ago", _TODAY),
        ("2 days ago", date(2024, 3, 8)),
        ("昨日", date(2024, 3, 9)),
        ("3日前", date(2024, 3, 7)),
        ("2 วันที่แล้ว", date(2024, 3, 8)),
        ("5 giờ trước", _TODAY),
    ],
)
def test_a_date_relative_to_today_is_counted_back(line: str, day: date) -> None:
    found = read_date_line(line, _TODAY)

    assert found is not None
    assert found.day == day


@pytest.mark.parametrize(
    "line",
    [
        "The treaty of 19 December 2023 was signed in the old town hall",
        "On December 19, 2023, the ferry sailed",
        "2023-02-30",
        "31/31/2023",
        "0 December 2023",
        "9999999999",
        "May I come in",
        "",
    ],
)
def test_a_sentence_or_an_impossible_day_is_no_date_line(line: str) -> None:
    assert read_date_line(line, _TODAY) is None


def test_day_and_month_that_could_be_exchanged_are_marked() -> None:
    found = find_date("3/4/2023", _TODAY)

    assert found is not None
    assert (found.day, found.order_assumed) == (date(2023, 4, 3), True)


def test_a_paragraph_that_opens_with_a_dateline_gives_its_date() -> None:
    found = read_dateline("TOKYO, Dec. 19, 2023 (HOKUTO) -- The ferry sailed.", _TODAY)

    assert found is not None
    assert found.day == _DAY
