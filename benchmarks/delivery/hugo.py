"""The peer for rendering: the same stories as a Hugo site whose pages print as much."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from benchmarks.delivery.site import Prepared
from benchmarks.delivery.texts import CATEGORIES, TAGS, Text, text

TEMPLATE = Path(__file__).with_name("hugo")
# Only the stories: Kawaraban's lists are not counted either.
CONFIGURATION = {
    "title": "Tonle Tsushin",
    "languageCode": "en",
    "disableKinds": ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"],
    "params": {"categories": list(CATEGORIES)},
}


def write(site: Prepared) -> Path:
    """Write the Hugo site; return its folder."""
    folder = site.folder / "hugo"
    if folder.exists():
        return folder
    shutil.copytree(TEMPLATE, folder)
    base = {**CONFIGURATION, "baseURL": f"http://{site.host}/"}
    (folder / "config.json").write_text(json.dumps(base), "utf-8")
    content = folder / "content" / "stories"
    content.mkdir(parents=True)
    texts = [text(number) for number in range(len(site.paths))]
    for one, path in zip(texts, site.paths, strict=True):
        front = {
            "title": one.headline,
            "date": _date(path, one.number),
            "url": path,
            "lede": one.lede,
            "lang": one.language,
            "category": CATEGORIES[one.category],
            "tags": [TAGS[place] for place in one.tags],
            "credit": "© Tonle Tsushin",
            "related": _related(one, texts, site.paths),
        }
        body = "\n\n".join(one.paragraphs)
        (content / f"story-{one.number}.md").write_text(
            json.dumps(front, ensure_ascii=False) + "\n\n" + body + "\n", "utf-8"
        )
    return folder


def _date(path: str, number: int) -> str:
    year, month, day = path.strip("/").split("/")[:3]
    return f"{year}-{month}-{day}T{number % 24:02d}:00:00Z"


def _related(one: Text, texts: list[Text], paths: tuple[str, ...]) -> list[dict[str, str]]:
    """Return five stories to name below one, found beforehand.

    Hugo's own related content compares each story with every other that shares a tag: minutes
    for 10,000 stories, and no comparison of rendering.
    """
    near = texts[max(0, one.number - 60) : one.number]
    near.sort(key=lambda other: -len(set(one.tags) & set(other.tags)))
    return [
        {
            "title": other.headline,
            "address": paths[other.number],
            "date": _date(paths[other.number], other.number),
        }
        for other in near[:5]
    ]
