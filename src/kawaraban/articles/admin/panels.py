"""The tabs of the editor."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.widgets import AdminAutoHeightTextInput

from kawaraban.articles.admin.forms import ArticleForm, CategoryForm, FilingForm

STORY = [
    # The slug is made on the server, in the script of the headline; the browser's would not be.
    FieldPanel(
        "headline",
        classname="title",
        # A long headline wraps in view; a line break in it is folded to a space when it is saved.
        widget=AdminAutoHeightTextInput(attrs={"placeholder": _("Headline"), "rows": 1}),
        required_on_save=True,
    ),
    FieldPanel("lede"),
    FieldPanel("body"),
    FieldPanel("category"),
    FieldPanel("tags"),
    MultiFieldPanel(
        [FieldPanel("picture"), FieldPanel("picture_caption")], heading=_("Picture"), icon="image"
    ),
    FieldPanel("slug", classname="collapsed", icon="link"),
    PublishingPanel(),
]

FACTS = [
    InlinePanel("bylines", heading=_("Bylines"), label=_("Byline"), icon="user"),
    # A select, not a chooser: sources are few, and the own newsroom is nearly always right.
    FieldPanel("source", widget=forms.Select),
    FieldPanel("dateline"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("event_date"), FieldPanel("published_at")]),
            FieldPanel("embargo_until"),
        ],
        heading=_("Dates"),
        icon="date",
    ),
    FieldPanel("origin_url"),
]

CORRECTIONS = [
    InlinePanel(
        "corrections",
        panels=[FieldPanel("kind"), FieldPanel("text"), FieldPanel("corrected_at")],
        heading=_("Corrections"),
        label=_("Correction"),
        help_text=_("Readers see them on the story, with their date, once it is published."),
        icon="edit",
    )
]


def article_panels() -> TabbedInterface:
    """Return the story's editor: what is written, what is known about it, what was wrong."""
    return TabbedInterface(
        [
            ObjectList(STORY, heading=_("Story")),
            ObjectList(FACTS, heading=_("Facts")),
            ObjectList(CORRECTIONS, heading=_("Corrections")),
        ],
        base_form_class=ArticleForm,
    )


def category_panels() -> ObjectList:
    """Return the category's form."""
    language = forms.Select(choices=settings.LANGUAGES[1:] or settings.LANGUAGES)
    return ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("parent"),
            FieldPanel("order", help_text=_("Among its neighbours; the lowest number first.")),
            InlinePanel(
                "names",
                panels=[
                    FieldRowPanel([FieldPanel("language", widget=language), FieldPanel("name")])
                ],
                heading=_("Names in other languages"),
                label=_("Name"),
            ),
            FieldPanel("description"),
            FieldPanel("topic_code"),
            FieldPanel("slug", classname="collapsed"),
        ],
        base_form_class=CategoryForm,
    )


def source_panels() -> ObjectList:
    """Return the source's form: who it is, and what its terms allow."""
    return ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("kind"),
            FieldPanel("credit_line"),
            FieldPanel("home_page"),
            MultiFieldPanel(
                [
                    FieldPanel("terms"),
                    FieldPanel("full_text_in_feeds"),
                    FieldPanel("full_text_in_api"),
                    FieldPanel("full_text_in_mail"),
                    FieldPanel("full_text_in_federation"),
                    FieldPanel("keep_days"),
                ],
                heading=_("Terms"),
                icon="clipboard-list",
            ),
            FieldPanel("slug", classname="collapsed"),
        ],
        base_form_class=FilingForm,
    )


def person_panels() -> ObjectList:
    """Return the byline's form."""
    return ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("role"),
            FieldPanel("bio"),
            FieldPanel("portrait"),
            FieldPanel("home_page"),
            FieldPanel("user"),
            FieldPanel("slug", classname="collapsed"),
        ],
        base_form_class=FilingForm,
    )


def tag_panels() -> ObjectList:
    """Return the tag's form; its address follows only by hand, since readers may know it."""
    return ObjectList([FieldPanel("name"), FieldPanel("slug")], base_form_class=FilingForm)
