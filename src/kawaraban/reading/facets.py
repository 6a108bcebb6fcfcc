"""What narrows a search: the values there are to choose from, and those that are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import CharField
from django.utils.formats import number_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from kawaraban.articles.models import Source
from kawaraban.articles.prepared import Parameter, Prepared
from kawaraban.kit.languages import LANGUAGES
from kawaraban.reading.asked import FILTERS, Asked
from kawaraban.reading.moulded import moulded
from kawaraban.search.contract import Results

# Query parameter of a filter for each facet of the index, in the order of the page.
FACETS = {
    "kind": "kind",
    "category": "category",
    "year": "year",
    "source": "source",
    "language": "lang",
}
AT_ONCE = 8
"""Values of a facet that are seen at once; the others are unfolded."""
PLACES = 64
"""Sources that are named in one query."""

Names = Mapping[str, str]
SOURCES: Prepared[tuple[str, str]] = Prepared(
    lambda: (
        Source.objects.filter(slug__in=[_place(number) for number in range(PLACES)])
        .order_by()
        .values_list("slug", "name")
    )
)


class Facets:
    """The facets of one answer. `categories` are names by slug, in the language of the page."""

    def __init__(self, asked: Asked, answer: Results, categories: Names) -> None:
        self.asked = asked
        self.counted = answer.facets
        self._categories = categories
        sources = (*(slug for slug, _n in self._values("source")), *asked.filters.get("source", ()))
        self._sources = _sources(sources)

    def markup(self) -> list[SafeString]:
        """Return each facet that has something to choose from."""
        found = []
        for facet, name in FACETS.items():
            values = self._values(facet)
            if len(values) > 1 or (values and self.asked.filters.get(name)):
                found.append(self._facet(title_of(name), facet, values))
        return found

    def chosen(self) -> list[dict[str, str]]:
        """Return the filters that are set: what they are called, and where it goes without."""
        return [
            {
                "title": title_of(name),
                "name": self._called(name, value),
                "path": self.asked.toggled(name, value).path(),
            }
            for name in FILTERS
            for value in self.asked.filters.get(name, ())
        ]

    def _values(self, facet: str) -> list[tuple[str, int]]:
        values = self.counted.get(facet, [])
        return sorted(values, reverse=True) if facet == "year" else values

    def _facet(self, title: str, facet: str, values: list[tuple[str, int]]) -> SafeString:
        name = FACETS[facet]
        chosen = self.asked.filters.get(name, ())
        items = [
            moulded(
                "reading/search_value.html",
                {
                    "path": self.asked.toggled(name, value).path(),
                    "name": self._called(name, value),
                    "count": number_format(count, force_grouping=True),
                    "chosen": value in chosen,
                },
            )
            for value, count in values
        ]
        texts = {
            "title": title,
            "values": SafeString("".join(items[:AT_ONCE])),
            "others": SafeString("".join(items[AT_ONCE:])),
        }
        return SafeString(moulded("reading/search_facet.html", texts))

    def _called(self, name: str, value: str) -> str:
        """Return what the value of a filter is called; as it is where nobody knows."""
        if name == "category":
            return self._categories.get(value, value)
        if name == "source":
            return self._sources.get(value, value)
        if name == "lang":
            return LANGUAGES[value].native_name if value in LANGUAGES else value
        if name == "kind":
            return {"story": _("Stories"), "page": pgettext("hand-made", "Pages")}.get(value, value)
        return value


def title_of(name: str) -> str:
    """Return what a filter is called."""
    return {
        "category": _("Category"),
        "source": _("Source"),
        "lang": _("Language"),
        "kind": _("Kind"),
        "year": _("Year"),
        "author": _("Byline"),
        "after": _("Since"),
        "before": _("Before"),
    }[name]


def _sources(slugs: Iterable[str]) -> Names:
    """Return the names of sources by slug. One query, none without slugs."""
    wanted = list(dict.fromkeys(slugs))[:PLACES]
    if not wanted:
        return {}
    values = {f"slug{n}": wanted[min(n, len(wanted) - 1)] for n in range(PLACES)}
    return dict(SOURCES.rows(**values))


def _place(number: int) -> Parameter:
    return Parameter(f"slug{number}", CharField())
