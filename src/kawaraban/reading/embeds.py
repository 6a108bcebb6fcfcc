"""Embedded media: of what a provider's code says, only the address of its frame is believed."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed

from kawaraban.delivery.recording import reads


@dataclass(frozen=True)
class Frame:
    """An iframe as we print it. Width and height are in pixels and give its proportions."""

    src: str
    title: str
    width: int = 16
    height: int = 9

    @property
    def ratio(self) -> str:
        """`wide`, `square` or `tall`: the class that the styles know."""
        if self.width > self.height * 1.2:
            return "wide"
        return "tall" if self.height > self.width * 1.2 else "square"


class _FirstFrame(HTMLParser):
    """Keeps the attributes of the first iframe."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the first iframe that has an address."""
        given = {name: value or "" for name, value in attrs}
        if tag == "iframe" and self.found is None and given.get("src"):
            self.found = given


def stored_frame(url: str) -> Frame | None:
    """Return the frame of what an editor embedded; None if its code was never fetched.

    Wagtail's own tag would fetch it now, on behalf of a reader and from any address.
    """
    number = get_embed_hash(url)
    reads(f"embed:{number}")
    embed = Embed.objects.filter(hash=number).first()
    return frame_in(embed.html) if embed else None


def frame_in(html: str) -> Frame | None:
    """Return the frame in a provider's oEmbed HTML; None if there is none over https.

    Scripts and whatever else stands there are left out: the page's policy would refuse them.
    """
    parser = _FirstFrame()
    parser.feed(str(html))
    given = parser.found
    if given is None:
        return None
    src = f"https:{given['src']}" if given["src"].startswith("//") else given["src"].strip()
    try:
        if urlsplit(src).scheme != "https" or not urlsplit(src).hostname:
            return None
    except ValueError:
        return None
    width, height = _pixels(given.get("width")), _pixels(given.get("height"))
    if width and height:
        return Frame(src, given.get("title", ""), width, height)
    return Frame(src, given.get("title", ""))


def _pixels(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 6 else 0
