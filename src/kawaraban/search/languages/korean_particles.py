"""Korean nouns without what is joined on to them, and the nouns inside compounds. Pure.

Particles are a closed class of the grammar; which of two stands after a noun depends on whether it
ends with a consonant, and that tells most nouns from nouns with a particle.
"""

from __future__ import annotations

from typing import NamedTuple

from kawaraban.search.languages.hangul import final

LEAST = 2
"""Syllables of a noun without its particle: 마을 is no 마."""
_LONGEST_COMPOUND = 9

_ANY = """
에서 에게 에 까지 부터 처럼 보다 마다 밖에 조차 마저 한테 께서 께 같이 만큼 대로 뿐 씩 쯤 들 하고
에서는 에서도 에서의 에게서 에게는 에는 에도 까지는 까지도 부터는 보다는 라고 라는 라며 끼리 이라
"""
_CLOSED = """
은 을 으로 으로는 으로도 으로서 으로써 으로의 이라고 이라는 이라며 이라면 이라도 이란 이든 이다
이었다 이며 이고 이나 과의 과는 과도
"""
_OPEN = """
는 를 로는 로도 로서 로써 로의 라면 라도 란 든 였다 와의 와는 와도 며 랑
"""
_DOUBTFUL_ANY = """
의 도 만 요
"""
_DOUBTFUL_CLOSED = """
이 과 아 이야
"""
_DOUBTFUL_OPEN = """
가 와 로 나 야
"""

_OF_NOUNS = """
에서 에서는 에서도 에서의 에게서 에게는 에게 에는 에도 까지 까지는 까지도 부터 부터는 처럼 마다
한테 께서 으로 으로는 으로도 으로서 으로써 으로의 로는 로서 로써 와의 와는 과의 과는 이라는 이라고
이라며 들을 들의 을 를 의 이
"""
"""Particles that no verb has as an ending."""
_PREFIXES = frozenset("총친탈")
# What makes a longer name or noun of a noun of two syllables, and is no noun with it otherwise.
_SUFFIXES = frozenset(
    "시군구도읍면동리역항강산섬만청값측발행팀당급권식형장관과부실소단회원들씨님용인"
)


class _Particle(NamedTuple):
    text: str
    after: str
    """`closed` after a consonant, `open` after a vowel."""
    sure: bool


def _particles() -> tuple[_Particle, ...]:
    kinds = (
        (_ANY, "", True),
        (_CLOSED, "closed", True),
        (_OPEN, "open", True),
        (_DOUBTFUL_ANY, "", False),
        (_DOUBTFUL_CLOSED, "closed", False),
        (_DOUBTFUL_OPEN, "open", False),
    )
    found = [_Particle(text, after, sure) for line, after, sure in kinds for text in line.split()]
    return tuple(sorted(found, key=lambda particle: -len(particle.text)))


_BY_END: dict[str, list[_Particle]] = {}
for _particle in _particles():
    _BY_END.setdefault(_particle.text[-1], []).append(_particle)


_NO_ENDING = frozenset(_OF_NOUNS.split())
_LONG = frozenset(text for text in _NO_ENDING if len(text) > 1)
"""After which a noun may have one syllable, too: 집에서."""
_AFTER = {particle.text: particle.after for particle in _particles()}


class Nouns(NamedTuple):
    """What a word may be without its particles."""

    sure: tuple[str, ...]
    doubtful: tuple[str, ...]
    row: str
    """The shortest, by which it stands in a row of words."""
    whole: tuple[str, ...]
    """What may be a compound: the word without the particles that surely are some."""
    certain: bool
    """Whether it can be no verb: its last particle has two syllables that only nouns have."""


def nouns(word: str) -> Nouns:
    """Return what a word may be without its particles; `sure` and `doubtful` leave it out."""
    sure: list[str] = []
    doubtful: list[str] = []
    whole = [word]
    rest, is_sure, certain = word, True, False
    while (found := _without(rest)) is not None:
        rest, particle = found
        certain = certain or particle.text in _NO_ENDING
        # 합창단이 can only be 합창단, but 고양이 is no 고양.
        is_sure = is_sure and (particle.sure or len(rest) > LEAST)
        (sure if is_sure else doubtful).append(rest)
        if particle.sure:
            whole.pop()
        whole.append(rest)
    return Nouns(tuple(sure), tuple(doubtful), rest, tuple(whole), certain)


def follows(particle: str, noun: str) -> bool:
    """Return whether a particle may stand after a noun: 은 after a consonant, 는 after a vowel."""
    after, last = _AFTER.get(particle, ""), final(noun)
    if particle.startswith("로") and last == "ㄹ":
        return True
    return not after or (last == " ") is (after == "open")


def _without(word: str) -> tuple[str, _Particle] | None:
    """Return the word without its last particle, and that."""
    for particle in _BY_END.get(word[-1:], ()):
        rest = word[: -len(particle.text)]
        least = 1 if particle.text in _LONG else LEAST
        if len(rest) >= least and word.endswith(particle.text) and follows(particle.text, rest):
            return rest, particle
    return None


def parts(noun: str) -> tuple[str, ...]:
    """Return the nouns that a compound may consist of: 선거 in 보궐선거, but not 감자 in 수감자.

    Each part and the rest have two syllables at least; one syllable is a noun of its own only if
    it is of those that are joined on to names.
    """
    size = len(noun)
    if size == 3:
        begun = [noun[:2]] if noun[2] in _SUFFIXES else []
        return (*begun, noun[1:]) if noun[0] in _PREFIXES else tuple(begun)
    if not 4 <= size <= _LONGEST_COMPOUND:
        return ()
    begun = [noun[:end] for end in range(2, size - 1)]
    if noun[-1] in _SUFFIXES:
        begun.append(noun[:-1])
    return tuple(dict.fromkeys((*begun, *ends(noun))))


def ends(word: str) -> list[str]:
    """Return the nouns that a compound may end with: 도로 in 고속도로, though 로 is a particle."""
    if not 4 <= len(word) <= _LONGEST_COMPOUND:
        return []
    return [word[start:] for start in range(2, len(word) - 1)]
