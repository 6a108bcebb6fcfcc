"""Filipino: the roots that a word with affixes, infixes and doubled syllables may have.

Pure. `tumatakbo` is takbo with -um- and its first syllable doubled; `lutong` is luto and a linker;
`mangingisda` is isda with mang- and a doubled syllable. All roots that the rules allow are given,
and two words meet if they share one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_ROOTS = 12
_MOST_AFFIXES = 3
_VOWELS = tuple("aeiou")
_ROOT = re.compile("[^aeiou]?[aeiou]{2}|[^aeiou]{0,2}[aeiou].*[aeiou]")
_LINKER = re.compile("(?<=[aeiou])ng$")
# The longest first, so that nakapag- is not taken for na-. Those that end in a nasal are below.
_PREFIXES = """
nakakapag makakapag pakikipag pinakama nakipag makipag nakapag makapag ipinag ipinang
nakaka makaka napaka pinaka nagsi magsi nagpa magpa nagka magka pagka naka maka naki maki paki
ipina pinag pina ipag ipang ipa ini mai nai taga tag sang ika isa nag mag pag
ma na pa ka sa um in ni i
"""
_PREFIXES_BY_LETTER = {
    letter: tuple(prefix for prefix in _PREFIXES.split() if prefix[0] == letter)
    for letter in "mnpitsku"
}
_NASAL = re.compile("(i?(?:ma|na|pa))(ng|m|n)(.+)")
_DOUBLED_NASAL = re.compile("(i?(?:ma|na|pa))((?:ng|m|n)[aeiou])(?=\\2)")
_RESTORED = {"ng": ("", "k"), "m": ("b", "p"), "n": ("t", "s", "d")}
_INFIX = re.compile("([^aeiou]{1,2})(?:um|in)(?=[aeiou])")
_DOUBLED = re.compile("([^aeiou]?[aeiou])(?=\\1)")
_DOUBLED_CLUSTER = re.compile("([^aeiou])([aeiou])(?=\\1[^aeiou]\\2)")
_SUFFIX = re.compile("(?:[hn]?(?:in|an))$")


def roots(plain: str, folded: str) -> tuple[str, ...]:
    """Return the roots that a case-folded word may have; the first is the word itself."""
    if not folded.isascii() or len(folded) < 4:
        return (folded,)
    found = dict.fromkeys((folded,))
    # The linker is -ng after a vowel and -g after n: lutong is of luto, bayang of bayan.
    linked = _LINKER.search(folded)
    for bare in (folded, folded[:-2]) if linked else (folded,):
        for stem in _without_suffix(bare):
            for root in _inside(stem, _MOST_AFFIXES):
                found[root] = None
    if linked:
        found[folded[:-1]] = None
    return tuple(found)[:MAX_ROOTS]


def _is_root(word: str) -> bool:
    """Return whether a word has two syllables, as nearly all roots have."""
    return len(word) > 2 and bool(_ROOT.match(word))


def _without_suffix(word: str) -> Iterator[str]:
    """Yield the word, and without -in or -an: -hin after a vowel, -nin for some words."""
    yield word
    match = _SUFFIX.search(word)
    if match is None:
        return
    for stem in dict.fromkeys((word[: match.start()], word[:-2])):
        if _is_root(stem):
            yield from _unchanged(stem)


def _unchanged(stem: str) -> Iterator[str]:
    """Yield a stem as it was before its suffix: u was o in the last syllable, r was d."""
    vowel = max(stem.rfind("o"), stem.rfind("u"))
    if vowel >= 0 and stem[vowel] == "u" and not any(v in stem[vowel + 1 :] for v in _VOWELS):
        yield f"{stem[:vowel]}o{stem[vowel + 1 :]}"
    yield stem[:-1] + "d" if stem.endswith("r") else stem


def _inside(word: str, depth: int) -> Iterator[str]:
    """Yield a stem, and what is left without doubled syllable, infix and prefixes."""
    if not _is_root(word):
        return
    yield word
    if depth <= 0:
        return
    for pattern in (_DOUBLED, _DOUBLED_CLUSTER):
        if match := pattern.match(word):
            yield from _inside(word[match.end() :], depth - 1)
    if match := _INFIX.match(word):
        yield from _inside(match[1] + word[match.end() :], depth - 1)
    for prefix in _PREFIXES_BY_LETTER.get(word[0], ()):
        rest = word[len(prefix) :]
        if word.startswith(prefix) and not _cuts_a_sound(prefix, rest):
            yield from _inside(rest, depth - 1)
            if rest.startswith("r") and prefix[-1] in _VOWELS:
                yield from _inside("d" + rest[1:], depth - 1)
    yield from _after_nasal(word, depth)


def _cuts_a_sound(prefix: str, rest: str) -> bool:
    """Return whether the prefix ends inside ng, or leaves the g of nag- to the root."""
    return rest[:1] == "g" and (prefix[-1] == "n" or rest[1:2] not in _VOWELS)


def _after_nasal(word: str, depth: int) -> Iterator[str]:
    """Yield what mang-, nang- or pang- was put before, with the consonant that it swallowed."""
    if depth > 0 and (match := _DOUBLED_NASAL.match(word)):
        yield from _after_nasal(match[1] + word[match.end() :], depth - 1)
    match = _NASAL.match(word)
    if match is None or depth <= 0:
        return
    nasal, rest = match[2], match[3]
    if rest.startswith(_VOWELS):
        for consonant in _RESTORED[nasal]:
            yield from _inside(consonant + rest, depth - 1)
    else:
        yield from _inside(rest, depth - 1)
