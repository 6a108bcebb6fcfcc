"""What the reading tests share: front pages, an index, and a picture."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.utils import translation
from PIL import Image
from wagtail.models import Page, Site

from kawaraban.media.cuts import CROPPED, WHOLE
from kawaraban.media.making import make
from kawaraban.media.models import Picture
from kawaraban.reading.models import FrontPage
from kawaraban.reading.relating import RelatedFollower
from kawaraban.search.engine import engine
from kawaraban.search.rebuild import rebuild
from tests.newsroom import locale
from tests.reading.relations import Fake, settle


@pytest.fixture(autouse=True)
def _the_main_language() -> Iterator[None]:
    """A request leaves its language active in its thread; a test begins in the main one."""
    with translation.override("en"):
        yield


@pytest.fixture
def front(db: None) -> FrontPage:
    """The English front page, at the root of the site, with nothing arranged."""
    root = Page.get_first_root_node()
    page: FrontPage = root.add_child(
        instance=FrontPage(title="Tonle Tsushin", slug="front", locale=locale("en"))
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": page}
    )
    cache.clear()
    return page


@pytest.fixture
def index(db: None) -> Callable[[], int]:
    """Build the search index from what is public now; returns how many stories it has."""
    return lambda: rebuild(engine=engine())


@pytest.fixture
def picture(db: None, settings: Any, tmp_path: Path) -> Picture:
    """A plain picture of 1600 by 1000 with its words, prepared for readers."""
    settings.MEDIA_ROOT = str(tmp_path)
    file = io.BytesIO()
    Image.new("RGB", (1600, 1000), "#335577").save(file, "JPEG")
    made = Picture.objects.create(
        title="boat.jpg",
        file=ContentFile(file.getvalue(), "boat.jpg"),
        description="A boat on a wide river",
        caption="The last boat of the evening",
        credit="Drawing: Tonle Tsushin",
    )
    make(made, (WHOLE, CROPPED))
    return made


@pytest.fixture
def fake_index() -> Fake:
    """An index that has taken every change, and finds alike what a test says."""
    return Fake()


@pytest.fixture
def follower(db: None, fake_index: Fake) -> RelatedFollower:
    """A follower that has filled the table of related stories for what there was."""
    made = RelatedFollower(fake_index)  # type: ignore[arg-type]
    settle(made)
    return made
