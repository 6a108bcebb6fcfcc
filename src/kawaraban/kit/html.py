"""HTML from elsewhere, made safe to show, and text made into HTML. The gate is nh3."""

import re
from collections.abc import Mapping
from html import escape

import nh3

from kawaraban.kit.markup import Break, Keep, Rewriter, TextWriter, read_markup
from kawaraban.kit.text import clean_text

__all__ = ["comment_to_html", "escape", "sanitize_comment", "sanitize_story", "to_text"]


def _each(names: str, value: str) -> dict[str, str]:
    """The same value for each of the space-separated names."""
    return dict.fromkeys(names.split(), value)


def _allow(elements: dict[str, str]) -> dict[str, frozenset[str]]:
    return {tag: frozenset(names.split()) for tag, names in elements.items()}


_STORY = _allow(
    _each("p h2 h3 h4 ul li b strong i em sub sup br code pre", "")
    | _each("figure figcaption ruby rt rp table caption thead tbody tfoot tr", "")
    | _each("blockquote q", "cite")
    | {
        "ol": "start",
        "a": "href title",
        "img": "src alt width height",
        "th": "colspan rowspan scope",
        "td": "colspan rowspan",
    }
)
_COMMENT = _allow(_each("p br b i em strong code blockquote", "") | {"a": "href"})
_NUMBERS = frozenset({"start", "width", "height", "colspan", "rowspan"})
_MAX_VALUE = 4096
_NUMBER = re.compile(r"[0-9]{1,4}")
_LINKS = re.compile(r"\s*(?:https?://[^/\s]|mailto:[^/\s]|/(?![/\\\s])|#)", re.IGNORECASE)
_WEB_LINKS = re.compile(r"\s*https?://[^/\s]", re.IGNORECASE)

_PARAGRAPHS = (
    "p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table figure hr section article aside main "
    "header footer nav"
)
_LINES = (
    "li dt dd div tr caption figcaption address form fieldset legend details summary center "
    "head body"
)
_BREAKS = {
    **dict.fromkeys(_PARAGRAPHS.split(), Break.PARAGRAPH),
    **dict.fromkeys(_LINES.split(), Break.LINE),
    **{"td": Break.SPACE, "th": Break.SPACE, "option": Break.SPACE},
}
# The reading beside a word would stand inside it: 漢字(かんじ) is searched for as 漢字.
_READINGS = frozenset({"rt", "rp"})

# Nearly all that an editor writes. Making a parser for it takes longer than reading it.
_PLAIN_PARAGRAPH = re.compile(
    r'<p(?: data-block-key="[A-Za-z0-9]*")?>([^<&\x00\ud800-\udfff]*)</p>'
)
_SPACES = re.compile("[ \t\n\r\f]+")

# ASCII only: Japanese goes on after an address without a space.
_URL = re.compile(r"https?://[A-Za-z0-9\[][A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]*", re.IGNORECASE)
_UGC = "nofollow ugc"


def _cleaner(tags: Mapping[str, frozenset[str]], rel: str) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(tags),
        attributes={tag: set(names) for tag, names in tags.items() if names},
        url_schemes={"http", "https", "mailto"},
        link_rel=rel,
    )


_STORY_CLEANER = _cleaner(_STORY, rel="noopener")
_COMMENT_CLEANER = _cleaner(_COMMENT, rel=_UGC)


def sanitize_story(html: str) -> str:
    """The body of a story: paragraphs, headings, lists, tables, quotes, ruby, web images.

    Links lead to the web, to mail, to a path of this site or into the page; images come from
    the web by full address. All else loses its tags; scripts, styles and the like their content.
    """
    return _STORY_CLEANER.clean(read_markup(html, Rewriter(_keeper(_STORY, _LINKS))))


def sanitize_comment(html: str) -> str:
    """What a reader may use: paragraphs, emphasis, code, quotes and links (nofollow ugc)."""
    return _COMMENT_CLEANER.clean(read_markup(html, Rewriter(_keeper(_COMMENT, _WEB_LINKS))))


def comment_to_html(plain: str) -> str:
    """Plain text as safe HTML: blank lines part paragraphs, web addresses become links."""
    paragraphs = re.split(r"\n\n+", clean_text(plain))
    return "\n".join(f"<p>{_linked(part)}</p>" for part in paragraphs if part.strip())


def to_text(html: str) -> str:
    """The text a reader sees, cleaned; block elements stand on lines of their own."""
    if plain := _PLAIN_PARAGRAPH.fullmatch(html):
        return clean_text(_SPACES.sub(" ", plain[1]).strip(" "))
    return clean_text(read_markup(html, TextWriter(_BREAKS, _READINGS)))


def _keeper(tags: Mapping[str, frozenset[str]], links: re.Pattern[str]) -> Keep:
    def keep(tag: str, attributes: Mapping[str, str]) -> Mapping[str, str] | None:
        if tag not in tags:
            return None
        kept = {name: attributes[name] for name in sorted(tags[tag]) if name in attributes}
        for name in list(kept):
            if not _fits(name, kept[name], links):
                del kept[name]
        # Without an address there is nothing to see and nothing to follow.
        if (tag == "img" and "src" not in kept) or (tag == "a" and "href" not in kept):
            return None
        return kept

    return keep


def _fits(name: str, value: str, links: re.Pattern[str]) -> bool:
    if len(value) > _MAX_VALUE:
        return False
    if name in _NUMBERS:
        return _NUMBER.fullmatch(value) is not None
    if name in ("src", "cite"):
        return _WEB_LINKS.match(value) is not None
    if name == "href":
        return links.match(value) is not None
    return True


def _linked(text: str) -> str:
    parts: list[str] = []
    end = 0
    for match in _URL.finditer(text):
        url = _without_punctuation(match[0])
        parts += [escape(text[end : match.start()]), _link(url)]
        end = match.start() + len(url)
    parts.append(escape(text[end:]))
    return "".join(parts).replace("\n", "<br>\n")


def _link(url: str) -> str:
    return f'<a href="{escape(url)}" rel="{_UGC}">{escape(url)}</a>'


def _without_punctuation(url: str) -> str:
    """A full stop after an address ends the sentence; a bracket that was not opened in it too."""
    unopened = url.count(")") - url.count("(")
    end = len(url)
    while end:
        if url[end - 1] == ")" and unopened > 0:
            unopened -= 1
        elif url[end - 1] not in ".,;:!?'*&":
            break
        end -= 1
    return url[:end]
