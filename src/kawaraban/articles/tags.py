"""Which change touches which pages: the tags of the log of changes.

A page carries the tags of what it prints; a row of the log carries the tags of what changed; a
stored page goes when both have one in common. This table is the whole agreement:

a tag on a page       means: it prints            a row has it when
article:N             all of story N              it is published again
entry:N               its ▼ entry                 headline, lede, picture, source … changed
link:N                headline, address, date,    one of these changed, it came or went
                      category; or it has N on
                      its list of related ones
in:language:X         the list of these stories   a story came, went or moved within the list
 also category,
 source, person,
 tag, day, month,
 year
beside:N              what stands beside story N  a story came, went or moved next to it; others
                                                  are related to it than before
days:LANG             which days have stories     a day got its first story or lost its last
sitemap,              the index, the file of      a story came, went, has another address or
 sitemap:YYYY-MM      a month                     another day of change
thread:N, counts:N    its conversation, counts    a response is shown or hidden
source:N              the thing itself: its name, one of these changed
 also person, tag,    credit line, file, address
 picture, document,
 page, embed
text:N                a hand-made page whole      it is published again
navigation            the sections (all pages)    a category changed
pages:LANG            the pages in the footer     one came, went or was renamed
today                 the date of today           never; time tells
absent                404, 410, a redirect        an address may answer otherwise

A page that prints more of a story carries only the largest of article, entry and link; a row
carries all that changed. An edit of the body alone therefore touches `article:N` and nothing else.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from kawaraban.articles.beside import beside_facts, days_beside
from kawaraban.articles.seen import Facts


def touched(before: Facts | None, after: Facts | None) -> set[str]:
    """Return the tags of a change to a story; None where readers can't see it."""
    if before is None or after is None or before.time != after.time:
        return {tag for facts in (before, after) if facts for tag in appearing(facts)}
    return {f"article:{after.number}", *edited(before, after), *moved(before, after)}


def appearing(story: Facts) -> Iterator[str]:
    """Yield the tags of a story that comes or goes: everything that shows it or leads to it."""
    yield from (f"article:{story.number}", f"entry:{story.number}", f"link:{story.number}")
    yield "absent"
    yield from in_sitemaps(story)
    yield from lists_of(story)
    yield from around(story)
    yield from days_of(story)


def edited(before: Facts, after: Facts) -> Iterator[str]:
    """Yield the tags of what is printed of a story, as far as it was changed."""
    if before.entry != after.entry:
        yield f"entry:{after.number}"
    if before.link != after.link or before.company != after.company:
        # Where another company takes a story away from a page, the page has a link to it.
        yield f"link:{after.number}"
    if before.address != after.address:
        yield "absent"
    if before.address != after.address or before.dated != after.dated:
        yield from in_sitemaps(before)
        yield from in_sitemaps(after)


def moved(before: Facts, after: Facts) -> Iterator[str]:
    """Yield the tags of the lists and neighbours that a story left or came to."""
    old, new = set(lists_of(before)), set(lists_of(after))
    in_place = (before.published_at, before.locale) == (after.published_at, after.locale)
    # Lists are by date and of one language: with another of these the story moves in all.
    yield from old ^ new if in_place else old | new
    if new - old:
        yield "absent"  # its first story brings a byline's or a tag's page to life
    if before.company != after.company:
        yield from around(before)
        yield from around(after)
    if (before.day, before.locale) != (after.day, after.locale):
        yield from days_of(before)
        yield from days_of(after)


def lists_of(story: Facts) -> Iterator[str]:
    """Yield a tag for each list in which the story stands."""
    yield f"in:language:{story.language}"
    yield from (f"in:category:{number}" for number in (story.category, *story.above))
    yield f"in:source:{story.source}"
    yield from (f"in:person:{number}" for number in story.people)
    yield from (f"in:tag:{slug}" for slug in story.tags)
    if story.day:
        yield from in_archives(story.day)


def in_archives(day: datetime.date) -> Iterator[str]:
    """Yield the tags of the archive pages of a day, its month and its year."""
    yield f"in:day:{day:%Y-%m-%d}"
    yield f"in:month:{day:%Y-%m}"
    yield f"in:year:{day:%Y}"


def around(story: Facts) -> Iterator[str]:
    """Yield a tag for each story that may have this one beside it."""
    return (f"beside:{number}" for number in beside_facts(story))


def days_of(story: Facts) -> Iterator[str]:
    """Yield the tags of the archive pages that lead to the story's day, if it makes that day."""
    nearest = days_beside(story)
    if nearest is not None:
        yield f"days:{story.language}"
        for day in nearest:
            yield from in_archives(day)


def in_sitemaps(story: Facts) -> Iterator[str]:
    """Yield the tags of the sitemaps that name the story."""
    yield "sitemap"
    if story.day:
        yield f"sitemap:{story.day:%Y-%m}"
