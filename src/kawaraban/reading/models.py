"""The pages that are few and made by hand: the front page, and pages such as About."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page, PageViewRestriction
from wagtail.snippets.blocks import SnippetChooserBlock


class CategoryRowBlock(blocks.StructBlock):
    """A row of a category's newest stories."""

    category = SnippetChooserBlock("articles.Category", label=_("Category"))
    stories = blocks.IntegerBlock(min_value=1, max_value=12, default=4, label=_("Stories"))

    class Meta:
        icon = "list-ul"
        label = _("Category row")


class LatestBlock(blocks.StructBlock):
    """The newest stories that stand nowhere above."""

    stories = blocks.IntegerBlock(min_value=1, max_value=50, default=12, label=_("Stories"))

    class Meta:
        icon = "history"
        label = _("Latest")


class ShownPage(Page):
    """A page that readers see: who may see it is asked once, not by each who wants to know."""

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Return what Wagtail returns, the same queryset each time.

        An instance lives as long as one request.
        """
        known = vars(self).get("_kawaraban_restrictions")
        if known is None:
            known = self._kawaraban_restrictions = super().get_view_restrictions()
        found: models.QuerySet[PageViewRestriction] = known
        return found


class FrontPage(ShownPage):
    """The front of an edition. What nobody arranged fills itself with the newest stories."""

    rows = StreamField(
        [("category", CategoryRowBlock()), ("latest", LatestBlock())],
        blank=True,
        verbose_name=_("rows"),
        help_text=_("Empty: the newest stories, then a row for each category."),
    )

    max_count_per_parent = 20
    subpage_types = ["reading.TextPage"]
    template = "reading/front.html"
    content_panels = [
        *Page.content_panels,
        InlinePanel(
            "leads",
            heading=_("Lead stories"),
            label=_("Lead story"),
            max_num=5,
            help_text=_("Empty: the newest story leads."),
        ),
        FieldPanel("rows"),
    ]

    class Meta:
        verbose_name = _("front page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the context of an edition's front, arranged or filled."""
        from kawaraban.reading.front import context_of

        return {**super().get_context(request, *args, **kwargs), **context_of(self, request)}


class FrontLead(Orderable):
    """A story set at the top by hand; one that is not public any more is passed over."""

    page = ParentalKey(FrontPage, on_delete=models.CASCADE, related_name="leads")
    article = models.ForeignKey(
        "articles.Article", verbose_name=_("article"), on_delete=models.CASCADE, related_name="+"
    )
    panels = [FieldPanel("article")]


class TextPage(ShownPage):
    """A page of plain text: About, Contact, Privacy."""

    text = RichTextField(
        _("text"), features=["h2", "h3", "bold", "italic", "link", "ol", "ul", "image"]
    )

    subpage_types = ["reading.TextPage"]
    parent_page_types = ["reading.FrontPage", "reading.TextPage"]
    template = "reading/text_page.html"
    content_panels = [*Page.content_panels, FieldPanel("text")]

    class Meta:
        verbose_name = _("text page")
