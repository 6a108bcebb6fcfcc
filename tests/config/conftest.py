"""One site, made by the real `kawaraban init`, and copies of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.config.running import kawaraban

PASSWORD = "lanterns-on-the-river-42"


@pytest.fixture(scope="session")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with two languages. Not to be changed: tests that change one take `site`."""
    folder = tmp_path_factory.mktemp("made")
    done = kawaraban(
        *("init", "site", "--site-name", "Test Paper", "--languages", "en ja"),
        *("--editor", "chief", "--mail", "chief@news.example", "--password-stdin"),
        cwd=folder,
        told=f"{PASSWORD}\n",
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture
def site(made_site: Path, tmp_path: Path) -> Path:
    """A copy of the site for one test."""
    return Path(shutil.copytree(made_site, tmp_path / "site"))
