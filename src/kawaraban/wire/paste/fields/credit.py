"""© KYODO, (c) 共同通信, 【共同】, Source: Reuters: who is owed the story."""

import re

from kawaraban.wire.paste.fields.folding import fold, unmarked

_LONGEST = 100
_SIGN = re.compile(
    r"(?:[©ⓒ℗]|\(c\)|&copy;|copyright(?:ed)?\b|コピーライト|著作権|版权所有|版權所有|"
    r"저작권자?|ลิขสิทธิ์|រក្សាសិទ្ធិ|bản quyền)\s*\S",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:source|credit|agency|配信(?:元)?|提供(?:元)?|出典|ប្រភព|ที่มา|แหล่งข่าว|nguồn|theo|来源|來源|"
    r"출처|제공|ແຫຼ່ງຂ່າວ)\s*:\s*\S",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:by|written by|reported by|reporter|author|文|執筆|記者|取材|ដោយ|អ្នកយកព័ត៌មាន|ผู้เขียน|"
    r"ผู้สื่อข่าว|tác giả|作者|记者|記者|기자)\s*(?::|\s)\s*(?=\S)",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"(?:photo(?:graph)?s?|picture|image|写真|画像|ภาพ|រូបភាព|ảnh|图片|圖片|图|사진)"
    r"(?:\s+by\b|\s+courtesy|\s*[:/=])\s*\S",
    re.IGNORECASE,
)
_AGENCIES = (
    r"(?:共同|時事|ロイター|AFP(?:時事)?|AP|KYODO(?: NEWS)?|Kyodo(?: News)?|JIJI(?: PRESS)?|"
    r"Jiji(?: Press)?|"
    r"REUTERS|Reuters|VNA|TTXVN|AKP|DPA|dpa|EFE|TASS|ANSA|BERNAMA|Bernama|XINHUA|Xinhua|ANTARA|"
    r"[^\s()【】\[\]]{1,10}(?:通信社?|新聞社?|ニュース|通讯社|通訊社|新华社|新華社|中央社|통신|뉴스)|"
    r"[A-Z][A-Z &.]{1,30} (?:PRESS|WIRE|NEWS|AGENCY))"
)
_CLOSING = re.compile(rf"\s*[(【\[]({_AGENCIES})[)】\]]\s*$")
_OPENING = re.compile(rf"^[【(\[]([^\s】)\]]{{0,8}}?{_AGENCIES})[】)\]]\s*")
_ALONE = re.compile(r"^[【(\[](?=[^】)\]]{2,24}[】)\]]$)[^\d】)\]]+[】)\]]$")
_RESERVED = re.compile(r"all rights? reserved|無断|転載|不許複製|禁止转载|무단", re.IGNORECASE)


def read_credit(text: str) -> str | None:
    """Return the credit when a whole line is one, as printed without its bullet, or None."""
    bare = unmarked(text)
    if len(bare) > _LONGEST:
        return None
    folded = fold(bare)
    if _SIGN.match(folded) or _LABEL.match(folded):
        return bare
    if _ALONE.match(folded) and (bare[0] == "【" or folded[1:-1].isupper()):
        return bare
    return None


def is_site_notice(credit: str) -> bool:
    """Whether a credit is the page's own "All rights reserved", weaker than an agency's."""
    return _RESERVED.search(credit) is not None


def is_byline(text: str) -> bool:
    """Whether a short line names who wrote the story and does nothing else."""
    bare = fold(unmarked(text))
    match = _BYLINE.match(bare) if len(bare) <= 60 else None
    if match is None or re.search(r"[.!?。！？]$", bare):
        return False
    name = bare[match.end() :]
    if ":" in match[0]:
        return True
    # Without a colon "By" may open a sentence: only a few capitalised words are a name.
    words = name.split()
    return bool(match[0].isascii() and len(words) <= 4 and all(w[0].isupper() for w in words))


def is_picture_credit(text: str) -> bool:
    """Whether a short line credits a picture that was not pasted."""
    return len(text) <= _LONGEST and _PICTURE.match(fold(unmarked(text))) is not None


def split_credit(text: str) -> tuple[str, str] | None:
    """Return (credit, rest) when a paragraph opens with 【東京共同】 or closes with （共同）."""
    folded = fold(text)
    match = _OPENING.match(folded)
    if match:
        return text[: match.end()].strip(), text[match.end() :]
    match = _CLOSING.search(folded[-40:])
    if match:
        cut = max(len(text) - 40, 0) + match.start()
        return text[cut:].strip(), text[:cut].rstrip()
    return None
