"""An edition is the site in one language: the main one at `/`, another at `/ja/`."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import get_language

from kawaraban.kit.languages import LANGUAGES


@dataclass(frozen=True)
class Edition:
    """A language of the site. `path` leads to its front page."""

    code: str
    name: str
    path: str
    direction: str


def edition(code: str) -> Edition:
    """Return the edition in the language `code`; raises `KeyError` for an unknown language."""
    language = LANGUAGES[code]
    path = "/" if code == settings.KAWARABAN.default_language else f"/{code}/"
    return Edition(code, language.native_name, path, language.direction)


def current() -> Edition:
    """Return the edition whose language is active."""
    code = get_language() or ""
    known = code in settings.KAWARABAN.languages
    return edition(code if known else settings.KAWARABAN.default_language)


def editions() -> list[Edition]:
    """Return all editions, the main one first."""
    return [edition(code) for code in settings.KAWARABAN.languages]


def others() -> list[Edition]:
    """Return all editions but the current one."""
    here = current().code
    return [other for other in editions() if other.code != here]
