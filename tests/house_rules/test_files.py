"""Files are small, say what they are for, and give reasons where they step aside."""

from __future__ import annotations

import ast
import re
import statistics
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house_rules.files import ROOT, SOURCE, modules, shown

MOST = 400
RULE = 250
MEDIAN = 110
LONG = {
    "src/kawaraban/articles/models/article.py": "the fields of a story are one table",
}
# Each file is one drawing: the module says what is drawn, the function draws it.
ONE_DRAWING = SOURCE / "demo" / "drawings" / "scenes"
SILENCED = re.compile(r"noqa|type:\s*ignore")
EXPLAINED = re.compile(r"noqa: [A-Z]+\d+|type: ignore\[[a-z-]+(, ?[a-z-]+)*\]")


def length(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_file_is_longer_than_400_lines() -> None:
    assert [shown(path) for path in modules() if length(path) > MOST] == []


def test_a_file_of_more_than_250_lines_is_listed_with_its_reason() -> None:
    assert {shown(path) for path in modules() if length(path) > RULE} == set(LONG)


def test_most_files_are_short() -> None:
    assert statistics.median(length(path) for path in modules() if length(path)) <= MEDIAN


def test_functions_are_read_without_scrolling() -> None:
    found = [
        f"{shown(path)}: {node.name} has {lines} lines"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > 60
    ]
    assert found == []


def undocumented(path: Path) -> Iterator[str]:
    """Yield the public names at the top of a module that have no docstring."""
    tree = ast.parse(path.read_text("utf-8"))
    if tree.body and not ast.get_docstring(tree):
        yield "the module itself"
    for node in tree.body:
        named = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        if named and not node.name.startswith("_") and not ast.get_docstring(node):
            yield node.name


@pytest.mark.parametrize("path", modules(), ids=shown)
def test_what_is_public_says_what_it_is_for(path: Path) -> None:
    missing = list(undocumented(path))
    if ONE_DRAWING in path.parents:
        missing = [name for name in missing if name != path.stem]
    assert missing == []


@pytest.mark.parametrize("folder", ["src", "tests"])
def test_what_silences_a_check_names_the_check(folder: str) -> None:
    found = []
    for path in modules(ROOT / folder):
        with path.open("rb") as file:
            for token in tokenize.tokenize(file.readline):
                silenced = token.type == tokenize.COMMENT and SILENCED.search(token.string)
                if silenced and not EXPLAINED.search(token.string):
                    found.append(f"{shown(path)}:{token.start[0]}: {token.string}")
    assert found == []
