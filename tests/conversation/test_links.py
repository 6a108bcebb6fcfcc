"""A page links to a story only where its readers see the link."""

from __future__ import annotations

import pytest

from kawaraban.conversation.links import canonical, examine

STORY = "https://news.example/2024/03/05/ferry/"
BASE = "https://blog.example/post"


def links(body: str) -> bool:
    return examine(body, BASE, [STORY]).links


@pytest.mark.parametrize(
    "body",
    [
        f'<p><a href="{STORY}">ferry</a></p>',
        '<a href="HTTPS://NEWS.example:443/2024/03/05/ferry">no slash, port, capitals</a>',
        f'<a href="{STORY}#comments">a fragment</a>',
        '<base href="https://news.example/2024/"><a href="03/05/ferry/">relative to base</a>',
        f'<a href=" {STORY}\n">white space</a>',
        f'<base href="http://["><a href="http://[">x</a> <a href="{STORY}">beside nonsense</a>',
        f'<ul><li><div><a rel="nofollow" href="{STORY}">deep</a>',
    ],
)
def test_a_visible_link_counts(body: str) -> None:
    assert links(body)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "no markup at all",
        f"{STORY} as text",
        f'<!-- <a href="{STORY}">commented out</a> -->',
        f"<script>'<a href=\"{STORY}\">script</a>'</script>",
        f'<template><a href="{STORY}">template</a></template>',
        f'<textarea><a href="{STORY}">form text</a></textarea>',
        f'<div hidden><a href="{STORY}">hidden</a></div>',
        f'<div style="display : none"><a href="{STORY}">hidden</a></div>',
        f'<link href="{STORY}">',
        '<a href="https://news.example/2024/03/05/ferry-2/">another story</a>',
        '<a href="https://elsewhere.example/2024/03/05/ferry/">another site</a>',
        f'<a href="https://evil.example/?{STORY}">in a query</a>',
        '<a href="http://[">broken</a>',
    ],
)
def test_what_readers_do_not_see_does_not_count(body: str) -> None:
    assert not links(body)


def test_the_title_of_the_source_is_read() -> None:
    assert examine("<title> A \n day </title>", BASE, [STORY]).title == "A day"


def test_escapes_do_not_make_two_addresses_of_one() -> None:
    assert canonical("https://a.example/2024/ក") == canonical("https://A.example/2024/%E1%9E%80/")
