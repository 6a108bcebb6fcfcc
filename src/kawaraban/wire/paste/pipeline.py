"""From the bytes of any page to a story: the steps, in order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kawaraban.kit.languages import LANGUAGES, guess_language
from kawaraban.wire.paste.compose import compose
from kawaraban.wire.paste.decode import decode
from kawaraban.wire.paste.fields.category import known_category
from kawaraban.wire.paste.fields.credit import split_credit
from kawaraban.wire.paste.fields.dates import find_date, read_dateline
from kawaraban.wire.paste.fields.folding import letters
from kawaraban.wire.paste.fields.headline import Chosen, choose_marked, choose_unmarked
from kawaraban.wire.paste.fields.take import Fields
from kawaraban.wire.paste.gaps import warn_of_gaps
from kawaraban.wire.paste.mail import read_mail
from kawaraban.wire.paste.markup import looks_like_html, read_markup
from kawaraban.wire.paste.navigation import drop_navigation
from kawaraban.wire.paste.page import Hints, Line, Notes, Page
from kawaraban.wire.paste.plain import read_plain
from kawaraban.wire.paste.repeats import drop_repeats
from kawaraban.wire.paste.scope import story_scope
from kawaraban.wire.paste.story import NotAStory, PastedStory

_LEAST_LETTERS = 5
_LANGUAGE_SAMPLE = 4000


def recognise(
    raw: bytes | str, *, known_categories: Sequence[tuple[str, str]] = (), today: date
) -> PastedStory:
    """Return the story in a pasted page: its text, its HTML, or a mail, in any encoding.

    `known_categories` are the site's own, as pairs of slug and name; a category is returned by
    their name where one fits, otherwise as printed. `today` is the newsroom's day, from which a
    date without a year is understood. Raises NotAStory with a sentence that says what to do.
    """
    notes = Notes()
    page = _read(raw, notes)
    inside, around = story_scope(page.lines, notes)
    fields = Fields(today, known_categories)
    chosen = _choose(inside, around, page.hints, fields, notes)
    lines = drop_repeats(chosen.lines, chosen.headline, notes)
    lines = _take_inline_credit(lines, fields, notes)
    if letters(chosen.headline) + sum(letters(line.text[:200]) for line in lines) < _LEAST_LETTERS:
        raise NotAStory(
            "No story was found here, only navigation, numbers or signs. "
            "Paste the page with its headline and its text."
        )
    lede, body = compose(lines)
    story = PastedStory(
        headline=chosen.headline,
        category_name=_category(fields, page.hints),
        lede=lede,
        body=body,
        credit=fields.credit,
        published_on=_published_on(fields, page.hints, lede, today),
        comment_count=fields.comments or 0,
        trackback_count=fields.trackbacks or 0,
        language=_language(chosen.headline, lines, page.hints),
        dropped=(),
        warnings=(),
    )
    warn_of_gaps(story, fields, notes)
    return replace(story, dropped=tuple(notes.dropped), warnings=tuple(notes.warnings))


def _read(raw: bytes | str, notes: Notes) -> Page:
    """Decode `raw` and make lines of it, with the reader its form asks for."""
    text = decode(raw)
    mail = read_mail(raw)
    if mail is None:
        return read_markup(text, notes) if looks_like_html(text) else Page(read_plain(text))
    if mail.signature.strip():
        notes.drop(" ".join(mail.signature.split()), "mail signature")
    page = (
        read_markup(mail.text, notes) if looks_like_html(mail.text) else Page(read_plain(mail.text))
    )
    return Page(page.lines, Hints(headline=mail.subject, published=mail.sent))


def _choose(
    inside: list[Line], around: list[Line], hints: Hints, fields: Fields, notes: Notes
) -> Chosen:
    """Find the headline and take the fields out of the lines below it.

    A line around the story gives a field only where the story itself gave none.
    """
    marked = choose_marked(inside, notes)
    lines = fields.take(drop_navigation(marked.lines, notes), notes)
    if marked.headline:
        chosen = Chosen(marked.headline, lines, [])
    else:
        chosen = choose_unmarked(lines, around, hints, notes)
    outer = fields.take(drop_navigation([*marked.around, *around], notes), notes)
    notes.drop_all((line for line in outer if line.text != chosen.headline), "around the story")
    notes.drop_all(chosen.around, "before the headline")
    return chosen


def _take_inline_credit(lines: list[Line], fields: Fields, notes: Notes) -> list[Line]:
    """Read 【共同】 at the opening or （共同） at the close, if no line was a credit."""
    if fields.credit or not lines:
        return lines
    for n in (0, len(lines) - 1):
        found = split_credit(lines[n].text)
        if found and found[1]:
            fields.credit = found[0]
            notes.drop(found[0], "credit, kept in its own field")
            # The paragraph's emphasis and links are given up with the position they had.
            lines[n] = replace(lines[n], text=found[1], html="")
            break
    return lines


def _category(fields: Fields, hints: Hints) -> str:
    printed = fields.category or hints.section
    return known_category(printed, fields.known) or printed


def _published_on(fields: Fields, hints: Hints, lede: str, today: date) -> date | None:
    if fields.when is None:
        fields.when = find_date(hints.published, today) or read_dateline(lede, today)
    return fields.when.day if fields.when else None


def _language(headline: str, lines: list[Line], hints: Hints) -> str:
    sample, length = [headline], 0
    for line in lines:
        sample.append(line.text[:_LANGUAGE_SAMPLE])
        length += len(line.text)
        if length > _LANGUAGE_SAMPLE:
            break
    guessed = guess_language("\n".join(sample)[:_LANGUAGE_SAMPLE], tuple(LANGUAGES))
    stated = hints.language.split("-")[0].lower()
    return guessed or (stated if stated in LANGUAGES else "")
