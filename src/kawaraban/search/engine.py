"""The site's own index. The one place that says which engine stands behind the contract."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

from kawaraban.search.contract import Engine
from kawaraban.search.engine_tantivy import TantivyEngine


def engine() -> Engine:
    """Return the engine of the settings: one for each process, shared by its threads."""
    site = settings.KAWARABAN
    return _engine(site.data / "search", tuple(site.languages), site.time_zone)


@cache
def _engine(root: Path, languages: tuple[str, ...], time_zone: str) -> Engine:
    return TantivyEngine(root, languages, ZoneInfo(time_zone))
