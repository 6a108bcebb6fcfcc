"""One site, made by the real `kawaraban init`, and copies of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.config.running import kawaraban
from tests.made import made_once

PASSWORD = "lanterns-on-the-river-42"


@pytest.fixture(scope="session")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with two languages. Not to be changed: tests that change one take `site`."""

    def make(folder: Path) -> None:
        done = kawaraban(
            *("init", "site", "--site-name", "Test Paper", "--languages", "en ja"),
            *("--editor", "chief", "--mail", "chief@news.example", "--password-stdin"),
            cwd=folder,
            told=f"{PASSWORD}\n",
        )
        assert done.returncode == 0, done.stderr

    return made_once(tmp_path_factory, "made", make) / "site"


@pytest.fixture
def site(made_site: Path, tmp_path: Path) -> Path:
    """A copy of the site for one test."""
    return Path(shutil.copytree(made_site, tmp_path / "site"))
