"""Whether a page really links to a story, where its readers can see the link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html

# A link in one of these is not shown to anybody.
UNSEEN = frozenset({"script", "style", "template", "noscript", "noframes", "textarea", "title"})


@dataclass(frozen=True)
class Page:
    """What a source page says of itself, and whether it links to the story."""

    links: bool
    title: str = ""


def examine(body: str, base_url: str, targets: Iterable[str]) -> Page:
    """Look in the HTML `body` of `base_url` for a visible link to one of `targets` (URLs)."""
    wanted = {canonical(target) for target in targets}
    try:
        tree = html.document_fromstring(body.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return Page(links=False)
    title = " ".join((tree.findtext(".//title") or "").split())
    base = _base(tree, base_url)
    for anchor in tree.iter("a", "area"):
        href = (anchor.get("href") or "").strip()
        if href and _joined(base, href) in wanted and is_seen(anchor):
            return Page(links=True, title=title)
    return Page(links=False, title=title)


def is_seen(element: html.HtmlElement) -> bool:
    """Whether neither the element nor anything around it is hidden by markup."""
    for step in (element, *element.iterancestors()):
        if step.tag in UNSEEN or step.get("hidden") is not None:
            return False
        style = (step.get("style") or "").replace(" ", "").lower()
        if "display:none" in style or "visibility:hidden" in style:
            return False
    return True


def canonical(url: str) -> str:
    """Return `url` so that two spellings of one address are equal: host, escapes, fragment."""
    parts = urlsplit(urldefrag(url.strip())[0])
    host = (parts.hostname or "").lower()
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    path = unquote(parts.path).rstrip("/") or "/"
    return f"{host}{port}{path}" + (f"?{parts.query}" if parts.query else "")


def _base(tree: html.HtmlElement, url: str) -> str:
    for element in tree.iter("base"):
        try:
            return urljoin(url, element.get("href", ""))
        except ValueError:  # "http://[" is no address, and browsers pass it over
            break
    return url


def _joined(base: str, href: str) -> str:
    try:
        return canonical(urljoin(base, href))
    except ValueError:
        return ""
