"""Every field of every model on the site: how an editor changes it, or why no reader sees it."""

from __future__ import annotations

import datetime

from django.db.models import Model
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.embeds.models import Embed
from wagtail.models import Locale, PageViewRestriction, Site

from kawaraban.articles import models as articles
from kawaraban.articles.models import Article, Category, Person, Source, Tag
from kawaraban.conversation.models import Response
from kawaraban.media.models import Picture, Rendition
from kawaraban.reading.models import FrontLead, FrontPage, TextPage
from tests.newsroom import AgencyFactory, CategoryFactory, paragraphs
from tests.reading import changes
from tests.reading.changes import edit
from tests.reading.editing import (
    Change,
    agency,
    category_name,
    children,
    correction,
    event,
    festivals,
    leads,
    other_byline,
    other_order,
    other_picture_file,
    other_tags,
    page,
    page_text,
    person,
    picture,
    redirect,
    rows_of_the_front,
    saved,
    source,
    story,
    tag,
)
from tests.reading.small_site import FRAME, at

Document = get_document_model()
MODELS: tuple[type[Model], ...] = (
    *(Article, articles.ArticleByline, articles.ArticleTag, articles.Correction),
    *(articles.Related, articles.RelatedProgress),
    *(articles.FormerAddress, Category, articles.CategoryName, Source, Person, Tag),
    *(Picture, Rendition, FrontPage, FrontLead, TextPage, Response),
    *(Redirect, Document, Embed, PageViewRestriction, Site, Locale),
)


def name_of(model: type[Model], field: str) -> str:
    """Return the name of a field in the table."""
    return f"{model.__name__}.{field}"


NUMBER = "a number that no page prints"
PARENT = "the thing it belongs to, which it never leaves"
EDITORS = "only editors see it"
DERIVED = "made of other fields when these change"
ONCE = "given once, when the thing is made"
ARRIVED = "stands as it arrived: nobody edits a response"
NOT_PRINTED = "no page prints it"

FIELDS: dict[str, Change | str] = {}


def table(model: type[Model], **lines: Change | str) -> None:
    """Add the lines of one model to the table."""
    FIELDS.update({name_of(model, name): line for name, line in lines.items()})


