"""How other sites find a story's TrackBack URL (TrackBack 1.2, "TrackBack Autodiscovery")."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from kawaraban.articles.models import Article
from kawaraban.kit.paths import path_of


def ping_url(article: Article) -> str:
    """Return the absolute address that takes pings for `article`."""
    return f"{settings.KAWARABAN.site_url}{path_of('trackback', article.pk)}"


def rdf(article: Article) -> SafeString:
    """Return the specification's RDF inside an HTML comment, as old validators need it.

    Two hyphens would end the comment, and a reader can't be harmed by what can't end it.
    """
    permalink = article.full_url
    attributes = {
        "rdf:about": permalink,
        "dc:identifier": permalink,
        "dc:title": article.headline,
        "trackback:ping": ping_url(article),
    }
    inside = "\n    ".join(
        f"{name}={quoteattr(value)}".replace("--", "&#45;&#45;")
        for name, value in attributes.items()
    )
    return mark_safe(  # noqa: S308 - every value is quoted above
        "<!--\n"
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"\n'
        '  xmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        '  xmlns:trackback="http://madskills.com/public/xml/rss/module/trackback/">\n'
        f"  <rdf:Description\n    {inside} />\n"
        "</rdf:RDF>\n-->"
    )
