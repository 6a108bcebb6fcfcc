"""What is misconfigured, in plain words. `kawaraban check` prints it.

Each check yields findings; none changes anything. Django must have been started.
"""

from __future__ import annotations

import ipaddress
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kawaraban.config.environment import Environment, Misconfigured

LITTLE_SPACE = 500 * 1024 * 1024
"""Bytes free on the data folder's disk below which backups and uploads begin to fail."""


@dataclass(frozen=True)
class Finding:
    """One sentence; `wrong` is a fault to mend, otherwise it is only good to know."""

    sentence: str
    wrong: bool = True


def is_public(host: str) -> bool:
    """Whether `host` is a name or address that the world could reach."""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".local", ".localhost", ".test", ".internal"))


def address(site: Environment) -> Iterator[Finding]:
    """The address of the site, and what is meant for a trial only."""
    host = urlsplit(site.site_url).hostname or ""
    public = is_public(host)
    if public and not site.secure:
        yield Finding(
            f"KAWARABAN_SITE_URL is {site.site_url}: logins and sessions travel unencrypted. Put "
            "the site behind https and write https:// there."
        )
    if public and site.secure and site.proxies == 0:
        yield Finding(
            "KAWARABAN_PROXIES is 0, but the site is reached by https, which a proxy must speak "
            "for it. Set it to the number of your own proxies in front (usually 1)."
        )
    if site.debug:
        yield Finding("KAWARABAN_DEBUG is on: errors show the site's source to everybody.", public)
    if site.allow_loopback_fetch:
        yield Finding(
            "KAWARABAN_ALLOW_LOOPBACK_FETCH is on: a stranger's TrackBack can make the site call "
            "programs on this machine. Set it to no.",
            public,
        )
    if "*" in site.allowed_hosts:
        yield Finding("KAWARABAN_ALLOWED_HOSTS has *: links in mails can be forged. Name hosts.")


def mail(site: Environment) -> Iterator[Finding]:
    """Whether the site can write to its editors."""
    public = is_public(urlsplit(site.site_url).hostname or "")
    if not site.mail_url:
        yield Finding(
            "KAWARABAN_MAIL_URL is not set: mail, such as a new password, is only written to "
            f"files in {site.data / 'mail'}.",
            public,
        )
    elif not site.mail_from:
        yield Finding("KAWARABAN_MAIL_FROM is not set: many servers refuse a made-up sender.")


def data_folder(site: Environment) -> Iterator[Finding]:
    """Whether the folder is complete, private where it must be, and has space."""
    for name in ("", "media", "static", "mail", "search"):
        yield from _writable(site.data / name)
    key = site.data / "secret-key"
    if key.is_file() and key.stat().st_mode & 0o077:
        yield Finding(f"Others can read {key}. Run `chmod 600 {key}`.")
    if (site.data / "init-unfinished").exists():
        yield Finding(f"Making this site was interrupted. Run `kawaraban init {site.data}` again.")
    free = shutil.disk_usage(site.data).free
    if free < LITTLE_SPACE:
        yield Finding(f"Only {free // 1024**2} MiB are free on the disk of {site.data}.")


def _writable(folder: Path) -> Iterator[Finding]:
    trial = folder / ".kawaraban-check"
    try:
        folder.mkdir(exist_ok=True)
        trial.write_bytes(b"")
        trial.unlink()
    except OSError as error:
        yield Finding(f"{folder} can't be written to: {error.strerror}.")


def database(site: Environment) -> Iterator[Finding]:
    """Whether the database is there and up to date, and whether somebody can log in."""
    from kawaraban.config.command.database import pending

    try:
        waiting = pending()
    except Misconfigured as error:
        yield Finding(str(error))
        return
    if waiting:
        yield Finding(
            f"The database lacks {len(waiting)} changes of this version. Make a backup, then run "
            "`kawaraban migrate`."
        )
        return
    from kawaraban.accounts.models import User

    if not User.objects.filter(is_superuser=True, is_active=True).exists():
        yield Finding("There is no administrator. Run `kawaraban createsuperuser`.")
    yield from _pages(site)


def _pages(site: Environment) -> Iterator[Finding]:
    from wagtail.models import Site

    root = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if root is None or not root.root_page.live:
        yield Finding("No front page is published. Publish one under Pages in the admin.")
        return
    present = set(
        root.root_page.get_translations(inclusive=True)
        .filter(live=True)
        .values_list("locale__language_code", flat=True)
    )
    for code in site.languages:
        if code not in present:
            yield Finding(
                f"There is no published front page in “{code}”, though KAWARABAN_LANGUAGES names "
                "it. Translate the front page in the admin, under Pages."
            )


def search(site: Environment) -> Iterator[Finding]:
    """Whether the search index can be used."""
    from kawaraban.search.engine import engine

    if reason := engine().unusable():
        yield Finding(
            f"{reason} `kawaraban serve` builds it anew; `kawaraban search rebuild` does so now.",
            wrong=False,
        )


def static_files(site: Environment) -> Iterator[Finding]:
    """Whether styles and scripts are there."""
    from kawaraban.config.command import assets

    if not (site.data / "static" / "staticfiles.json").is_file():
        yield Finding("Styles and scripts are not collected. Starting `kawaraban serve` does it.")
    elif not assets.are_current(site.data):
        yield Finding("Styles and scripts are of another version. Restart `kawaraban serve`.")


# What Django's own deployment checks find and our settings decide, in words for operators.
TRANSLATED = {
    "security.W009": "KAWARABAN_SECRET_KEY is weak. Make one with `openssl rand -base64 48`.",
    "security.W012": None,  # cookies follow KAWARABAN_SITE_URL, see `address`
    "security.W016": None,
    "security.W018": None,  # KAWARABAN_DEBUG, see `address`
    "security.W004": None,  # HSTS and the redirect to https belong to the proxy
    "security.W008": None,
    "security.W019": None,  # Wagtail's preview needs frames of the same origin
    "security.W021": None,
}


def framework(site: Environment) -> Iterator[Finding]:
    """What Django's checks find, except what our settings decide on purpose."""
    from django.core.checks import WARNING, run_checks

    for message in run_checks(include_deployment_checks=True):
        if message.is_silenced() or message.level < WARNING:
            continue
        sentence = TRANSLATED.get(message.id or "", f"{message.msg} ({message.id})")
        if sentence:
            yield Finding(sentence)


CHECKS: tuple[Callable[[Environment], Iterator[Finding]], ...] = (
    address,
    mail,
    data_folder,
    database,
    search,
    static_files,
    framework,
)


def everything(site: Environment) -> list[Finding]:
    """Return what all checks find; a check that fails itself is a finding."""
    findings: list[Finding] = []
    for check in CHECKS:
        try:
            findings.extend(check(site))
        except Exception as error:
            name = check.__name__.replace("_", " ")
            findings.append(Finding(f"The check of the {name} failed: {error!r}"))
    return findings
