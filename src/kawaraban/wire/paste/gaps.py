"""What an editor should look at before the draft is saved, in sentences."""

from datetime import date, timedelta

from kawaraban.wire.paste.fields.take import Fields
from kawaraban.wire.paste.page import Notes
from kawaraban.wire.paste.sameness import sameness
from kawaraban.wire.paste.story import PastedStory

# A desk that is told the answer leaves these out.
NO_CATEGORY = "No category was found; choose one."
NO_LANGUAGE = "The language was not recognised; choose it yourself."

_LONG_HEADLINE = 255
_LONG_STORY = 100_000
_EARLIEST = date(1970, 1, 1)


def warn_of_gaps(story: PastedStory, fields: Fields, notes: Notes) -> None:
    """Add a sentence for every field that is missing, assumed or unlikely."""
    if not story.lede and not story.body:
        notes.warn("There is a headline but no text below it. Was the whole page pasted?")
    if len(story.headline) > _LONG_HEADLINE:
        notes.warn(f"The headline has {len(story.headline):,} characters; shorten it.")
    length = len(story.lede) + sum(len(block.text) for block in story.body)
    if length > _LONG_STORY:
        notes.warn(f"The text has {length:,} characters. Is it one story?")
    _warn_of_category(story, fields, notes)
    if not story.credit:
        notes.warn("No credit line was found; choose the source yourself.")
    if not story.language:
        notes.warn(NO_LANGUAGE)
    if fields.bylines:
        notes.warn(f"The page names an author ({fields.bylines[0]}); add a byline for it.")
    _warn_of_date(story, fields, notes)


def _warn_of_category(story: PastedStory, fields: Fields, notes: Notes) -> None:
    name = story.category_name
    if not name:
        notes.warn(NO_CATEGORY)
    elif fields.known and all(
        sameness(name) not in (sameness(slug), sameness(known)) for slug, known in fields.known
    ):
        notes.warn(f"“{name}” is not one of your categories; choose one, or create it.")


def _warn_of_date(story: PastedStory, fields: Fields, notes: Notes) -> None:
    when, found = story.published_on, fields.when
    if when is None or found is None:
        notes.warn("No date was found; set it yourself.")
        return
    if found.year_assumed:
        notes.warn(f"The page gives no year; {when.year} was assumed.")
    if found.order_assumed:
        notes.warn(f"The day and the month could be the other way round: {when:%Y-%m-%d}.")
    if fields.when_updated:
        notes.warn(f"Only the date of a change was found: {when:%Y-%m-%d}.")
    if when > fields.today + timedelta(days=1):
        notes.warn(f"The date {when:%Y-%m-%d} lies in the future.")
    elif when < _EARLIEST:
        notes.warn(f"The date {when:%Y-%m-%d} lies before 1970.")
