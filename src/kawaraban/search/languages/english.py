"""English: what grammar adds to a word is taken off; what makes another word of it stays.

Pure. The steps for plurals, -ed, -ing and the silent e are those of M. F. Porter's second stemmer
(porter2), written anew. Its later steps are left out: they make one of university and universe, of
experiment and experience. Spelling is that of one side of the Atlantic for both.
"""

from __future__ import annotations

import re

_VOWEL = "[aeiouy]"
_HAS_VOWEL = re.compile(_VOWEL)
_DOUBLE = re.compile(r"(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$")
_SHORT_END = re.compile(r"(?:[^aeiouy][aeiouy][^aeiouywx]|^[aeiouy][^aeiouy])$")
_REGION = re.compile(r"[aeiouy][^aeiouy]")
_MADE_PAST = re.compile(r"(?:eed|eedly|edly|ed|ingly|ing)$")

# British spelling is turned into American, word by ending. Each rule asks for so many letters
# before it that four, size, seize or here are left alone.
_SPELLINGS = (
    (
        re.compile(
            r"(?<=[a-z]{3})our(?=(?:s|ed|ing|er|ers|ful|fully|able|less|ite|ites|hood|hoods|y)?$)"
        ),
        "or",
    ),
    (re.compile(r"(?<=[a-z]{3})i[sz](?=(?:e|es|ed|er|ers|ing|ation|ations|ational)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2}l)ys(?=(?:e|es|ed|er|ers|ing)$)"), "yz"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[a-z]{2}[bt])red$"), "ered"),
    (re.compile(r"(?<=[aeiou])l(?=ments?$)"), "ll"),
    (re.compile(r"(?<=def|off|lic|ret)(en)c(?=es?$|ed$)"), r"\1s"),
    (re.compile(r"(?<=[a-z]{3}og)ue(?=s?$)"), ""),
)
# Most words have none of it, and are spared the rules.
_MAY_BE_BRITISH = re.compile("our|i[sz][eai]|ly[sz]|lys|[bt]re|lment|enc|ogue")
_OTHER_SPELLING = {
    "programme": "program",
    "grey": "gray",
    "plough": "plow",
    "mould": "mold",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "aluminium": "aluminum",
    "jewellery": "jewelry",
    "manoeuvre": "maneuver",
    "pyjamas": "pajamas",
    "ageing": "aging",
    "aeroplane": "airplane",
}
# The verbs and plurals that follow no rule: a closed class of the grammar.
_IRREGULAR = """
be was were been being am is are; have has had having; do does did done doing; go goes went gone
going; become became; begin began begun; bend bent; bite bit bitten; bleed bled; blow blew blown;
break broke broken; breed bred; bring brought; build built; burn burnt; buy bought; catch caught;
choose chose chosen; come came; cling clung; creep crept; deal dealt; dig dug; draw drew drawn;
dream dreamt; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed;
fight fought; find found; flee fled; fly flew flown; forbid forbade forbidden; forget forgot
forgotten; forgive forgave forgiven; freeze froze frozen; get got gotten; give gave given; grow
grew grown; hang hung; hear heard; hide hid hidden; hold held; keep kept; kneel knelt; know knew
known; lead led; lend lent; light lit; lose lost; make made; mean meant; meet met; mistake mistook
mistaken; overcome overcame; pay paid; ride rode ridden; ring rang rung; rise risen; run ran; say
said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shine shone; shoot
shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept;
slide slid; speak spoke spoken; speed sped; spend spent; spin spun; stand stood; steal stole
stolen; stick stuck; sting stung; strike struck; swear swore sworn; sweep swept; swim swam swum;
swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw threw
thrown; understand understood; wake woke woken; wear wore worn; weave wove woven; weep wept; win
won; withdraw withdrew withdrawn; write wrote written; child children; foot feet; tooth teeth;
goose geese; mouse mice; louse lice; ox oxen; person persons; wife wives; wolf wolves; half
halves; calf calves; thief thieves; shelf shelves; knife knives; loaf loaves; die died dying; lie
lied; tie tied tying; crisis crises; bus buses; gas gases; virus viruses; campus campuses; bonus
bonuses; status statuses; census censuses; analysis analyses; basis bases; index indices; vertex
vertices; medium media; criterion criteria; phenomenon phenomena; news; series; species
"""
_BASE = {form: forms.split()[0] for forms in _IRREGULAR.split(";") for form in forms.split()}

IRREGULAR = frozenset(_BASE) | frozenset(_OTHER_SPELLING)
"""Words that need not begin as the others do that have the same root."""


def roots(plain: str, folded: str) -> tuple[str, ...]:
    """Return the one root of a case-folded word, without diacritics."""
    return (_root(folded),)


def _root(word: str) -> str:
    if len(word) < 3 or not word.isascii():
        return word
    known = _BASE.get(word)
    if known is None:
        singular = _without_s(_OTHER_SPELLING.get(word, word))
        known = _BASE.get(singular) or _OTHER_SPELLING.get(singular)
        if known is None:
            known = _without_past(_respelt(_man(singular)))
    return _noun_of_action(_without_e(_with_i(known)))


def _respelt(word: str) -> str:
    if len(word) > 4 and _MAY_BE_BRITISH.search(word) is not None:
        for pattern, spelling in _SPELLINGS:
            word = pattern.sub(spelling, word)
    return word


def _man(word: str) -> str:
    """Return fisherman for fishermen."""
    return f"{word[:-3]}man" if word.endswith("men") else word


def _without_s(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith(("oes", "ches", "shes", "xes", "zzes")) and len(word) > 5:
        return word[:-2]
    if word.endswith("s") and not word.endswith(("us", "ss")) and _HAS_VOWEL.search(word[:-2]):
        return word[:-1]
    return word


def _without_past(word: str) -> str:
    match = _MADE_PAST.search(word)
    if match is None:
        return word
    before = word[: match.start()]
    if match.group().startswith("eed"):
        return before + "ee" if match.start() >= _region(word) else word
    if not _HAS_VOWEL.search(before):
        return word
    if before.endswith(("at", "bl", "iz", "yz")):
        return before + "e"
    if _DOUBLE.search(before):
        return before[:-1]
    if _SHORT_END.search(before) and _region(before) >= len(before):
        return before + "e"
    return before


def _with_i(word: str) -> str:
    ends = len(word) > 2 and word[-1] == "y" and word[-2] not in "aeiouy"
    return word[:-1] + "i" if ends else word


def _without_e(word: str) -> str:
    first = _region(word)
    second = _region(word, first)
    last = len(word) - 1
    if word.endswith("e") and (
        last >= second or (last >= first and not _SHORT_END.search(word[:-1]))
    ):
        return word[:-1]
    return word[:-1] if word.endswith("ll") and last >= second else word


_ACTION = re.compile(r"(?:(?<=[a-z]{3})ation|(?<=[a-z]{3}ct)ion)$")


def _noun_of_action(word: str) -> str:
    """Return the root of the verb for a noun such as vaccination, organisation or election."""
    match = _ACTION.search(word)
    if match is None:
        return word
    before = word[: match.start()]
    if match.group() == "ion" or before.endswith("iz"):
        return before
    return before + "at"


def _region(word: str, start: int = 0) -> int:
    """Return where the part after the first consonant that follows a vowel begins."""
    match = _REGION.search(word, start)
    return match.end() if match else len(word)
