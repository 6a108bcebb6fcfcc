"""Imports go down the layers, and the layers are those of ARCHITECTURE.md."""

from __future__ import annotations

import re
import tomllib

import pytest
from importlinter.cli import lint_imports

from tests.house_rules.files import ROOT, modules, packages, shown

MAP = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`((?:src|tests|docs)/[^`\s]*)`", MAP)))


def test_imports_go_down_the_layers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    broken = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert not broken, capsys.readouterr().out


def test_every_package_is_a_layer_and_stands_in_the_map() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    [contract] = project["tool"]["importlinter"]["contracts"]
    layers = [name for line in contract["layers"] for name in re.split(r" [:|] ", line)]
    assert sorted(layers) == [package.name for package in packages()]
    table = [line for line in MAP.splitlines() if line.startswith("| `src/kawaraban/")]
    listed = [
        name for line in table for name in re.findall(r"`src/kawaraban/(\w+)`", line.split("|")[1])
    ]
    assert listed == layers, "the map lists the layers in another order"


@pytest.mark.parametrize("path", NAMED)
def test_every_path_that_the_map_names_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_map_is_read_at_all() -> None:
    assert len(NAMED) > 10


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "services", "managers", "common", "misc"}
    found = [shown(path) for path in modules() if {path.stem, path.parent.name} & drawers]
    assert found == []


def test_the_kit_has_no_models() -> None:
    kit = modules(ROOT / "src" / "kawaraban" / "kit")
    assert [shown(path) for path in kit if "django.db" in path.read_text("utf-8")] == []
