"""The few stories that the search tests look for, in the scripts of the region."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from kawaraban.search.contract import Document


def story(number: int, headline: str, body: str = "", **more: Any) -> Document:
    """Return a document with id `article:<number>`, published in that month of 2023 by default."""
    published = more.pop("published", datetime(2023, number % 12 + 1, 10, 3, tzinfo=UTC))
    return Document(
        id=f"article:{number}",
        headline=headline,
        body=body,
        language=more.pop("language", "en"),
        url=f"/2023/{number}/",
        published=published,
        year=published.year,
        **more,
    )


ISLANDS = story(
    1,
    "Two Governments Open A Dialogue",
    "The ministers spoke of a land mine clearance project. Vessels were seen near the Senkaku "
    "Islands, a group of uninhabited islets. Nothing else was said.",
    lede="Officials met in Tokyo.",
    names=("Sok Dara",),
    credit="© HOKUTO PRESS",
    tags=("security",),
    categories=("event", "world"),
    source="hokuto",
)
FARM = story(
    2,
    "Farmers Return To Cleared Land",
    "A field is free of mines after ten years. The harvest was celebrated in a small café.",
    names=("Maly Chan",),
    captions=("A tractor at dawn",),
    categories=("economy",),
    source="own",
)
FERRY = story(
    3,
    "カンボジアと日本、渡し船を更新",
    "両国の首相は地雷除去事業と自動車部品の供給について合意した。ﾌﾟﾉﾝﾍﾟﾝの港で式典が開かれた。",
    language="ja",
    categories=("event",),
    source="hokuto",
)
CAPITAL = story(
    4,
    "ដំណឹងថ្មី",
    "ភ្នំពេញគឺជារដ្ឋធានីនៃប្រទេសកម្ពុជាហើយមានអ្នកស្រុកច្រើន",
    language="km",
    categories=("world",),
)
BRIDGE = story(
    5,
    "ข่าวสะพาน",
    "สะพานมิตรภาพไทยลาวกำลังจะเปิดใช้งานในเดือนหน้า",
    language="th",
    categories=("world",),
)
SEOUL = story(6, "서울에서 열린 회의", "2023년 회의가 서울에서 열렸다.", language="ko")
HANOI = story(7, "Lễ hội ở Hà Nội", "Người dân Việt Nam đón năm mới.", language="vi")

STORIES = (ISLANDS, FARM, FERRY, CAPITAL, BRIDGE, SEOUL, HANOI)
