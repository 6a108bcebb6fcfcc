"""Read `names.toml`: who works in the invented newsroom, and how its site is arranged."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kawaraban.demo.keys import Keys

FILE = Path(__file__).with_name("names.toml")


@dataclass(frozen=True)
class SourceName:
    """Where stories come from, and which outputs may carry their full text."""

    key: str
    name: str
    kind: str
    credit_line: str
    home_page: str
    terms: str
    full_text_in: frozenset[str]


@dataclass(frozen=True)
class PersonName:
    """A byline. `names` are the name in other scripts, `portrait` is a drawing."""

    key: str
    name: str
    names: dict[str, str]
    portrait: str
    role: str
    bio: str


@dataclass(frozen=True)
class CategoryName:
    """A section; `parent` is another's key or empty, `names` its name by language."""

    key: str
    name: str
    parent: str
    description: str
    order: int
    topic_code: str
    names: dict[str, str]


@dataclass(frozen=True)
class AccountName:
    """An account of the newsroom; `person` is the byline that belongs to it, or empty."""

    key: str
    first_name: str
    last_name: str
    role: str
    person: str


@dataclass(frozen=True)
class PageText:
    """A page of plain text."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class FrontPlan:
    """The front page as the editor arranged it: keys of stories and of categories."""

    language: str
    leads: tuple[str, ...]
    rows: tuple[str, ...]
    stories_a_row: int
    latest: int


@dataclass(frozen=True)
class Names:
    """All of `names.toml`, in its order."""

    sources: tuple[SourceName, ...]
    people: tuple[PersonName, ...]
    categories: tuple[CategoryName, ...]
    accounts: tuple[AccountName, ...]
    pages: dict[str, PageText]
    front: FrontPlan


def read_names(path: Path = FILE) -> Names:
    """Return what the file at `path` says. Raises `FormatError`, naming the key."""
    keys = Keys.of_file(path)
    names = Names(
        sources=tuple(_source(*pair) for pair in keys.table("sources").named()),
        people=tuple(_person(*pair) for pair in keys.table("people").named()),
        categories=tuple(_category(*pair) for pair in keys.table("categories").named()),
        accounts=tuple(_account(*pair) for pair in keys.table("accounts").named()),
        front=_front(keys.table("front")),
        pages={name: _page(keys.table(name)) for name in ("about", "contact")},
    )
    keys.finish()
    above: set[str] = set()
    for category in names.categories:
        if category.parent and category.parent not in above:
            raise keys.wrong(f"categories.{category.key}", "stands before its parent.")
        above.add(category.key)
    return names


def _source(key: str, keys: Keys) -> SourceName:
    made = SourceName(
        key=key,
        name=keys.text("name"),
        kind=keys.text("kind"),
        credit_line=keys.text("credit_line"),
        home_page=keys.text("home_page"),
        terms=keys.text("terms"),
        full_text_in=frozenset(keys.texts("full_text_in")),
    )
    unknown = made.full_text_in - {"feeds", "api", "mail", "federation"}
    if unknown or made.kind not in ("own", "agency"):
        raise keys.wrong("full_text_in or kind", "names what there is not.")
    keys.finish()
    return made


def _person(key: str, keys: Keys) -> PersonName:
    made = PersonName(
        key=key,
        name=keys.text("name"),
        names=keys.table("names").all_texts(),
        portrait=keys.text("portrait"),
        role=keys.text("role"),
        bio=keys.text("bio"),
    )
    keys.finish()
    return made


def _category(key: str, keys: Keys) -> CategoryName:
    made = CategoryName(
        key=key,
        name=keys.text("name"),
        parent=keys.text("parent", ""),
        description=keys.text("description"),
        order=keys.whole("order"),
        topic_code=keys.text("iptc", ""),
        names=keys.table("names").all_texts(),
    )
    keys.finish()
    return made


def _account(key: str, keys: Keys) -> AccountName:
    made = AccountName(
        key=key,
        first_name=keys.text("first_name"),
        last_name=keys.text("last_name"),
        role=keys.text("role"),
        person=keys.text("person", ""),
    )
    keys.finish()
    return made


def _page(keys: Keys) -> PageText:
    page = PageText(keys.text("title"), keys.texts("paragraphs"))
    keys.finish()
    return page


def _front(keys: Keys) -> FrontPlan:
    plan = FrontPlan(
        language=keys.text("language"),
        leads=keys.texts("leads"),
        rows=keys.texts("rows"),
        stories_a_row=keys.whole("stories_a_row"),
        latest=keys.whole("latest"),
    )
    keys.finish()
    return plan
