"""What stands around every page: the masthead, the sections, the editions, the small print."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from kawaraban.delivery.recording import reads
from kawaraban.reading import editions
from kawaraban.reading.editions import Edition
from kawaraban.reading.icons import initial
from kawaraban.reading.moments import until_midnight
from kawaraban.reading.navigation import Navigation


@dataclass(frozen=True)
class Frame:
    """The values that masthead and footer print."""

    site_name: str
    initial: str
    edition: Edition
    editions: list[Edition]
    sections: list[tuple[str, str]]
    pages: list[tuple[str, str]]

    @property
    def today(self) -> datetime.date:
        """The newsroom's date. A page that prints it is another one at midnight."""
        reads("today")
        until_midnight()
        return timezone.localdate(timezone=timezone.get_default_timezone())


def frame_of(request: HttpRequest) -> Frame:
    """Return the frame in the language that is active."""
    here = editions.current()
    return Frame(
        site_name=settings.KAWARABAN.site_name,
        initial=initial(),
        edition=here,
        editions=editions.editions(),
        sections=Navigation.of(request).sections(),
        pages=_text_pages(here),
    )


def _text_pages(here: Edition) -> list[tuple[str, str]]:
    """Return (title, path) of the pages such as About right below the edition's front page.

    Wagtail would ask for sites and roots to make each address; below a front page it is the slug.
    """
    from kawaraban.reading.models import TextPage

    reads(f"pages:{here.code}")
    pages = TextPage.objects.live().filter(
        depth=3, locale__language_code=here.code, view_restrictions=None
    )
    found = pages.order_by("path").values_list("title", "slug")[:12]
    return [(title, f"{here.path}{slug}/") for title, slug in found]
