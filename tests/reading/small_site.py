"""A small site with one of everything that readers see, for the tests of freshness."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed
from wagtail.models import Page, Site

from kawaraban.articles.models import Article, ArticleByline, CategoryName, Correction
from kawaraban.articles.related import write
from kawaraban.conversation.models import Response
from kawaraban.media.models import Picture
from kawaraban.reading.models import FrontLead, FrontPage, TextPage
from kawaraban.reading.renditions import prepare
from tests.newsroom import (
    NOON,
    AgencyFactory,
    CategoryFactory,
    PersonFactory,
    ResponseFactory,
    SourceFactory,
    a_draft,
    a_story,
    locale,
)

EMBEDDED = "https://video.example/watch/1"
FRAME = '<iframe src="https://video.example/frame/{}" width="16" height="9"></iframe>'


@dataclass
class Site_:
    """What the site has; `story` is the one with everything."""

    story: Article
    moved: Article
    alone: Article
    expired: Article
    draft: Article
    picture: Picture
    inside: Picture
    portrait: Picture
    front: FrontPage
    about: TextPage
    contact: TextPage
    team: TextPage
    document: Any
    embed: Embed
    redirect: Redirect
    comment: Response
    held: Response
    ping: Response


def at(month: int, day: int, year: int = 2024) -> datetime.datetime:
    """Noon of a day in the newsroom's time zone."""
    return NOON.replace(year=year, month=month, day=day)


def a_picture(colour: str, name: str) -> Picture:
    """Return a small picture that is prepared for readers."""
    file = io.BytesIO()
    Image.new("RGB", (48, 32), colour).save(file, "JPEG")
    made: Picture = Picture.objects.create(
        title=name,
        file=ContentFile(file.getvalue(), name),
        description=f"What {name} shows",
        caption=f"Caption of {name}",
        credit=f"Photo of {name}",
        licence="CC BY 4.0",
    )
    return made


def body_of(about: Page, document: Any, picture: Picture) -> list[dict[str, Any]]:
    """Return a body that leads to a page and a document, with a picture and a video in it."""
    links = (
        f'<p><a linktype="page" id="{about.pk}">Us</a> and '
        f'<a linktype="document" id="{document.pk}">a file</a>.</p>'
    )
    image = {"image": picture.pk, "alt_text": "", "decorative": False}
    return [
        {"type": "paragraph", "value": links},
        {"type": "picture", "value": {"picture": image, "caption": "", "credit": ""}},
        {"type": "embed", "value": EMBEDDED},
    ]


def build() -> Site_:
    """Make the site. Nothing of it was published within the last year."""
    picture, portrait = a_picture("#335577", "boat.jpg"), a_picture("#775533", "face.jpg")
    inside = a_picture("#557733", "inside.jpg")
    document = get_document_model().objects.create(
        title="Timetable", file=ContentFile(b"%PDF-1.4", "timetable.pdf")
    )
    embed = Embed.objects.create(
        url=EMBEDDED, hash=get_embed_hash(EMBEDDED), type="video", html=FRAME.format(1)
    )
    front, about, contact, team = _pages(document, picture)
    redirect = Redirect.objects.create(old_path="/old-address", redirect_page=about)
    made = Site_(
        *_stories(picture, portrait, body_of(about, document, inside)),
        *(picture, inside, portrait, front, about, contact, team, document, embed, redirect),
        *(None,) * 3,  # type: ignore[arg-type]
    )
    related = {made.story: (made.moved, made.draft), made.alone: (made.expired, made.story)}
    write({one.pk: [(other.pk, 0.5) for other in others] for one, others in related.items()}, 1)
    made.comment = ResponseFactory(article=made.story)
    made.held = ResponseFactory(article=made.story, state="held", parent=made.comment)
    made.ping = ResponseFactory(
        article=made.story,
        state="held",
        origin="trackback",
        source_url="https://blog.example/",
        title="A blog",
        verified_at=timezone.now(),
    )
    FrontLead.objects.create(page=front, article=made.story, sort_order=0)
    FrontLead.objects.create(page=front, article=made.draft, sort_order=1)
    front.rows = [
        ("category", {"category": made.moved.category, "stories": 3}),
        ("latest", {"stories": 3}),
    ]
    front.save_revision().publish()
    for one in Picture.objects.all():
        prepare.func(one.pk)
    Article.objects.filter(live=True).update(first_published_at=NOON, last_published_at=NOON)
    return made


def _pages(document: Any, picture: Picture) -> list[Any]:
    front = Page.get_first_root_node().add_child(
        instance=FrontPage(title="Front", slug="front", locale=locale())
    )
    site = {"hostname": "testserver", "port": 80, "root_page": front}
    Site.objects.update_or_create(is_default_site=True, defaults=site)
    pages = []
    for above, title in ((front, "About"), (front, "Contact"), (None, "Team")):
        page = TextPage(title=title, slug=title.lower(), text="<p>Words.</p>", locale=locale())
        page.search_description = f"{title} us"
        (above or pages[0]).add_child(instance=page)
        pages.append(page)
    about, contact, team = pages
    about.text = (
        f'<p><a linktype="page" id="{contact.pk}">Write</a> to '
        f'<a linktype="page" id="{team.pk}">the team</a>, see '
        f'<a linktype="document" id="{document.pk}">the file</a>.</p>'
        f'<embed embedtype="image" id="{picture.pk}" format="left" alt="A boat"/>'
    )
    about.save_revision().publish()
    return [front, about, contact, team]


def _stories(picture: Picture, portrait: Picture, body: Any) -> list[Article]:
    event, sport = CategoryFactory(), CategoryFactory(name="Sport")
    festivals = CategoryFactory(name="Festivals", parent=event, description="Dances and boats")
    CategoryName.objects.create(category=event, language="ja", name="出来事")
    sokha, dara = PersonFactory(portrait=portrait, bio="Born here."), PersonFactory(name="Dara")
    agency = AgencyFactory(home_page="https://wire.example/")
    a_story("Old year", published_at=at(12, 31, 2023), category=sport)
    a_story("Last month", published_at=at(2, 10), category=event, tags=["rice"])
    alone = a_story("Alone that day", published_at=at(3, 1), category=sport, source=agency)
    story = a_story(
        "Ferry",
        published_at=at(3, 5),
        category=festivals,
        tags=["rice", "ferry"],
        bylines=[sokha, dara],
        picture=picture,
        picture_caption="The boat",
        dateline="Kratie",
        event_date=datetime.date(2024, 4, 1),
        body=body,
    )
    Correction.objects.create(article=story, text="Forty, not fourteen.", corrected_at=NOON)
    story.refresh_from_db()
    story.save_revision().publish()
    moved = a_story("Former", published_at=at(3, 5), category=event, slug="former")
    moved.slug = "present"
    moved.save_revision().publish()
    a_story("Later", published_at=at(3, 9), category=sport, tags=["rice"], bylines=[dara])
    a_story("Newest", published_at=at(4, 2, 2025), category=event)
    a_story("日本語", language="ja", slug="kiji", published_at=at(3, 7), category=event)
    expired = a_story("Over", published_at=at(3, 6), category=sport, source=SourceFactory())
    Article.objects.filter(pk=expired.pk).update(expire_at=timezone.now())
    expired.refresh_from_db()
    expired.unpublish(set_expired=True)
    draft = a_draft("Not yet", category=event, slug="not-yet", locale=locale())
    ArticleByline.objects.create(article=draft, person=dara, sort_order=0)
    return [story, moved, alone, expired, draft]
