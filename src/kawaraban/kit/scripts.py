"""Which script a text is written in."""

import re
from collections import Counter

# A headline or a few paragraphs are enough to tell.
SAMPLE = 20_000

# ISO 15924 codes. Kana counts as "Hira": it is what tells Japanese from Chinese.
_SCRIPTS = {
    "Latn": "A-Za-zª-ʯḀ-ỿＡ-ｚ",
    "Hira": "\u3041-\u30ff\uff66-\uff9f",
    "Hani": "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
    "Hang": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
    "Khmr": "\u1780-\u17ff",
    "Thai": "\u0e01-\u0e7f",
    "Laoo": "\u0e81-\u0eff",
    "Mymr": "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f",
    "Cyrl": "\u0400-\u052f",
    "Arab": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "Hebr": "\u0590-\u05ff",
    "Deva": "\u0900-\u097f",
    "Beng": "\u0980-\u09ff",
    "Taml": "\u0b80-\u0bff",
    "Sinh": "\u0d80-\u0dff",
}
_LETTERS = re.compile("|".join(f"(?P<{code}>[{ranges}]+)" for code, ranges in _SCRIPTS.items()))

# A Latin name takes four letters or more where a kanji says it in one or two; digits and web
# addresses are Latin everywhere.
_LATIN_WEIGHT = 0.35
_ADDRESSES = re.compile(r"https?://\S+|\S{1,64}@\S+")


def main_script(text: str) -> str | None:
    """The ISO 15924 code of the script most of `text` is in; None if it has no known letters."""
    weights: Counter[str] = Counter()
    for match in _LETTERS.finditer(_ADDRESSES.sub(" ", text[:SAMPLE])):
        weights[str(match.lastgroup)] += len(match[0])
    if not weights:
        return None
    if weights["Hira"] * 12 >= weights["Hani"] and weights["Hira"] > 0:
        weights["Hira"] += weights["Hani"]
        weights["Hani"] = 0
    adjusted = {code: n * (_LATIN_WEIGHT if code == "Latn" else 1) for code, n in weights.items()}
    return max(adjusted, key=lambda code: adjusted[code])
