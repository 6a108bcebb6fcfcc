"""Which elements of a page are not its story: what nobody sees, and what stands beside it."""

import re
from collections.abc import Mapping


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNSEEN = _names(
    "script style noscript template iframe object embed svg math canvas video audio map input "
    "select textarea datalist frame frameset noframes xmp plaintext"
)
_BESIDE = _names("nav aside footer menu button label dialog figcaption")
_BESIDE_ROLES = _names(
    "navigation banner complementary contentinfo search menu menubar toolbar dialog alert"
)
_BESIDE_NAMES = re.compile(
    r"(?:(?:site|page|main|global|top|sub)[-_]?)?(?:nav|navi|navbar|navigation|menu|gnav|footer|"
    r"side-?bar|sidebar-\w+|breadcrumbs?|pan(?:kuzu)?|social|sns|share|sharing|related|ranking|"
    r"newsletter|subscribe|cookie|promo|ads?|advert(?:isement)?|banner|pagination|pager|"
    r"skip(?:-link)?|popup|modal|widget)"
    r"(?:[-_](?:links?|list|bar|buttons?|box|area|wrap(?:per)?|container|items?|posts?|articles?))?",
    re.IGNORECASE,
)
_NEVER_BESIDE = frozenset(("html", "body", "main", "article", "h1"))
_WITHIN_TEXT = _names("a em strong b i u s sub sup code span font small br img wbr")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def reason_to_skip(tag: str, attributes: Mapping[str, str], *, keep_beside: bool) -> str | None:
    """Return why an element is left out; empty for what no reader sees; None to keep it.

    With `keep_beside` only what no reader sees is left out.
    """
    if tag in _UNSEEN:
        return ""
    if keep_beside or not (attributes or tag in _BESIDE):
        return None
    if tag in _BESIDE:
        return "picture caption" if tag == "figcaption" else f"<{tag}> of the page"
    hidden = attributes.get("hidden")
    if hidden is not None and hidden.lower() != "until-found":
        return "hidden on the page"
    if _HIDDEN_STYLE.search(attributes.get("style", "")):
        return "hidden on the page"
    if tag in _NEVER_BESIDE or tag in _WITHIN_TEXT:
        return None
    if attributes.get("role", "").lower() in _BESIDE_ROLES:
        return "beside the story"
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:500].split()
    if any(_BESIDE_NAMES.fullmatch(name) for name in names):
        return "beside the story"
    return None
