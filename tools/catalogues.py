"""Keeps the catalogues of what readers see: `python -m tools.catalogues` (`make catalogues`).

Extracts the texts of the interface, merges them into `src/kawaraban/locale/*/LC_MESSAGES/django.po`
and compiles the `.mo` beside it, without GNU gettext. A text that is new, or that was changed,
is left empty or fuzzy there for a translator; `tests/reading/test_catalogues.py` fails until
somebody wrote it. Run twice, it changes nothing the second time. A new language begins as an
empty folder in `src/kawaraban/locale`, named as Django names it: `lo`, `zh_Hans`.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.plurals import PLURALS
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "kawaraban"
LOCALE = PACKAGE / "locale"

READERS_SEE = (
    "reading/**/*.*",
    "conversation/**/*.*",
    "articles/templates/articles/blocks/*.html",
    "articles/models/correction.py",
    "search/*.py",
)
EDITORS_SEE = ("models.py", "wagtail_hooks.py", "admin", "management", "migrations")
"""Names of files and folders inside of these that only the newsroom meets."""
ONLY_IN = {"articles/models/correction.py": "Kind"}
"""The one class of a file whose texts readers see; the others are for the editor's form."""

# What the form for comments may say in Django's words. Django's Khmer is a fragment, others have
# holes, and some of the words are not a newspaper's.
FROM_DJANGO: tuple[str | tuple[str, str], ...] = (
    "This field is required.",
    "Enter a valid value.",
    "Enter a valid URL.",
    "Enter a valid email address.",
    "Enter a whole number.",
    "Null characters are not allowed.",
    (
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    ),
)

# Of these languages Django has no names of months and weekdays, or almost none.
WITHOUT_DATES = ("fil", "lo", "my")
DATES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)

# Babel counts these as English is counted. After CLDR: one form, as in Django's own catalogues;
# Filipino ties a number that ends in a consonant (apat, anim, siyam) to its noun with "na".
PLURALS.update(id=(1, "0"), my=(1, "0"), fil=(2, "(n % 10 == 4 || n % 10 == 6 || n % 10 == 9)"))

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

HEADER = """\
# {name}: what readers of a Kawaraban site see.
#
# The newsroom's own texts (the admin, the command) are not in here: they are English.
# `make catalogues` extracts, merges and compiles. Edit only what follows `msgstr`, and take the
# mark "fuzzy" off where the words fit again."""


class Catalogue(Catalog):
    """A catalogue whose header holds what a program needs, and nothing that changes by itself."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]
        """Return the header; dates and names of tools would make every run a change."""
        return [
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def languages() -> list[str]:
    """Return the languages that have a catalogue."""
    return sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def path_of(language: str, suffix: str = ".po") -> Path:
    """Return the path of a language's catalogue."""
    return LOCALE / language / "LC_MESSAGES" / f"django{suffix}"


def sources() -> Iterator[Path]:
    """Yield the files whose texts readers see: code and templates, none of the editor's."""
    for pattern in READERS_SEE:
        for path in sorted(PACKAGE.glob(pattern)):
            parts = path.relative_to(PACKAGE).parts
            has_texts = path.suffix == ".py" or "templates" in parts
            if has_texts and not set(parts) & set(EDITORS_SEE):
                yield path


def wanted(language: str) -> Catalogue:
    """Return what the catalogue of `language` must have, without translations."""
    catalogue = Catalogue(locale=language, fuzzy=False)
    for path in sources():
        name = path.relative_to(PACKAGE).as_posix()
        for _line, message, _comments, context in extract("python", code(path), KEYWORDS):
            catalogue.add(message, locations=[(name, 1)], context=context)
    for message in FROM_DJANGO:
        catalogue.add(message, auto_comments=["Django says this in the form for comments."])
    for name in DATES if language in WITHOUT_DATES else ():
        catalogue.add(name, auto_comments=["Django prints this in dates."])
    return catalogue


def code(path: Path) -> io.BytesIO:
    """Return a source as Python: a template as Django's own `makemessages` would read it."""
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        # Indented HTML is not indented Python; only the calls in it count.
        text = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    elif only := ONLY_IN.get(path.relative_to(PACKAGE).as_posix()):
        found = (n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.ClassDef))
        text = next(ast.get_source_segment(text, n) or "" for n in found if n.name == only)
    return io.BytesIO(text.encode())


def written(language: str) -> Catalog:
    """Return the catalogue as translators left it; an empty one if there is none."""
    path = path_of(language)
    if not path.exists():
        return Catalogue(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def merged(language: str) -> Catalogue:
    """Return what is wanted with the translations that there are, those of old texts as fuzzy."""
    old = written(language)
    template = wanted(language)
    old.update(template)
    name = template.locale.get_display_name("en") if template.locale else language
    new = Catalogue(
        locale=language, fuzzy=False, header_comment=HEADER.replace("{name}", name or language)
    )
    for message in old:
        if message.id:
            new[message.id] = message
    return new


def is_empty(message: Message) -> bool:
    """Whether nobody has translated it, or not in all its forms."""
    forms = [message.string] if isinstance(message.string, str) else message.string or [""]
    return not all(forms)


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as Django reads it, without what is fuzzy."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def main() -> None:
    """Bring every catalogue up to date and say what is left to translate."""
    for language in languages():
        catalogue = merged(language)
        text = io.BytesIO()
        write_po(text, catalogue, width=100, ignore_obsolete=True, include_lineno=False)
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        path_of(language).write_bytes(text.getvalue())
        path_of(language, ".mo").write_bytes(compiled(catalogue))
        fuzzy = sum(message.fuzzy for message in catalogue if message.id)
        empty = sum(is_empty(message) for message in catalogue if message.id)
        print(f"{language}: {len(catalogue)} texts, {empty} empty, {fuzzy} fuzzy")


if __name__ == "__main__":
    main()
