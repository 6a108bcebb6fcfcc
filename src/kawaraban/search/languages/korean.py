"""Korean: words with particles and endings joined on, with or without spaces in compounds. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from kawaraban.search import runs
from kawaraban.search.folding import without_ignored
from kawaraban.search.languages.hangul import final, misspelt
from kawaraban.search.languages.korean_particles import Nouns, ends, follows, nouns, parts
from kawaraban.search.languages.korean_verbs import NO_VERBS, Verbs, verbs
from kawaraban.search.wanted import Form, Most, Part, Row, Wanted, Way

LEAST_FOR_TYPO = 2
"""Syllables of a word of which one letter may be wrong."""
_MOST_TYPOS = 96
_LONGEST_SPLIT = 12
_SINGLE_SURE = "을 를 은 는 에 에서 에는 으로 까지 부터 처럼 보다 마다 밖에 씩 쯤 이나 이다 이며"
"""Particles by which a noun of one syllable is looked for."""
_SINGLE_DOUBTFUL = "이 가 의 도 만 로 과 와"


def kept(run: str, language: str) -> tuple[list[str], list[str]]:
    """Return the word in its place in a row, and the forms by which it is looked up."""
    word = without_ignored(run)[: runs.MAX_TERM]
    row, found = _kept(word)
    return [row], list(found)


@lru_cache(maxsize=32_768)
def _kept(word: str) -> tuple[str, tuple[str, ...]]:
    noun, verb = _read(word)
    found = [word, *noun.sure, *noun.doubtful, *verb.sure, *verb.doubtful, *verb.nouns]
    if not verb.only:
        found += parts(noun.whole[-1])
        for one in noun.whole[:-1]:
            found += ends(one)
    return noun.row, tuple(dict.fromkeys(found))


def _read(word: str) -> tuple[Nouns, Verbs]:
    noun = nouns(word)
    verb = NO_VERBS if noun.certain else verbs(word)
    if verb.sure:
        return noun, verb
    # A verb made a noun may have a particle, too: 어려움이, 달리기를.
    made = (one for one in noun.sure if final(one) == "ㅁ" or one[-1] == "기")
    return noun, next((verbs(one) for one in made), verb)


def forms(run: str) -> tuple[str, ...]:
    """Return the forms of one written word, for marking."""
    return _kept(run[: runs.MAX_TERM])[1]


def wanted(run: str, languages: Sequence[str]) -> list[Wanted]:
    """Return what a word of a query looks for: itself, without particles, and as two words."""
    word = without_ignored(run)[: runs.MAX_TERM]
    noun, verb = _read(word)
    sure = dict.fromkeys((word, *noun.sure, *verb.sure, *verb.nouns))
    doubtful = dict.fromkeys((*noun.doubtful, *verb.doubtful))
    if len(word) == 1:
        sure |= dict.fromkeys(
            word + particle for particle in _SINGLE_SURE.split() if follows(particle, word)
        )
        doubtful |= dict.fromkeys(
            word + particle for particle in _SINGLE_DOUBTFUL.split() if follows(particle, word)
        )
    ways: tuple[Way, ...] = (*map(Form, sure), *_splits(noun.row))
    loose: list[Way] = [Form(form, 0.6) for form in doubtful if form not in sure]
    loose += _loose(word, noun.row)
    shown = tuple(dict.fromkeys((*sure, *doubtful)))
    return [Wanted(word, ways, tuple(loose), (), (noun.row,), (word,), "", shown)]


def _splits(word: str) -> Iterator[Row]:
    """Yield a compound as the words that it may be written as."""
    if len(word) <= _LONGEST_SPLIT:
        for place in range(1, len(word)):
            yield Row((word[:place], word[place:]), 0.9)


def _loose(word: str, row: str) -> Iterator[Way]:
    if len(row) >= LEAST_FOR_TYPO:
        typos = dict.fromkeys((*misspelt(row), *(misspelt(word) if word != row else ())))
        yield from (Form(typo, 0.4) for typo in list(typos)[:_MOST_TYPOS])
    pairs = runs.pairs_in(word)
    yield Part(pairs, 0.5)
    if len(word) >= runs.LEAST_FOR_TYPO:
        yield Most(pairs, max(1, len(pairs) - 2), 0.2)
