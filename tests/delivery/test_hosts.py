"""Which Host headers are the site's own."""

from __future__ import annotations

import pytest

from kawaraban.delivery.hosts import MOST_SPELLINGS, Hosts

HOSTS = Hosts(["news.example", "www.News.example", "127.0.0.1", "[::1]", ""], [443, 8000])


@pytest.mark.parametrize(
    ("header", "host"),
    [
        ("news.example", "news.example"),
        ("NEWS.Example", "news.example"),
        ("www.news.example.", "www.news.example"),
        ("news.example:443", "news.example:443"),
        ("news.example.:8000", "news.example:8000"),
        ("news.example:08000", "news.example:8000"),
        ("127.0.0.1:8000", "127.0.0.1:8000"),
        ("[::1]", "[::1]"),
        ("[::1]:8000", "[::1]:8000"),
    ],
)
def test_the_sites_own_names_are_known_in_every_spelling(header: str, host: str) -> None:
    assert HOSTS.of(header) == host


@pytest.mark.parametrize(
    "header",
    [
        *(None, "", ".", ":", ":8000", "news.example:", "news.example:80", "news.example:+443"),
        *(
            "news.example:４４３",
            "news.example:443:443",
            "evil.example",
            "news.example.evil.example",
        ),
        *("user@news.example", "news.example/x", "news.example, news.example", "[::1", "::1"),
        *("a" * 301, "news.example:" + "0" * 300),
    ],
)
def test_every_other_name_is_nobodys(header: str | None) -> None:
    assert HOSTS.of(header) is None


def test_spellings_are_remembered_up_to_a_bound() -> None:
    hosts = Hosts(["news.example"], [8000])
    for number in range(300):
        spelled = "".join(
            letter.upper() if number >> place & 1 else letter
            for place, letter in enumerate("news.example")
        )
        assert hosts.of(spelled) == "news.example"
    assert len(hosts.known) == MOST_SPELLINGS
    assert hosts.of("evil.example") is None
    assert "evil.example" not in hosts.known
