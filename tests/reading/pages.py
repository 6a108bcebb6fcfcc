"""Ask for a page and look at it."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client


def get(path: str, **extra: Any) -> HttpResponse:
    """Return the answer to an anonymous reader."""
    answer: HttpResponse = Client().get(path, **extra)
    return answer


def text_of(path: str) -> str:
    """Return the text of a page that is there."""
    answer = get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def tree_of(path: str) -> BeautifulSoup:
    """Return the document of a page that is there."""
    return BeautifulSoup(text_of(path), "lxml")


def headlines(path: str) -> list[str]:
    """Return the headlines of the ▼ entries of a page, in order."""
    return [found.get_text() for found in tree_of(path).select(".entry summary h3")]
