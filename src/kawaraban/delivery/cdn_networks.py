"""The content delivery networks that can be told what is no longer true, and how each is named.

`KAWARABAN_CDN` holds one name, such as `cloudflare:0123abcd` or `http://127.0.0.1:6081`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

BY_TAG = frozenset({"cloudflare", "fastly"})
"""Networks that note the tags of a page and forget all pages of a tag at once."""
PARTS = {
    "cloudflare": ("the zone",),
    "fastly": ("the service",),
    "cloudfront": ("the distribution",),
    "azure-cdn": ("the resource group", "the profile", "the endpoint"),
    "azure-front-door": ("the resource group", "the front door"),
}
"""What stands behind the colon, separated by slashes."""
KINDS = (*PARTS, "http", "https")
_PART = re.compile(r"[\w.()-]{1,128}", re.ASCII)


@dataclass(frozen=True)
class Network:
    """A network: one of `KINDS`, and what it is named by there."""

    kind: str
    parts: tuple[str, ...]

    @property
    def by_tag(self) -> bool:
        """Whether it forgets pages by their tags; the others do by their addresses."""
        return self.kind in BY_TAG

    @property
    def forgets_everything(self) -> bool:
        """Whether it can be told to forget every page; a plain HTTP cache has no word for that."""
        return self.kind in PARTS

    def __str__(self) -> str:
        return self.parts[0] if self.kind in ("http", "https") else self.kind


def network(value: str) -> Network | None:
    """Return the network that a setting names, None for an empty one.

    Raises `ValueError` with the words that end "KAWARABAN_CDN is wrong: …".
    """
    value = value.strip()
    if not value:
        return None
    kind, _, rest = value.partition(":")
    if kind in ("http", "https"):
        address = urlsplit(value)
        if not address.hostname or address.port == 0 or re.search(r"\s", value):
            raise ValueError("give the address of the cache, such as http://127.0.0.1:6081")
        return Network(kind, (f"{kind}://{address.netloc}",))
    if kind not in PARTS:
        raise ValueError(f"give one of {', '.join(KINDS)} and a colon first")
    parts = tuple(rest.split("/"))
    if len(parts) != len(PARTS[kind]) or not all(_PART.fullmatch(part) for part in parts):
        wanted = " / ".join(PARTS[kind])
        raise ValueError(f"behind {kind}: give {wanted}")
    return Network(kind, parts)
