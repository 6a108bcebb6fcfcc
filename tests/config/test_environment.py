"""Settings from the environment and from the site's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from kawaraban.config import environment
from kawaraban.config.environment import FILE_NAME, Misconfigured, read

KEY = "k" * 40


def given(folder: Path, **settings: str) -> dict[str, str]:
    complete = {"SECRET_KEY": KEY, "SITE_URL": "https://news.example"} | settings
    return {"KAWARABAN_DATA": str(folder)} | {f"KAWARABAN_{k}": v for k, v in complete.items()}


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "short", "KAWARABAN_SECRET_KEY is wrong: give at least 32"),
        ("SITE_URL", "ftp://news.example", "KAWARABAN_SITE_URL is wrong: give the address"),
        ("SITE_URL", "https://", "KAWARABAN_SITE_URL is wrong: give the address"),
        ("SITE_URL", "https://news.example/a", "KAWARABAN_SITE_URL is wrong: give only scheme"),
        ("SITE_URL", "https://me@news.example", "KAWARABAN_SITE_URL is wrong: give only scheme"),
        ("SITE_URL", "https://news.example:x", "KAWARABAN_SITE_URL is wrong: Port could not"),
        ("SITE_URL", "https://news example", "KAWARABAN_SITE_URL is wrong: give a host name"),
        ("SITE_URL", "https://[::1", "KAWARABAN_SITE_URL is wrong: Invalid IPv6 URL"),
        ("LANGUAGES", "xx", "KAWARABAN_LANGUAGES is wrong: give codes from"),
        ("LANGUAGES", " , ", "KAWARABAN_LANGUAGES is wrong: give codes from"),
        ("TIME_ZONE", "Asia", "KAWARABAN_TIME_ZONE is wrong: give a time zone such as"),
        ("TIME_ZONE", "/etc/passwd", "KAWARABAN_TIME_ZONE is wrong: give a time zone such as"),
        ("DATABASE_URL", "mysql://a/b", "KAWARABAN_DATABASE_URL is wrong: give sqlite:///"),
        ("DATABASE_URL", "postgres://h:x/b", "KAWARABAN_DATABASE_URL is wrong: Port could not"),
        ("PORT", "0", "KAWARABAN_PORT is wrong: give a whole number from 1 to 65535"),
        ("PORT", "eighty", "KAWARABAN_PORT is wrong: give a whole number"),
        ("WORKERS", "65", "KAWARABAN_WORKERS is wrong: give a whole number from 1 to 64"),
        ("PROXIES", "-1", "KAWARABAN_PROXIES is wrong: give a whole number from 0 to 9"),
        ("ALLOW_LOOPBACK_FETCH", "maybe", "KAWARABAN_ALLOW_LOOPBACK_FETCH is wrong: say yes"),
        ("DEBUG", "2", "KAWARABAN_DEBUG is wrong: say yes or no"),
        ("LOG_LEVEL", "loud", "KAWARABAN_LOG_LEVEL is wrong: give DEBUG, INFO"),
    ],
)
def test_a_wrong_setting_is_named_and_explained(
    name: str, value: str, sentence: str, tmp_path: Path
) -> None:
    with pytest.raises(Misconfigured) as refused:
        read(given(tmp_path, **{name: value}))
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize("name", ["SECRET_KEY", "SITE_URL"])
def test_a_missing_setting_is_named(name: str, tmp_path: Path) -> None:
    environ = given(tmp_path)
    del environ[f"KAWARABAN_{name}"]
    with pytest.raises(Misconfigured, match=f"KAWARABAN_{name} is not set."):
        read(environ)


def test_defaults_stand_for_what_is_not_set(tmp_path: Path) -> None:
    site = read(given(tmp_path))
    assert (site.host, site.port, site.workers, site.languages) == ("127.0.0.1", 8000, 1, ("en",))
    assert (site.debug, site.allow_loopback_fetch, site.secure) == (False, False, True)


def test_the_environment_stands_before_the_file(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("KAWARABAN_SITE_NAME=From file\nKAWARABAN_PORT=8001\n")
    site = read(given(tmp_path, SITE_NAME="From outside"))
    assert (site.site_name, site.port) == ("From outside", 8001)


def test_an_empty_variable_is_not_set(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("KAWARABAN_SITE_NAME=From file\n")
    assert read(given(tmp_path, SITE_NAME="")).site_name == "From file"


def test_a_secret_outside_stands_before_a_secret_file_inside(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("KAWARABAN_SECRET_KEY_FILE=gone\n")
    assert read(given(tmp_path)).secret_key == KEY


def test_a_secret_is_read_from_a_file_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{KEY}\n")
    environ = given(tmp_path, SECRET_KEY_FILE="key", SECRET_KEY="")
    assert read(environ).secret_key == KEY


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_secret_file_that_can_not_be_read_is_named(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "key").write_bytes(content)
    with pytest.raises(Misconfigured, match=r"KAWARABAN_SECRET_KEY_FILE names .*key"):
        read(given(tmp_path, SECRET_KEY_FILE="key", SECRET_KEY=""))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"KAWARABAN_PORT 8001\n", "line 1: write KAWARABAN_NAME=value"),
        (b"# fine\n\nPATH=/bin\n", "line 3: write KAWARABAN_NAME=value"),
        (b"KAWARABAN_LANGAUGES=en\n", "line 1: there is no setting KAWARABAN_LANGAUGES"),
        (b"KAWARABAN_SITE_NAME=\xff\xfe\n", "can't be read"),
    ],
)
def test_a_broken_file_is_named_with_its_line(text: bytes, sentence: str, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(text)
    with pytest.raises(Misconfigured) as refused:
        read(given(tmp_path))
    assert sentence in str(refused.value)


def test_a_byte_order_mark_and_quotes_do_no_harm(tmp_path: Path) -> None:
    text = "\ufeffKAWARABAN_SITE_NAME='  The \"Daily\"'\n"
    (tmp_path / FILE_NAME).write_text(text, "utf-8")
    assert read(given(tmp_path)).site_name == '  The "Daily"'


def test_the_folder_is_found_where_the_command_is_run(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / FILE_NAME).touch()
    assert environment.find_data_folder({}, tmp_path) == (tmp_path / "site").resolve()
    assert environment.find_data_folder({}, tmp_path / "site") == (tmp_path / "site").resolve()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="there is no such folder"):
        read(given(tmp_path / "gone"))
