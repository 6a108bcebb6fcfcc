"""Telling languages of one script apart: Latin ones by words and accents, Chinese by characters.

Each answer is one of `fitting` (any collection of codes, best-liked first) or None.
"""

import re
from collections.abc import Collection

from kawaraban.kit.scripts import SAMPLE
from kawaraban.kit.text import normalize

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# Letters that no other language here writes.
_VIETNAMESE = re.compile("[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]")
# With six tones written out, at least this share of the words carries such a letter.
_VIETNAMESE_SHARE = 0.15

_WORDS = {
    "en": "the of and to in is that for with was on by are from at has have will its said",
    "vi": "và của là các trong cho được với những một không người có tại đã này từ khi",
    "id": "yang dan di untuk dari dengan ini itu pada adalah bisa karena akan tidak juga oleh "
    "telah mereka kota tersebut bahwa pihaknya usai kantor",
    "ms": "yang dan di untuk dari dengan ini itu pada adalah boleh kerana akan tidak juga oleh "
    "telah mereka bandar tersebut bahawa beliau selepas pejabat ialah",
    "fil": "ang ng mga sa na ay at ito para hindi kung ni si mula nito rin din nang kay",
    "fr": "le la les de des du et en un une est que pour dans qui sur au par avec a ont aux",
    "de": "der die das und in zu den von ist mit nicht ein eine auf im für des dem sich auch",
    "es": "el la los las de del y en un una es que por para con no se su al lo más como",
    "pt": "o a os as de do da dos das e em um uma é que por para com não se no na ao mais",
    "it": "il lo la i gli le di del della e in un una è che per con non si sono al nel più",
    "nl": "de het een en van in is dat op te voor met niet zijn door aan bij ook naar",
}
_KNOWN = {code: frozenset(words.split()) for code, words in _WORDS.items()}

# The commonest characters that the two ways of writing Chinese do not share.
_SIMPLIFIED = frozenset("国们这个来时为说发会后过对学动进现种东话报电长车见问间门开关员议业产经济")
_TRADITIONAL = frozenset("國們這個來時為說發會後過對學動進現種東話報電長車見問間門開關員議業產經濟")


def guess_latin(text: str, fitting: Collection[str]) -> str | None:
    """By Vietnamese letters, then by the share of function words; one word decides nothing
    unless only one language is possible."""
    words = _WORD.findall(normalize(text[:SAMPLE]).lower())
    if "vi" in fitting and words:
        marked = sum(_VIETNAMESE.search(word) is not None for word in words)
        if marked >= len(words) * _VIETNAMESE_SHARE:
            return "vi"
    rest = [code for code in fitting if code != "vi"]
    scores = {code: sum(map(known.__contains__, words)) for code, known in _KNOWN.items()}
    best = max(rest, key=lambda code: scores[code], default=None)
    # Clearly another language: better no answer than the nearest candidate. Of two near ones,
    # such as Malay and Indonesian, either may stand for the other.
    if best is None or max(scores.values()) > max(1, 2 * scores[best]):
        return None
    if scores[best] == 0:
        # Headlines of names have no function words: the newsroom's first language, if Latin.
        return rest[0] if len(words) < 20 else None
    return best


def guess_han(text: str, fitting: Collection[str]) -> str | None:
    """Chinese characters without kana: Chinese by its form, or a Japanese headline in kanji."""
    sample = text[:SAMPLE]
    simplified = sum(char in _SIMPLIFIED for char in sample)
    traditional = sum(char in _TRADITIONAL for char in sample)
    if simplified > traditional and "zh-hans" in fitting:
        return "zh-hans"
    if traditional > simplified and "zh-hant" in fitting:
        # Japanese shares some of the traditional forms, and a line of it may have no kana.
        return "ja" if "ja" in fitting and len(sample) <= 40 and traditional < 2 else "zh-hant"
    return next(iter(fitting), None)
