"""`kawaraban init`: really run, once, and again on what it made."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from kawaraban.config.command import main
from tests.config.conftest import PASSWORD
from tests.config.running import kawaraban


def everything_in(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in folder.rglob("*")}


def rows(site: Path, query: str) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(site / "kawaraban.sqlite3")) as database:
        return database.execute(query).fetchall()


def test_a_new_site_has_everything_to_begin_with(made_site: Path) -> None:
    assert (made_site / "secret-key").stat().st_mode & 0o777 == 0o600
    assert (made_site / "kawaraban.env").stat().st_mode & 0o777 == 0o600
    assert (made_site / "static" / "staticfiles.json").is_file()
    assert not (made_site / "init-unfinished").exists()
    users = "SELECT username, email, is_superuser, is_active FROM accounts_user"
    assert rows(made_site, users) == [("chief", "chief@news.example", 1, 1)]
    assert rows(made_site, "SELECT name, kind, credit_line FROM articles_source") == [
        ("Test Paper", "own", "© Test Paper")
    ]
    assert rows(made_site, "SELECT name FROM articles_category") == [("News",)]
    pages = rows(
        made_site,
        "SELECT p.url_path, l.language_code, p.live FROM wagtailcore_page p JOIN "
        "wagtailcore_locale l ON l.id = p.locale_id WHERE depth > 1 ORDER BY p.path",
    )
    assert pages == [
        ("/front/", "en", 1),
        ("/front/about/", "en", 1),
        ("/front/contact/", "en", 1),
        ("/front-ja/", "ja", 1),
        ("/front-ja/about/", "ja", 1),
        ("/front-ja/contact/", "ja", 1),
    ]
    translated = "SELECT count(DISTINCT translation_key) FROM wagtailcore_page WHERE depth > 1"
    assert rows(made_site, translated) == [(3,)]
    root = (
        "SELECT p.url_path FROM wagtailcore_site s JOIN wagtailcore_page p ON p.id=s.root_page_id"
    )
    assert rows(made_site, root) == [("/front/",)]


def test_a_second_init_says_so_and_changes_nothing(made_site: Path) -> None:
    before = everything_in(made_site)
    done = kawaraban("init", "site", "--site-name", "Another", cwd=made_site.parent)
    assert done.returncode == 1
    assert "site is a site already. Nothing was changed." in done.stderr
    assert everything_in(made_site) == before


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("chapter one")
    done = kawaraban("init", str(tmp_path), cwd=tmp_path)
    assert done.returncode == 1
    assert "is not empty and not a site" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    done = kawaraban("init", "site", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "site").read_text()) == (1, "a file")


def test_an_interrupted_init_is_finished_by_the_second(site: Path) -> None:
    key = (site / "secret-key").read_text()
    (site / "init-unfinished").touch()
    with contextlib.closing(sqlite3.connect(site / "kawaraban.sqlite3")) as database, database:
        database.execute("DELETE FROM articles_category")
        database.execute("DELETE FROM accounts_user")
    done = kawaraban("init", "site", "--editor", "second", cwd=site.parent)
    assert done.returncode == 0, done.stderr
    assert "finishing what was interrupted" in done.stdout
    assert "Password: " in done.stdout
    assert not (site / "init-unfinished").exists()
    assert (site / "secret-key").read_text() == key
    assert rows(site, "SELECT name FROM articles_category") == [("News",)]
    assert rows(site, "SELECT username FROM accounts_user") == [("second",)]
    assert rows(site, "SELECT count(*) FROM wagtailcore_page WHERE depth > 1") == [(6,)]


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--site-url", "news.example", "--site-url is wrong: give the address readers use"),
        ("--site-url", "https://news.example/paper", "--site-url is wrong: give only scheme"),
        ("--site-url", "http://news.example:99999", "--site-url is wrong: Port out of range"),
        ("--site-name", "  ", "--site-name is wrong: give one line"),
        ("--site-name", "Two\nlines", "--site-name is wrong: give one line"),
        ("--languages", "en tlh", "--languages is wrong: give codes from"),
        ("--time-zone", "Mars/Olympus", "--time-zone is wrong: give a time zone such as"),
    ],
)
def test_a_wrong_option_is_said_and_makes_no_folder(
    option: str, value: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "site"), option, value]) == 2
    assert sentence in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_the_password_is_that_of_the_first_editor(made_site: Path) -> None:
    [(stored,)] = rows(made_site, "SELECT password FROM accounts_user")
    from django.contrib.auth.hashers import PBKDF2PasswordHasher

    assert PBKDF2PasswordHasher().verify(PASSWORD, str(stored))
