"""Pictures in the text of hand-made pages, printed like those of stories.

Wagtail finds this module by its name. Its own formats would make a rendition while a reader waits.
"""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string
from wagtail.images.formats import (
    FORMATS_BY_NAME,
    Format,
    register_image_format,
    unregister_image_format,
)

from kawaraban.media.models import Picture
from kawaraban.reading.pictures import sources_of

WIDE = "(min-width: 48rem) 40rem, 100vw"


class InText(Format):  # type: ignore[misc]
    """A format whose choice an editor sees, and that readers get in all sizes."""

    def image_to_html(
        self, image: Picture, alt_text: str, extra_attributes: dict[str, Any] | None = None
    ) -> str:
        """Return the HTML of a picture. `alt_text` is plain text."""
        context = {"sources": sources_of(image), "sizes": WIDE, "alt": alt_text}
        return render_to_string("reading/picture.html", context)


# Pages of any age may name one of these. Nothing floats here, so all look the same.
for _format in [FORMATS_BY_NAME[name] for name in ("fullwidth", "left", "right")]:
    unregister_image_format(_format)
    register_image_format(InText(_format.name, _format.label, "", _format.filter_spec))
