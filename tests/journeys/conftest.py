"""One demo newsroom and one Chromium for all journeys of a run."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

STARTS_WITHIN = 180  # seconds; the first start draws the pictures and publishes the stories
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep all journeys on one worker: they share one server."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@dataclass(frozen=True)
class Newsroom:
    """A running demo: its address, its folder, and how to get in."""

    url: str
    folder: Path
    editor: str
    password: str

    def kawaraban(self, *words: str) -> str:
        """Run the command on this site and return what it printed."""
        environ = {**a_clean_environment(), "KAWARABAN_DATA": str(self.folder)}
        command = [sys.executable, "-m", "kawaraban.config.command", *words]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()


def a_clean_environment() -> dict[str, str]:
    """The environment without this test run's own settings."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("KAWARABAN_", "DJANGO_"))}


def a_free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Newsroom]:
    """Start `kawaraban demo` in an empty folder and stop it as a service manager would."""
    folder = tmp_path_factory.mktemp("demo") / "site"
    port = a_free_port()
    environ = a_clean_environment()
    command = [sys.executable, "-m", "kawaraban.config.command", "demo"]
    log = folder.parent / "demo.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, "--folder", str(folder), "--port", str(port)],
            env={**environ, "PYTHONUNBUFFERED": "1"},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_until_served(process, f"{url}/", log)
        printed = log.read_text()
        editor = re.search(r"Log in as:\s+(\S+)", printed)
        password = re.search(r"Password:\s+(\S+)", printed)
        assert editor
        assert password
        yield Newsroom(url, folder, editor[1], password[1])
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            assert process.wait(30) == 0, log.read_text()[-3000:]
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def _wait_until_served(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text()[-3000:]
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise AssertionError(f"not served within {STARTS_WITHIN} s: {log.read_text()[-3000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, Debian's."""
    executable = shutil.which("chromium")
    assert executable, "Chromium is missing; `make test` installs it."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, newsroom: Newsroom) -> Iterator[BrowserContext]:
    """A reader's browser at desk width, with nothing kept from before."""
    context = browser.new_context(
        base_url=newsroom.url, viewport={"width": 1280, "height": 800}, reduced_motion="reduce"
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose scripts must not fail."""
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert not errors


@pytest.fixture
def desk(page: Page, newsroom: Newsroom) -> Page:
    """The same page, logged in to the admin as the demo's editor."""
    page.goto("/admin/login/")
    page.fill("[name=username]", newsroom.editor)
    page.fill("[name=password]", newsroom.password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    return page


def until(check: object, seconds: float = 15) -> object:
    """Call `check` until it returns something true; return that. Fails after `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := check():  # type: ignore[operator]
            return found
        time.sleep(0.2)
    raise AssertionError(f"did not happen within {seconds} s")
