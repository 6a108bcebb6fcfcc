"""Each fault of a site is said in plain words."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from kawaraban.config import checks
from kawaraban.config.checks import Finding
from kawaraban.config.command import first_content
from kawaraban.config.environment import Environment
from tests.config.running import kawaraban
from tests.newsroom import EditorFactory

SAFE = {
    "site_url": "https://news.example.com",
    "proxies": 1,
    "allow_loopback_fetch": False,
    "mail_url": "smtp://mail.example.com",
    "mail_from": "news@example.com",
}


def a_site(**changes: Any) -> Environment:
    return dataclasses.replace(settings.KAWARABAN, **(SAFE | changes))


def said(check: Callable[[Environment], Iterator[Finding]], site: Environment) -> list[str]:
    return [f"{finding.wrong} {finding.sentence}" for finding in check(site)]


def test_a_site_as_it_should_be_has_no_findings() -> None:
    assert said(checks.address, a_site()) == []
    assert said(checks.mail, a_site()) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"site_url": "http://news.example.com"}, "True KAWARABAN_SITE_URL is http://news"),
        ({"proxies": 0}, "True KAWARABAN_PROXIES is 0"),
        ({"debug": True}, "True KAWARABAN_DEBUG is on"),
        ({"allow_loopback_fetch": True}, "True KAWARABAN_ALLOW_LOOPBACK_FETCH is on"),
        ({"allowed_hosts": ("*",)}, "True KAWARABAN_ALLOWED_HOSTS has *"),
    ],
)
def test_what_is_dangerous_on_a_public_address_is_wrong(
    changes: dict[str, Any], sentence: str
) -> None:
    assert [line[: len(sentence)] for line in said(checks.address, a_site(**changes))] == [sentence]


def test_a_trial_on_this_machine_may_do_without_https_and_mail() -> None:
    trial = a_site(site_url="http://127.0.0.1:8000", mail_url="", allow_loopback_fetch=True)
    assert not [line for line in said(checks.address, trial) if line.startswith("True")]
    assert said(checks.mail, trial)[0].startswith("False KAWARABAN_MAIL_URL is not set")


def test_a_public_site_without_mail_is_wrong() -> None:
    assert said(checks.mail, a_site(mail_url=""))[0].startswith("True KAWARABAN_MAIL_URL")
    assert said(checks.mail, a_site(mail_from=""))[0].startswith("True KAWARABAN_MAIL_FROM")


def test_a_key_that_others_can_read_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("x" * 50)
    (tmp_path / "secret-key").chmod(0o644)
    assert "Others can read" in said(checks.data_folder, a_site(data=tmp_path))[0]


def test_a_folder_that_is_no_folder_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "media").write_text("a file")
    assert "media can't be written to" in said(checks.data_folder, a_site(data=tmp_path))[0]


def test_a_full_disk_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LITTLE_SPACE", 1 << 62)
    assert "MiB are free" in said(checks.data_folder, a_site(data=tmp_path))[0]


@pytest.mark.django_db
def test_a_database_without_administrator_and_pages_is_wrong() -> None:
    found = said(checks.database, a_site())
    assert "True There is no administrator. Run `kawaraban createsuperuser`." in found
    EditorFactory()
    first_content.make(a_site(languages=("en", "ja")))
    assert said(checks.database, a_site(languages=("en", "ja"))) == []
    found = said(checks.database, a_site(languages=("en", "ja", "km")))
    assert "no published front page in “km”" in found[0]


def test_static_files_that_are_missing_are_wrong(tmp_path: Path) -> None:
    assert "are not collected" in said(checks.static_files, a_site(data=tmp_path))[0]


def test_a_check_that_fails_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(site: Environment) -> Iterator[Finding]:
        raise RuntimeError("no")

    monkeypatch.setattr(checks, "CHECKS", (broken,))
    assert "The check of the broken failed" in checks.everything(a_site())[0].sentence


@pytest.mark.parametrize(
    ("host", "public"),
    [
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("8.8.8.8", True),
        ("localhost", False),
        ("newsroom.local", False),
        ("news.example.com", True),
    ],
)
def test_a_public_host_is_told_from_a_private_one(host: str, public: bool) -> None:
    assert checks.is_public(host) is public


def test_the_command_ends_with_1_when_something_is_wrong(made_site: Path) -> None:
    done = kawaraban("check", cwd=made_site)
    assert (done.returncode, "nothing is wrong" in done.stdout) == (0, True), done.stdout
    wrong = kawaraban(
        "check",
        cwd=made_site,
        SITE_URL="http://news.example.com",
        DEBUG="yes",
        DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing",
    )
    assert wrong.returncode == 1
    assert "logins and sessions travel unencrypted" in wrong.stdout
    assert "KAWARABAN_DEBUG is on" in wrong.stdout
    assert "The database can't be used" in wrong.stdout
    assert "things are wrong." in wrong.stdout
    assert "Traceback" not in wrong.stdout + wrong.stderr
