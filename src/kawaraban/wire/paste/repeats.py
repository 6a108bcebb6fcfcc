"""Drops what stands twice: the whole body, each paragraph, or a paragraph within itself."""

from kawaraban.wire.paste.page import Line, LineKind, Notes
from kawaraban.wire.paste.sameness import sameness, sentences

_LONG = 16
"""Letters from which a line alone is enough to be called a repetition. People say "Yes." twice."""
_TWOFOLD = 60
_LONGEST_SCAN = 200_000
_LONGEST_SPLIT = 100_000
_TEASER = 30
_TEASER_ENDS = ("…", "...", "[…]", "[...]", "……")


def drop_repeats(lines: list[Line], headline: str, notes: Notes) -> list[Line]:
    """Return `lines` with every passage once, where it stood first.

    Passages are the same when only case, width, spaces and punctuation differ. Paragraphs that
    were joined or split on the second occasion are found by their sentences.
    """
    lines = [_once(line, notes) for line in lines]
    keys = [sameness(line.text) for line in lines]
    lines, keys = _without_teasers(lines, keys, notes)
    repeated = _repeated(lines, keys)
    title = sameness(headline)
    kept = []
    for line, key, again in zip(lines, keys, repeated, strict=True):
        if key and key == title:
            notes.drop(line.text, "the headline again")
        elif again:
            notes.drop(line.text, "repeated")
        elif key:
            kept.append(line)
        else:
            notes.drop(line.text, "no words")
    return kept


def _repeated(lines: list[Line], keys: list[str]) -> list[bool]:
    seen: set[str] = set()
    seen_sentences: set[str] = set()
    before: list[bool] = []
    certain: list[bool] = []
    for line, key in zip(lines, keys, strict=True):
        pieces = [key]
        if len(line.text) <= _LONGEST_SPLIT:
            pieces = [sameness(piece) for piece in sentences(line.text)]
        known = key in seen or (
            len(key) >= 2 * _LONG and all(piece in seen_sentences for piece in pieces if piece)
        )
        before.append(known)
        certain.append(known and len(key) >= _LONG)
        seen.add(key)
        seen_sentences.update(pieces)
    return _with_neighbours(keys, before, certain)


def _with_neighbours(keys: list[str], before: list[bool], certain: list[bool]) -> list[bool]:
    """Call a short line repeated only where the line above or below it is repeated too."""
    repeated = list(certain)
    for n in range(1, len(keys)):
        if before[n] and not repeated[n]:
            repeated[n] = repeated[n - 1] or keys[n] == keys[n - 1]
    for n in range(len(keys) - 2, -1, -1):
        if before[n] and not repeated[n]:
            repeated[n] = repeated[n + 1]
    return repeated


def _without_teasers(
    lines: list[Line], keys: list[str], notes: Notes
) -> tuple[list[Line], list[str]]:
    """Drop a line cut off with an ellipsis when a longer one begins with it."""
    openings: dict[str, list[str]] = {}
    for key in keys:
        openings.setdefault(key[:_TEASER], []).append(key)
    kept, kept_keys = [], []
    for line, key in zip(lines, keys, strict=True):
        if (
            len(key) >= _TEASER
            and line.text.endswith(_TEASER_ENDS)
            and any(
                len(other) > len(key) and other.startswith(key)
                for other in openings[key[:_TEASER]][:50]
            )
        ):
            notes.drop(line.text, "the beginning of a paragraph that follows whole")
        else:
            kept.append(line)
            kept_keys.append(key)
    return kept, kept_keys


def _once(line: Line, notes: Notes) -> Line:
    """Return a line that holds its text two or more times over with the text once.

    Its inline markup is given up then, as it can no longer be matched to the text.
    """
    if len(line.text) < _TWOFOLD or line.kind is LineKind.HEADING:
        return line
    key = sameness(line.text)
    period = _period(key)
    if not period:
        return line
    cut = _position(line.text, period)
    notes.drop(line.text[cut:], "repeated")
    return Line(line.text[:cut].rstrip(), line.kind, "", line.level, line.linked, line.article)


def _period(key: str) -> int:
    """Return the length of the passage that `key` repeats throughout, or 0."""
    if len(key) > _LONGEST_SCAN:
        key_head = key[:_LONG]
        if key.find(key_head, 1) < 0:
            return 0
    period = (key + key).find(key, 1)
    return period if _TWOFOLD // 2 <= period < len(key) else 0


def _position(text: str, length: int) -> int:
    """Return where in `text` its first `length` letters that count have passed."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        if len(sameness(text[:middle])) < length:
            low = middle + 1
        else:
            high = middle
    tail = text[low:]
    # The stop and the quotation mark behind the last letter belong to the first passage.
    return low + len(tail) - len(tail.lstrip(".!?。！？។”’\"'」』）)"))
