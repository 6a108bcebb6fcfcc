"""Which lines of an HTML page are the story, where the page itself says so with `<article>`."""

from collections import Counter

from kawaraban.wire.paste.page import Line, Notes

_ENOUGH = 80
"""Characters below which an `<article>` is a teaser or an empty shell."""


def story_scope(lines: tuple[Line, ...], notes: Notes) -> tuple[list[Line], list[Line]]:
    """Split lines into those of the story and those around it.

    The story is the `<article>` with most text, if it has more than a teaser's; otherwise it is
    the whole page. What is around may still give a headline, a date or counts.
    """
    lengths: Counter[int] = Counter()
    for line in lines:
        if line.article and not line.linked:
            lengths[line.article] += len(line.text)
    if not lengths or max(lengths.values()) < _ENOUGH:
        return list(lines), []
    chosen, longest = lengths.most_common(1)[0]
    if sum(1 for length in lengths.values() if length * 2 >= longest) > 1:
        notes.warn("The page holds several stories; only the longest was read.")
    inside = [line for line in lines if line.article == chosen]
    # An article's own heading may stand before the element, on pages that wrap the text alone.
    return inside, [line for line in lines if line.article != chosen]
