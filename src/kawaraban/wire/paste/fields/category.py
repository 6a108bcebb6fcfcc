"""- Category:Event, カテゴリー：イベント, ប្រភេទ៖ ព្រឹត្តិការណ៍: the category a line names."""

import re
from collections.abc import Sequence

from kawaraban.wire.paste.fields.folding import fold, unmarked
from kawaraban.wire.paste.sameness import sameness

_LABEL = re.compile(
    r"(?:filed under|posted in|category|categories|section|topics?|genre|"
    r"カテゴリー?|カテゴリ名|分類|ジャンル|テーマ|部門|ប្រភេទព័ត៌មាន|ប្រភេទ|ផ្នែក|ជំពូក|"
    r"หมวดหมู่ข่าว|หมวดหมู่|หมวด|ประเภทข่าว|ประเภท|chuyên mục|danh mục|thể loại|mục|"
    r"分类|分類|栏目|欄目|类别|類別|카테고리|분류|섹션|ໝວດໝູ່|ໝວດ|ປະເພດ|rubrique|catégorie|kategori)"
    r"\s*(?P<colon>[:=|/>»→\]]|\s-\s)\s*(?P<value>.*)$",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(r"(?:filed under|posted in)\s+(?P<value>\S.*)$", re.IGNORECASE)
_LONGEST = 80
_CRUMBS = re.compile(r"\s*[>›»→/]\s*")


def read_category(text: str) -> str | None:
    """Return the category that a labelled line names; empty when the label stands alone.

    None when the line is no such line.
    """
    bare = unmarked(text).lstrip("[")
    if len(bare) > _LONGEST:
        return None
    folded = fold(bare)
    match = _LABEL.match(folded) or _BARE_LABEL.match(folded)
    if match is None:
        return None
    # Folding keeps positions: the value is read from the text as it was written.
    value = bare[match.start("value") :].strip(" .,;。、[]|")
    return value


def known_category(text: str, known: Sequence[tuple[str, str]]) -> str | None:
    """Return the name of the site's category that a short line is, or ends with as a trail of
    links does (`Home > Event`), or None. `known` are pairs of slug and name."""
    if not known or len(text) > _LONGEST:
        return None
    wanted = sameness(_CRUMBS.split(unmarked(text).strip("[]【】 "))[-1])
    if not wanted:
        return None
    return next((name for slug, name in known if wanted in (sameness(slug), sameness(name))), None)