DRAFTS = dict.fromkeys(
    *[("latest_revision", "live_revision", "has_unpublished_changes", "go_live_at")], EDITORS
) | dict.fromkeys(("locked", "locked_at", "locked_by"), EDITORS)
table(
    Article,
    **DRAFTS,
    id=NUMBER,
    translation_key=ONCE,
    locale=ONCE,
    live=changes.a_story_is_taken_back,
    first_published_at=ONCE,
    last_published_at=story(),
    expire_at=story(expire_at=at(3, 6)),
    expired=changes.a_story_expires_by_time,
    headline=story(headline="Another headline"),
    slug=story(slug="new-slug"),
    lede=story(lede="Another lede."),
    body=story(body=paragraphs("Another text.")),
    category=lambda site: edit(site.story, category=CategoryFactory(name="Sport")),
    source=lambda site: edit(site.story, source=AgencyFactory()),
    dateline=story(dateline="Pakse"),
    event_date=story(event_date=datetime.date(2024, 5, 1)),
    picture=lambda site: edit(site.story, picture=site.portrait),
    picture_caption=story(picture_caption="Another caption"),
    published_at=story(published_at=at(3, 4)),
    day=DERIVED,
    embargo_until=changes.a_story_is_released_by_time,
    origin_url=EDITORS,
    created_at=EDITORS,
    tags=other_tags,
)
table(articles.ArticleByline, id=NUMBER, article=PARENT)
table(articles.ArticleByline, person=children("bylines", other_byline))
table(articles.ArticleByline, sort_order=children("bylines", other_order))
table(articles.ArticleTag, id=NUMBER, content_object=PARENT, tag=changes.a_story_loses_its_tags)
table(
    articles.Correction,
    id=NUMBER,
    article=PARENT,
    kind=correction(kind="update"),
    text=correction(text="Fifty, not fourteen."),
    corrected_at=correction(corrected_at=at(3, 8)),
)
table(articles.Related, id=NUMBER, story=PARENT, score=NOT_PRINTED)
table(articles.Related, other=changes.other_stories_are_related)
table(articles.Related, rank=changes.related_stories_change_places)
table(articles.RelatedProgress, id=NUMBER, position=NOT_PRINTED, filled=NOT_PRINTED)
table(articles.FormerAddress, id=NUMBER, article=PARENT, day=DERIVED)
table(articles.FormerAddress, slug=lambda site: edit(site.moved, slug="new-slug"))
table(
    Category,
    id=NUMBER,
    name=event(name="Events"),
    slug=event(slug="new-slug"),
    parent=festivals(parent=None),
    order=event(order=9),
    description=festivals(description="Other dances"),
    topic_code=EDITORS,
)
table(articles.CategoryName, id=NUMBER, category=PARENT)
table(articles.CategoryName, language=category_name(language="km"))
table(articles.CategoryName, name=category_name(name="催し"))
table(
    Source,
    **dict.fromkeys(("terms", "full_text_in_api", "full_text_in_mail"), EDITORS),
    id=NUMBER,
    name=source(name="Tonle News"),
    slug=source(slug="new-slug"),
    kind=source(kind="agency"),
    credit_line=source(credit_line="© Tonle"),
    home_page=source(home_page="https://tonle.example/"),
    full_text_in_feeds=agency(full_text_in_feeds=True),
    full_text_in_federation=EDITORS,
    keep_days="asked when a story is published",
)
table(
    Person,
    id=NUMBER,
    name=person(name="Sokha Lim Jr"),
    slug=person(slug="new-slug"),
    role=person(role="Editor"),
    bio=person(bio="Born there."),
    portrait=person(portrait=None),
    home_page=person(home_page="https://sokha.example/"),
    user=EDITORS,
)
table(Tag, id=NUMBER, name=tag(name="Paddy"), slug=tag(slug="new-slug"))
table(
    Picture,
    **dict.fromkeys(("collection", "title", "created_at", "uploaded_by_user", "tags"), EDITORS),
    **dict.fromkeys(("width", "height", "file_size", "file_hash", "tint"), DERIVED),
    **dict.fromkeys(("focal_point_y", "focal_point_width", "focal_point_height"), "with the x"),
    id=NUMBER,
    file=other_picture_file,
    description=picture(description="Another boat"),
    caption=lambda site: saved(lambda one: one.inside, caption="Other")(site),
    credit=picture(credit="Another photographer"),
    licence=picture(licence="All rights reserved"),
    focal_point_x="renditions for another point are made in the background (media tests)",
    trouble="noted when renditions are made (media tests)",
)
RENDITION = ("id", "filter_spec", "file", "width", "height", "focal_point_key", "image")
table(Rendition, **dict.fromkeys(RENDITION, "made in the background (media tests)"))
PAGE = {
    **DRAFTS,
    **dict.fromkeys(("id", "depth", "numchild", "content_type", "page_ptr"), NUMBER),
    **dict.fromkeys(("translation_key", "locale"), ONCE),
    **dict.fromkeys(("first_published_at", "last_published_at"), NOT_PRINTED),
    **dict.fromkeys(("draft_title", "latest_revision_created_at", "owner"), EDITORS),
    **dict.fromkeys(("seo_title", "show_in_menus", "expire_at", "expired"), NOT_PRINTED),
    "url_path": DERIVED,
    "alias_of": ONCE,
}
table(FrontPage, **PAGE, rows=rows_of_the_front, path=NUMBER, live=changes.a_page_is_translated)
table(FrontPage, **dict.fromkeys(("title", "slug", "search_description"), NOT_PRINTED))
table(FrontLead, id=NUMBER, page=PARENT, article=leads("alone"))
table(FrontLead, sort_order=leads("moved", "story"))
table(
    TextPage,
    **PAGE,
    path=changes.pages_change_places,
    live=changes.a_page_is_taken_back,
    title=page(lambda site: site.contact, title="Write to us"),
    slug=page(lambda site: site.about, slug="new-slug"),
    search_description=page(lambda site: site.about, search_description="Other people"),
    text=page_text,
)
SHOWN = ("author_name", "author_url", "title", "text", "site_name", "source_url", "received_at")
UNSHOWN = ("reasons", "author_mail", "language", "fingerprint", "sender_hash", "intent")
table(
    Response,
    **dict.fromkeys((*SHOWN, "origin", "parent", "article"), ARRIVED),
    **dict.fromkeys((*UNSHOWN, "verified_at", "decided_at", "decided_by"), EDITORS),
    id=NUMBER,
    state=changes.a_comment_is_approved,
)
table(
    Redirect,
    **dict.fromkeys(("automatically_created", "created_at"), EDITORS),
    id=NUMBER,
    old_path=redirect(old_path="/other-address"),
    site=redirect(site_id=None, old_path="/other-address"),
    is_permanent=redirect(is_permanent=False),
    redirect_page=lambda site: redirect(redirect_page=site.contact)(site),
    redirect_page_route_path="our pages have no routes below them",
    redirect_link=redirect(redirect_page=None, redirect_link="/latest/"),
)
HIDDEN = ("title", "collection", "created_at", "uploaded_by_user", "file_size", "file_hash")
table(Document, **dict.fromkeys((*HIDDEN, "tags"), EDITORS), id=NUMBER)
table(Document, file=changes.the_file_of_a_document_is_replaced)
table(
    Embed,
    **dict.fromkeys(
        *[("url", "max_width", "hash", "type", "title", "author_name", "provider_name")],
        NOT_PRINTED,
    ),
    **dict.fromkeys(("thumbnail_url", "width", "height", "last_updated"), NOT_PRINTED),
    id=NUMBER,
    cache_until=NOT_PRINTED,
    html=saved(lambda site: site.embed, html=FRAME.format(2)),
)
table(
    PageViewRestriction,
    **dict.fromkeys(("restriction_type", "password", "groups"), "what is restricted is not stored"),
    id=NUMBER,
    page=changes.a_page_is_only_for_those_with_a_password,
)
table(Site, **dict.fromkeys(("id", "site_name", "is_default_site"), NOT_PRINTED))
table(Site, **dict.fromkeys(("hostname", "port"), "of one site, paths are printed"))
table(Site, root_page=lambda site: saved(lambda _: Site.objects.get(), root_page=site.about)(site))
table(Locale, id=NUMBER, language_code="the languages come from the settings")
