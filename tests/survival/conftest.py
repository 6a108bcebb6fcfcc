"""One small newsroom, made once; each test works on a copy of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.config.running import kawaraban
from tests.made import made_once
from tests.survival.running import run_content

# These keep several processes busy each: two at a time are what a machine of two cores bears.
BUSIEST = ("test_kills.py", "test_readers.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the heavy ones on one worker and the others on another."""
    for item in items:
        if "survival" in item.path.parts:
            group = "busiest survival" if item.path.name in BUSIEST else "survival"
            item.add_marker(pytest.mark.xdist_group(group))


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the stories of `content`, never served. Not to be changed: take `folder`."""

    def make(where: Path) -> None:
        words = ("init", "site", "--site-name", "Survivors", "--languages", "en ja")
        done = kawaraban(*words, cwd=where)
        assert done.returncode == 0, done.stderr
        run_content(where / "site")

    return made_once(tmp_path_factory, "survivors", make) / "site"


@pytest.fixture
def folder(newsroom: Path, tmp_path: Path) -> Path:
    """A copy of the site for one test."""
    return Path(shutil.copytree(newsroom, tmp_path / "site"))
