"""A language is an edition that answers, or it is refused with the ones that can be had."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import django
import pytest
from django.test import Client
from django.utils.translation import get_language_info, to_locale

from kawaraban.config.environment import Misconfigured, read
from kawaraban.config.languages import (
    EDITIONS,
    WITHOUT_CATALOGUE,
    has_interface,
    tell_django,
)
from kawaraban.kit.languages import LANGUAGES
from tests.config.running import environ, kawaraban

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "settings.md"


def languages_of(folder: Path, value: str) -> tuple[str, ...]:
    settings = {"DATA": str(folder), "SECRET_KEY": "k" * 40, "SITE_URL": "https://news.example"}
    return read(
        {f"KAWARABAN_{k}": v for k, v in settings.items()} | {"KAWARABAN_LANGUAGES": value}
    ).languages


@pytest.mark.parametrize("code", EDITIONS)
@pytest.mark.django_db
def test_every_language_that_the_setting_takes_answers_at_its_address(
    code: str, client: Client, tmp_path: Path, settings: Any
) -> None:
    codes = languages_of(tmp_path, f"en, {code.upper()}")
    assert codes == tuple(dict.fromkeys(("en", code)))
    settings.LANGUAGES = [(one, LANGUAGES[one].native_name) for one in codes]
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES
    settings.KAWARABAN = dataclasses.replace(settings.KAWARABAN, languages=codes)
    # The main language stays: Django keeps the addresses it made for it.
    answer = client.get("/latest/" if code == "en" else f"/{code}/latest/")
    assert answer.status_code == 200
    [opened] = re.findall(r"<html[^>]*>", answer.content.decode())
    assert f'lang="{code}"' in opened
    assert ('dir="rtl"' in opened) == (LANGUAGES[code].direction == "rtl")


@pytest.mark.parametrize("code", sorted(set(LANGUAGES) - set(EDITIONS)))
def test_a_language_without_any_words_is_refused_with_those_that_can_be_had(
    code: str, tmp_path: Path
) -> None:
    with pytest.raises(Misconfigured) as refused:
        languages_of(tmp_path, f"en {code} lo")
    assert str(refused.value) == (
        f"KAWARABAN_LANGUAGES is wrong: give codes from {', '.join(EDITIONS)}, the main one "
        f"first; there can be no edition in {code}."
    )


def test_sinhala_is_refused_and_every_language_with_a_catalogue_is_not() -> None:
    assert "si" not in EDITIONS
    assert {"en", "fil", "lo", "my", "zh-hans", "zh-hant"} <= {*filter(has_interface, EDITIONS)}


@pytest.mark.parametrize("code", EDITIONS)
def test_django_and_wagtail_can_name_every_edition(code: str) -> None:
    tell_django()
    known = get_language_info(code)
    assert known["name_local"]
    assert known["bidi"] == (LANGUAGES[code].direction == "rtl")


def test_a_real_site_answers_in_languages_that_django_does_not_know(tmp_path: Path) -> None:
    done = kawaraban("init", "site", "--languages", "lo fil zh-hant", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    script = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "for path in ('/', '/fil/', '/zh-hant/', '/si/', '/fil/nothing/'):\n"
        "    answer = Client(SERVER_NAME='127.0.0.1').get(path)\n"
        "    language = answer.content.decode().split('lang=\"')[1].split('\"')[0]\n"
        "    print(answer.status_code, language)\n"
    )
    asked = subprocess.run(
        [sys.executable, "-c", script],
        env=environ(DATA=str(tmp_path / "site"), LOG_LEVEL="ERROR")
        | {"DJANGO_SETTINGS_MODULE": "kawaraban.config.settings"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert asked.returncode == 0, asked.stderr
    assert asked.stdout.splitlines() == ["200 lo", "200 fil", "200 zh-hant", "404 lo", "404 fil"]


def test_the_reference_says_which_languages_have_an_interface() -> None:
    section = REFERENCE.read_text("utf-8").split("## `KAWARABAN_LANGUAGES`\n", 1)[1]
    section = section.split("\n## ", 1)[0]
    full, rest = (
        set(re.findall(r"`([a-z-]+)`", part)) for part in section.split("In these too", 1)
    )
    with_interface = {code for code in EDITIONS if has_interface(code)}
    assert with_interface <= full
    assert rest == set(EDITIONS) - with_interface


def test_an_edition_is_refused_only_where_nobody_has_a_catalogue() -> None:
    djangos = Path(django.__file__).parent / "conf" / "locale"

    def has_catalogue(code: str) -> bool:
        own = djangos / to_locale(code) / "LC_MESSAGES" / "django.mo"
        return own.is_file() or has_interface(code)

    assert {code for code in LANGUAGES if not has_catalogue(code)} == WITHOUT_CATALOGUE
    assert set(EDITIONS) == LANGUAGES.keys() - WITHOUT_CATALOGUE
