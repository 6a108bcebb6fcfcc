"""Which of the region's old encodings unlabelled bytes are in.

Japanese (Shift_JIS, EUC-JP), Chinese (GB18030), Thai (windows-874), Vietnamese (windows-1258)
and, when nothing else is likely, Western European (windows-1252). Each is decoded strictly and
must look like its language, because nearly any bytes are valid in most of them.
"""

import codecs
import re
from collections.abc import Callable

# Enough to tell; a page of 5 MB is not read five times as a whole.
_SAMPLE = 65_536

_KANA = re.compile("[\u3041-\u30ff]")
_HALF_KANA = re.compile("[\uff61-\uff9f]")
_HANZI_SIGNS = frozenset("　、。，！？：；（）“”‘’…—·《》")
_THAI = re.compile("[\u0e01-\u0e5b]")
# A vowel sign or tone mark that stands on nothing: not Thai.
_THAI_ORPHAN = re.compile("(?:^|[^\u0e01-\u0e3a\u0e40-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_VIET_LETTER = re.compile("[đĐơƠưƯăĂ]")
_VIET_TONE = re.compile("[aeiouyAEIOUYăâêôơưĂÂÊÔƠƯ][\u0300\u0301\u0303\u0309\u0323]")


def guess_legacy(raw: bytes) -> str:
    """The text of `raw` in the likeliest old encoding; never raises."""
    sample = raw[:_SAMPLE]
    for codec in ("euc_jp", "cp932"):
        if _looks(sample, codec, _japanese):
            return raw.decode(codec, "replace")
    for codec, test in (("gb18030", _chinese), ("cp874", _thai), ("cp1258", _vietnamese)):
        if _looks(sample, codec, test):
            return raw.decode(codec, "replace")
    # Latin-1 for the five bytes that windows-1252 leaves undefined: nothing is lost.
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _looks(sample: bytes, codec: str, test: Callable[[str, int], bool]) -> bool:
    try:
        text = codecs.getincrementaldecoder(codec)().decode(sample)
    except UnicodeDecodeError:
        return False
    foreign = sum(not char.isascii() for char in text)
    return foreign > 0 and test(text, foreign)


def _share(pattern: re.Pattern[str], text: str, whole: int) -> float:
    return len(pattern.findall(text)) / whole


def _japanese(text: str, foreign: int) -> bool:
    # EUC bytes read as Shift_JIS come out as half-width kana.
    return _share(_KANA, text, foreign) >= 0.15 and _share(_HALF_KANA, text, foreign) < 0.2


def _thai(text: str, foreign: int) -> bool:
    orphans = len(_THAI_ORPHAN.findall(text))
    return _share(_THAI, text, foreign) >= 0.8 and orphans * 50 <= foreign


def _vietnamese(text: str, foreign: int) -> bool:
    letters, tones = len(_VIET_LETTER.findall(text)), len(_VIET_TONE.findall(text))
    return letters >= 1 and tones >= 2 and (letters + tones) / foreign >= 0.3


def _chinese(text: str, foreign: int) -> bool:
    # Thai bytes are valid too, but come out as rare characters.
    common = sum(map(_is_common_hanzi, text))
    return foreign >= 2 and common / foreign >= 0.85


def _is_common_hanzi(char: str) -> bool:
    """One of the 3,755 characters of GB 2312's first level, or punctuation."""
    if not "\u4e00" <= char <= "\u9fff":
        return char in _HANZI_SIGNS
    raw = char.encode("gb18030")
    return len(raw) == 2 and 0xB0 <= raw[0] <= 0xD7 and raw[1] >= 0xA1
