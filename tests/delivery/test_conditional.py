"""Whether the reader has the page already."""

from __future__ import annotations

import pytest

from kawaraban.delivery.conditional import is_current, is_unmodified

ETAG = 'W/"abc"'
MODIFIED = "Tue, 05 Mar 2024 12:00:00 GMT"


@pytest.mark.parametrize(
    "header", [ETAG, '"abc"', "*", " * ", '"x", W/"abc"', 'W/"x",W/"abc"', '"a,b", "abc"']
)
def test_a_list_that_names_the_page_is_current(header: str) -> None:
    assert is_current(header, ETAG)


@pytest.mark.parametrize(
    "header",
    [
        *("", "abc", "W/", '"', 'w/"abc', '"abcd"', 'W/"ab"', '"x"', "**", '"*"', "\xff", '"abc'),
        *('"abc", ' * 3000, "," * 8000, '"' * 8000),
    ],
)
def test_a_list_that_does_not_name_it_or_is_none_is_not(header: str) -> None:
    assert not is_current(header, ETAG)


@pytest.mark.parametrize(
    ("header", "unmodified"),
    [
        (MODIFIED, True),
        ("Tue, 05 Mar 2024 12:00:01 GMT", True),
        ("Tue, 05 Mar 2024 11:59:59 GMT", False),
        ("Tuesday, 05-Mar-24 12:00:00 GMT", True),
        ("Tue, 05 Mar 2024 14:00:00 +0200", True),
        ("Tue, 05 Mar 2024 12:00:00", False),
        ("Tue, 05 Mar 2024 12:00:00 -0000", False),
        ("Tue, 35 Mar 2024 12:00:00 GMT", False),
        ("Tue, 05 Mar 99999999999 12:00:00 GMT", False),
        ("yesterday", False),
        ("", False),
        ("9" * 5000, False),
    ],
)
def test_a_date_is_compared_and_what_is_no_date_is_passed_over(
    header: str, unmodified: bool
) -> None:
    assert is_unmodified(header, MODIFIED) is unmodified
