"""Every setting a site has, read from the environment once, typed and explained.

A value comes from the process environment, else from `kawaraban.env` in the data folder, else
from the default given here. `KAWARABAN_X_FILE` names a file that holds the value of
`KAWARABAN_X`, for secrets that a service manager mounts. `docs/reference/settings.md` lists all
of them; a test compares it with `SETTINGS`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kawaraban.config.values import (
    database,
    languages,
    level,
    secret,
    site_url,
    switch,
    time_zone,
    whole,
    words,
)
from kawaraban.delivery.cdn_networks import Network, network

FILE_NAME = "kawaraban.env"


class Misconfigured(Exception):
    """A setting is missing or wrong; the message says which, and what to set."""


@dataclass(frozen=True)
class Setting:
    """One setting: its name without `KAWARABAN_`, its default as text, and what it means."""

    name: str
    default: str | None
    parse: Callable[[str], Any]
    meaning: str


@dataclass(frozen=True)
class Environment:
    """The site's settings. Made by `read`; reached as `django.conf.settings.KAWARABAN`."""

    data: Path
    secret_key: str
    site_url: str
    site_name: str
    languages: tuple[str, ...]
    time_zone: str
    database_url: str
    allowed_hosts: tuple[str, ...]
    host: str
    port: int
    workers: int
    proxies: int
    pages_mib: int
    cdn: Network | None
    cdn_token: str
    mail_url: str
    mail_from: str
    allow_loopback_fetch: bool
    debug: bool
    log_level: str

    @property
    def secure(self) -> bool:
        """Whether readers reach the site over https."""
        return self.site_url.startswith("https://")

    @property
    def default_language(self) -> str:
        """The language of pages without a language in their address."""
        return self.languages[0]


SETTINGS: tuple[Setting, ...] = (
    Setting("SECRET_KEY", None, secret, "Signs sessions and links. Keep it secret."),
    Setting("SITE_URL", None, site_url, "The address readers use, without a path."),
    Setting("SITE_NAME", "Kawaraban", str, "The name in the masthead, feeds and mail."),
    Setting("LANGUAGES", "en", languages, "Languages of the site's editions, the main first."),
    Setting("TIME_ZONE", "UTC", time_zone, "The newsroom's time zone; it decides a story's day."),
    Setting("DATABASE_URL", "", database, "Empty: SQLite in the data folder. Or PostgreSQL."),
    Setting("ALLOWED_HOSTS", "", words, "More host names to answer to than the site's own."),
    Setting("HOST", "127.0.0.1", str, "The address `kawaraban serve` listens on."),
    Setting("PORT", "8000", whole(1, 65535), "The port `kawaraban serve` listens on."),
    Setting("WORKERS", "1", whole(1, 64), "How many web processes `kawaraban serve` runs."),
    Setting("PROXIES", "0", whole(0, 9), "How many trusted reverse proxies stand in front."),
    Setting("PAGES_MIB", "1024", whole(16, 1_048_576), "How much disk the page store may take."),
    Setting("CDN", "", network, "The content delivery network in front, if there is one."),
    Setting("CDN_TOKEN", "", str, "What the network wants to see before it removes pages."),
    Setting("MAIL_URL", "", str, "smtp://user:password@host:587 (STARTTLS) or smtps://…:465."),
    Setting("MAIL_FROM", "", str, "The sender of the site's mail."),
    Setting("ALLOW_LOOPBACK_FETCH", "no", switch, "Tests and demos only: fetch this machine."),
    Setting("DEBUG", "no", switch, "Development only: errors show their source."),
    Setting("LOG_LEVEL", "INFO", level, "How much is logged to standard error."),
)

NAMES = frozenset(setting.name for setting in SETTINGS)


def find_data_folder(environ: Mapping[str, str], here: Path) -> Path:
    """Return the site's folder: `KAWARABAN_DATA`, else `here`, `here/site` or `here/demo-site`.

    Raises `Misconfigured` if there is none.
    """
    if named := environ.get("KAWARABAN_DATA", "").strip():
        folder = Path(named).expanduser().resolve()
        if not folder.is_dir():
            raise Misconfigured(
                f"KAWARABAN_DATA names {folder}, and there is no such folder. "
                f"Run `kawaraban init {named}` to make a site there."
            )
        return folder
    for candidate in (here, here / "site", here / "demo-site"):
        if (candidate / FILE_NAME).is_file():
            return candidate.resolve()
    raise Misconfigured(
        "No site here. Run `kawaraban init site` to make one, "
        "or set KAWARABAN_DATA to the folder of an existing site."
    )


def read_file(path: Path) -> dict[str, str]:
    """Return the `KEY=value` lines of a settings file; `#` begins a comment line.

    Raises `Misconfigured` for a line that is neither.
    """
    values: dict[str, str] = {}
    if not path.is_file():
        return values
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(f"{path} can't be read: {error}.") from None
    for number, line in enumerate(text.splitlines(), start=1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        key, separator, value = line.partition("=")
        if not separator or not key.strip().startswith("KAWARABAN_"):
            raise Misconfigured(f"{path}, line {number}: write KAWARABAN_NAME=value, one a line.")
        if key.strip().removesuffix("_FILE").removeprefix("KAWARABAN_") not in NAMES:
            raise Misconfigured(f"{path}, line {number}: there is no setting {key.strip()}.")
        values[key.strip()] = _unquoted(value.strip())
    return values


def _unquoted(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def read(environ: Mapping[str, str] | None = None, here: Path | None = None) -> Environment:
    """Return the site's settings from `environ` (default: the process's) and its data folder.

    Raises `Misconfigured` with a sentence that says what to set.
    """
    environ = os.environ if environ is None else environ
    data = find_data_folder(environ, here or Path.cwd())
    values = read_file(data / FILE_NAME)
    for key in [key for key in environ if key.startswith("KAWARABAN_") and environ[key] != ""]:
        # X in the environment also stands before an X_FILE in the file, and the other way round.
        name = key.removesuffix("_FILE")
        values.pop(name, None)
        values.pop(f"{name}_FILE", None)
    values |= {key: value for key, value in environ.items() if value != ""}
    taken = {setting.name.lower(): _value(setting, values, data) for setting in SETTINGS}
    return Environment(data=data, **taken)


def _value(setting: Setting, values: Mapping[str, str], data: Path) -> Any:
    key = f"KAWARABAN_{setting.name}"
    text = values.get(key, setting.default)
    if named := values.get(f"{key}_FILE"):
        path = (data / named).expanduser()
        try:
            text = path.read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise Misconfigured(f"{key}_FILE names {path}, which can't be read: {error}") from None
    if text is None:
        raise Misconfigured(f"{key} is not set. {setting.meaning} Set it, or {key}_FILE.")
    try:
        return setting.parse(text)
    except ValueError as error:
        raise Misconfigured(f"{key} is wrong: {error}.") from None
