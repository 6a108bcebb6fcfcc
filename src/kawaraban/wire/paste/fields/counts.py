"""Comment (0), Trackback(0), コメント（0）: how many responses a page says it has."""

import re
from dataclasses import dataclass

from kawaraban.wire.paste.fields.folding import fold, letters

_COMMENT = (
    r"comments?|コメント(?:数)?|感想|មតិយោបល់|មតិ|ការបញ្ចេញមតិ|ความคิดเห็น|ความเห็น|คอมเมนต์|"
    r"bình luận|ý kiến|评论(?:数)?|評論|留言|回應|댓글|의견|ຄຳເຫັນ|ຄໍາເຫັນ|commentaires?|komentar"
)
_TRACKBACK = (
    r"track\s?backs?|トラックバック(?:数)?|トラバ|ត្រេកបេក|แทร็กแบ็ก|แทร็กแบ็ค|引用通告|引用|트랙백|tb|"
    r"pingbacks?|ping\s?backs?"
)
_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d{1,9})"
_UNIT = r"(?:\s*(?:件|个|個|则|則|条|條|개|건|รายการ|ข้อ))?"


def _forms(words: str) -> re.Pattern[str]:
    """The label before the number, in brackets or not, or after it: `Comment (0)`, `0 comments`."""
    after = rf"(?:{words})\s*[(\[{{:]?\s*{_NUMBER}{_UNIT}\s*[)\]}}]?(?!\d)"
    before = rf"(?<!\d){_NUMBER}{_UNIT}\s*(?:の)?\s*(?:{words})(?![a-z])"
    none = rf"no\s+(?:{words})(?![a-z])"
    return re.compile(rf"{after}|{before}|{none}", re.IGNORECASE)


_COMMENT_FORMS = _forms(_COMMENT)
_TRACKBACK_FORMS = _forms(_TRACKBACK)
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Counts:
    """What one line says; None where it does not mention the kind."""

    comments: int | None
    trackbacks: int | None


def read_counts(text: str) -> Counts | None:
    """Return the counts on a line that says nothing else, or None."""
    if len(text) > _LONGEST:
        return None
    folded = fold(text)
    comments = _COMMENT_FORMS.search(folded)
    rest = _COMMENT_FORMS.sub("", folded)
    trackbacks = _TRACKBACK_FORMS.search(rest)
    rest = _TRACKBACK_FORMS.sub("", rest)
    if not (comments or trackbacks) or letters(rest) or any(char.isdigit() for char in rest):
        return None
    return Counts(_value(comments), _value(trackbacks))


def _value(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    number = match[1] or match[2] or "0"
    return int(number.replace(",", ""))
