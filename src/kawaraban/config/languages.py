"""Which languages an edition can have, and what Django must be told of those it doesn't know.

Django answers at `/lo/` only if it finds a catalogue of Lao, its own or ours, and Wagtail prints
the name of a locale only if it stands in `LANG_INFO`.
"""

from __future__ import annotations

from pathlib import Path

from kawaraban.kit.languages import LANGUAGES

CATALOGUES = Path(__file__).resolve().parent.parent / "locale"

# Neither Django nor we have a catalogue of these. Named here and not found out: the supervisor
# reads the settings, and stays small because it never loads Django. A test compares.
WITHOUT_CATALOGUE = frozenset({"si"})


def has_interface(code: str) -> bool:
    """Whether readers of an edition in `code` meet no other language in its interface."""
    from django.utils.translation import to_locale

    return code == "en" or (CATALOGUES / to_locale(code) / "LC_MESSAGES" / "django.mo").is_file()


EDITIONS = tuple(sorted(LANGUAGES.keys() - WITHOUT_CATALOGUE))
"""The codes that `KAWARABAN_LANGUAGES` takes."""


def tell_django() -> None:
    """Enter every language of an edition that Django doesn't know; may be called again."""
    from django.conf.locale import LANG_INFO

    for code in EDITIONS:
        language = LANGUAGES[code]
        entry = {
            "bidi": language.direction == "rtl",
            "code": code,
            "name": language.name,
            "name_local": language.native_name,
        }
        LANG_INFO.setdefault(code, entry)
