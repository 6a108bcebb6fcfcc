"""What is installed is pinned by version and hash, and comes from wherever the installer looks."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.house_rules.files import ROOT, shown

LISTS = sorted((ROOT / "requirements").glob("*.txt"))
LOCKS = [path for path in ROOT.glob("package-lock.json") if path.is_file()]
PINNED = re.compile(r"[a-z0-9][a-z0-9._-]*(\[[a-z0-9,_-]+\])?==[^ ;]+( ; [^\\]+)?", re.IGNORECASE)


def test_there_are_lists_for_the_product_and_for_its_developers() -> None:
    assert [path.name for path in LISTS] == ["base.txt", "dev.txt"]


@pytest.mark.parametrize("path", LISTS + LOCKS, ids=shown)
def test_no_registry_has_its_address_in_a_list(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*--?(i|index-url|extra-index-url|find-links|f)\b", text, re.MULTILINE)


@pytest.mark.parametrize("path", LISTS, ids=shown)
def test_every_requirement_is_pinned_with_its_hashes(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    whole = re.sub(r" \\\n\s+", " ", "\n".join(lines)).splitlines()
    for line in (line for line in whole if not line.startswith("    #")):
        requirement, *hashes = line.split(" --hash=")
        assert PINNED.fullmatch(requirement), line
        assert hashes, line
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", one.strip()) for one in hashes), line


def test_every_dependency_of_the_product_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = set(re.findall(r"^([a-z0-9._-]+)==", LISTS[0].read_text("utf-8"), re.MULTILINE))
    named = {re.split(r"[\[<>=!~ ;]", one)[0].lower() for one in project["dependencies"]}
    assert named <= locked


def test_no_npm_lock_file_names_where_its_packages_come_from() -> None:
    """There is none today; the rule stands for the one that comes."""
    for path in LOCKS:
        for name, package in json.loads(path.read_text("utf-8"))["packages"].items():
            assert "resolved" not in package, name
            assert not name or package.get("link") or "integrity" in package, name
