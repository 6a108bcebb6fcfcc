"""The demo newsroom, made once for all tests of it."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from PIL import Image

from kawaraban.config.command import first_content
from kawaraban.demo import build as building

Calls = list[tuple[str, int, int]]


def blank(name: str) -> bytes:
    """A sheet without a drawing: what is drawn has tests of its own, and takes seconds."""
    file = io.BytesIO()
    Image.new("RGB", (1600, 1067), "white").save(file, "JPEG")
    return file.getvalue()


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: Any) -> Iterator[Calls]:
    """A new site with the whole demo on it; returns the calls of `progress`."""
    calls: Calls = []
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr("kawaraban.demo.pictures.as_jpeg", blank)
        first_content.make(settings.KAWARABAN)
        building.build(lambda *call: calls.append(call))
        yield calls
        transaction.set_rollback(True)


@pytest.fixture
def now() -> datetime.datetime:
    """A moment in the newsroom's zone."""
    zone = datetime.timezone(datetime.timedelta(hours=9))
    return datetime.datetime(2026, 11, 23, 18, 30, tzinfo=zone)
