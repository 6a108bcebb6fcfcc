"""The documents lead from one to the other. `tests/config` holds the page of settings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house_rules.files import ROOT, shown

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_link_between_the_documents_leads_somewhere(page: Path) -> None:
    targets = [target for target, _part in LINK.findall(page.read_text("utf-8"))]
    inside = [target for target in targets if ":" not in target]
    assert [target for target in inside if not (page.parent / target).exists()] == []


def test_every_document_is_reached_from_the_table_of_contents() -> None:
    reached: set[Path] = set()
    waiting = [ROOT / "docs" / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        targets = [target for target, _part in LINK.findall(page.read_text("utf-8"))]
        waiting += [(page.parent / target).resolve() for target in targets if ":" not in target]
    lost = set((ROOT / "docs").rglob("*.md")) - reached
    assert sorted(map(shown, lost)) == []
