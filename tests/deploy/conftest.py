"""One site, started as its units say, with nginx and Caddy before it."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from tests.config.conftest import made_site  # noqa: F401 - the fixture of those tests
from tests.config.running import SOURCE, environ, free_port, wait_for
from tests.deploy import fronts
from tests.deploy.fronts import Front
from tests.deploy.units import command_of

PICTURE = b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00/ a small picture"


@dataclass
class Deployed:
    """A site that is served: its folder, its port, and its one story."""

    folder: Path
    port: int
    story: int
    address: str


@pytest.fixture(scope="session")
def deployed(
    made_site: Path,  # noqa: F811 - the fixture
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Deployed]:
    """Serve a copy of the site by what the units start, behind one proxy."""
    base = tmp_path_factory.mktemp("deploy")
    folder = Path(shutil.copytree(made_site, base / "site"))
    for name, picture in (("boat.2f.width-800.webp", "images"), ("boat.jpg", "original_images")):
        (folder / "media" / picture).mkdir(parents=True, exist_ok=True)
        (folder / "media" / picture / name).write_bytes(PICTURE)
    port = free_port()
    settings = environ(
        DATA=str(folder), SITE_URL=f"https://{fronts.HOST}", PROXIES="1", PORT=str(port)
    )
    with contextlib.ExitStack() as stack:
        for unit in ("kawaraban-web", "kawaraban-background"):
            stack.enter_context(started(command_of(unit), folder, settings, base / f"{unit}.log"))
        story, address = publish(settings)  # while they start
        log = base / "kawaraban-web.log"
        wait_for(lambda: "Serving " in log.read_text(), seconds=120)
        yield Deployed(folder, port, story, address)


def publish(settings: dict[str, str]) -> tuple[int, str]:
    """Publish a story in the site and return its number and address."""
    root = str(SOURCE.parent)
    number, address = subprocess.run(
        [sys.executable, "-m", "tests.deploy.content"],
        cwd=root,
        env=settings | {"PYTHONPATH": f"{SOURCE}:{root}"},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    ).stdout.split()
    return int(number), address


@contextlib.contextmanager
def started(
    command: list[str], folder: Path, settings: dict[str, str], log: Path
) -> Iterator[psutil.Popen]:
    """Run one unit's command as systemd would: in the site's folder, ended by SIGTERM."""
    with log.open("w") as output:
        process = psutil.Popen(
            command,
            cwd=folder,
            env=settings,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        family = [process, *process.children(recursive=True)] if process.is_running() else []
        with contextlib.suppress(psutil.NoSuchProcess):
            process.terminate()
        _, left = psutil.wait_procs(family, timeout=20)
        for late in left:
            late.kill()


@pytest.fixture(scope="session", params=["nginx", "caddy"])
def front(
    request: pytest.FixtureRequest,
    deployed: Deployed,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Front]:
    """Each of the web servers in turn."""
    if not shutil.which(request.param, path="/usr/sbin:/usr/local/bin:/usr/bin"):
        pytest.skip(f"{request.param} is not installed; `make test` installs it")
    folder = tmp_path_factory.mktemp(request.param)
    with getattr(fronts, request.param)(deployed.folder, deployed.port, folder) as running:
        yield running
