"""Templates compile, and trust only what is listed here with its reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests.house_rules.files import shown, template_name, templates

TRUSTED = {
    "src/kawaraban/wire/templates/wire/confirm.html": {
        "block.html": "`wire.paste.compose` made it with `sanitize_story`",
    },
}
SAFE = re.compile(r"\{\{\s*([^}|]+?)\s*\|[^}]*\bsafe\b")
UNESCAPED = re.compile(r"autoescape\s+off|\|\s*safeseq\b")


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_a_template_compiles(path: Path) -> None:
    assert get_template(template_name(path))


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_a_template_trusts_only_what_is_listed(path: Path) -> None:
    text = path.read_text("utf-8")
    assert set(SAFE.findall(text)) == set(TRUSTED.get(shown(path), ()))
    if path.suffix == ".html":
        assert not UNESCAPED.search(text)


def test_every_listed_template_exists() -> None:
    assert TRUSTED.keys() <= {shown(path) for path in templates()}


@pytest.mark.parametrize("path", templates(), ids=shown)
def test_a_template_runs_no_script_of_its_own(path: Path) -> None:
    """A content security policy may then forbid scripts and handlers in the page."""
    text = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", path.read_text("utf-8"))
    assert not re.search(r"<[^>]+\son\w+\s*=", text)
    for attributes in re.findall(r"<script\b([^>]*)>", text):
        assert "src=" in attributes or "json" in attributes, attributes
