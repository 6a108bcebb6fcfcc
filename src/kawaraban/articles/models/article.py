"""The story."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase
from wagtail.fields import StreamField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)

from kawaraban.articles import addresses, translating, validation
from kawaraban.articles.blocks import body_blocks
from kawaraban.articles.fields import SlugField, validate_date
from kawaraban.articles.models.category import Category
from kawaraban.articles.models.frugal import FrugalMixin, index_if_needed
from kawaraban.articles.models.kept_tags import KeptMixin, keep_tags
from kawaraban.articles.models.person import Person
from kawaraban.articles.models.source import Source
from kawaraban.articles.models.tag import Tag
from kawaraban.articles.previews import PreviewMixin
from kawaraban.articles.selection import ArticleQuerySet
from kawaraban.kit.paths import path_of

if TYPE_CHECKING:
    from wagtail.models import Locale, Revision


class ArticleTag(KeptMixin, ItemBase):
    """A tag on a story."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged")
    content_object = ParentalKey(
        "articles.Article", on_delete=models.CASCADE, related_name="tagged_items"
    )


class Article(  # type: ignore[django-manager-missing]
    FrugalMixin,
    PreviewMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    TranslatableMixin,
    ClusterableModel,
):
    """A story with its drafts, workflow, schedule, embargo, translations and corrections.

    The row holds what readers see; drafts live in revisions. `Article.objects.public()` is the
    one answer to what a reader may see at a moment: every list, count and page asks it.
    """

    headline = models.CharField(_("headline"), max_length=300)
    slug = SlugField(
        _("slug"),
        blank=True,
        help_text=_("The last part of the address. Empty: made from the headline."),
    )
    lede = models.TextField(
        _("lede"),
        blank=True,
        validators=[MaxLengthValidator(1500)],
        help_text=_("The first sentence or two: who, what, where, when."),
    )
    body = StreamField(body_blocks(), verbose_name=_("body"), blank=True)
    category = models.ForeignKey(
        Category, verbose_name=_("category"), on_delete=models.PROTECT, related_name="articles"
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="articles"
    )
    tags = ClusterTaggableManager(
        through=ArticleTag, blank=True, verbose_name=_("tags"), related_name="articles"
    )
    dateline = models.CharField(
        _("place"), max_length=120, blank=True, help_text=_("Where the story was written.")
    )
    event_date = models.DateField(
        _("event date"),
        null=True,
        blank=True,
        validators=[validate_date],
        help_text=_("When it happens or happened, if that is not the day of publication."),
    )
    picture = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    picture_caption = models.CharField(
        _("caption"),
        max_length=500,
        blank=True,
        help_text=_("Empty: the picture's own caption."),
    )
    published_at = models.DateTimeField(
        _("publication date"),
        null=True,
        blank=True,
        validators=[validate_date],
        help_text=_("Printed on the story and part of its address. Empty: when it goes live."),
    )
    day = models.DateField(_("day"), null=True, editable=False)
    embargo_until = models.DateTimeField(
        _("embargo until"),
        null=True,
        blank=True,
        validators=[validate_date],
        help_text=_("Publishing earlier only schedules the story for this moment."),
    )
    origin_url = models.URLField(
        _("original"), blank=True, max_length=1000, help_text=_("Where the copy was taken from.")
    )
    created_at = models.DateTimeField(auto_now_add=True)

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="content_type",
        object_id_field="object_id",
        related_query_name="article",
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="content_type",
        object_id_field="object_id",
        related_query_name="article",
        for_concrete_model=False,
    )

    objects = ArticleQuerySet.as_manager()

    # What readers saw before the last save; the log of changes needs its tags too.
    reader_saw = addresses.Seen()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-published_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["day", "slug"], name="one_article_an_address"),
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="one_article_a_language"
            ),
        ]
        unique_together = ()
        indexes = [
            models.Index(fields=["live", "locale", "-published_at"], name="article_by_language"),
            models.Index(fields=["category", "live", "-published_at"], name="article_by_category"),
            models.Index(fields=["source", "live", "-published_at"], name="article_by_source"),
            models.Index(fields=["live", "-published_at"], name="article_by_date"),
            # Few stories have either date; the scheduler asks for those that are due each second.
            models.Index(
                fields=["expire_at"],
                condition=models.Q(expire_at__isnull=False),
                name="article_expiring",
            ),
            models.Index(
                fields=["embargo_until"],
                condition=models.Q(embargo_until__isnull=False),
                name="article_embargoed",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def revisions(self) -> models.QuerySet[Revision]:
        """All revisions, drafts included."""
        return self._revisions

    @property
    def language(self) -> str:
        """The language code of the text, such as `km`."""
        return str(self.locale.language_code)

    @property
    def credit_line(self) -> str:
        """What is printed below the story."""
        return self.source.credit_line

    @property
    def modified_at(self) -> datetime.datetime | None:
        """When readers last got a changed text; the same as `published_at` if never."""
        if self.published_at is None or self.last_published_at is None:
            return self.published_at
        return max(self.published_at, self.last_published_at)

    def is_public(self, now: datetime.datetime | None = None) -> bool:
        """Whether a reader may see the stored row at `now`; the same rule as `public()`."""
        now = now or timezone.now()
        return bool(
            self.live
            and self.published_at
            and self.published_at <= now
            and (self.embargo_until is None or self.embargo_until <= now)
            and (self.expire_at is None or self.expire_at > now)
        )

    def clean(self) -> None:
        """Tidy the text and hold the rules of `validation`; raises `ValidationError`."""
        super().clean()
        validation.tidy(self)
        validation.check(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a live story gets its date and address, and its former address redirects."""
        if (fields := kwargs.get("update_fields")) is not None:
            with index_if_needed(fields):
                super().save(*args, **kwargs)
            return
        keep_tags(self)
        self.reader_saw = addresses.Seen.of(self)
        addresses.settle(self)
        validation.hold_terms(self)
        super().save(*args, **kwargs)
        addresses.keep_former(self, self.reader_saw)

    def with_content_json(self, content: dict[str, Any]) -> Article:
        """Return the revision as an article; dates that belong to the story itself are kept."""
        article: Article = super().with_content_json(content)
        article.day = self.day
        article.created_at = self.created_at
        article.published_at = article.published_at or self.published_at
        validation.hold_embargo(article)
        return article

    def get_absolute_url(self) -> str:
        """Return the permalink's path; empty while the story has no day."""
        if self.day is None:
            return ""
        day = self.day
        return path_of("article", day.year, day.month, day.day, self.slug)

    def copy_for_translation(
        self, locale: Locale, exclude_fields: list[str] | None = None
    ) -> Article:
        """Return an unsaved draft for `locale`, which gets a slug, dates and address of its own."""
        copy: Article = super().copy_for_translation(locale, exclude_fields)
        return translating.as_draft(copy)

    @property
    def full_url(self) -> str:
        """The permalink, or empty while the story has no day."""
        path = self.get_absolute_url()
        return f"{settings.KAWARABAN.site_url}{path}" if path else ""


class ArticleByline(Orderable):
    """A person's name over a story; the order is the order of names."""

    article = ParentalKey(Article, on_delete=models.CASCADE, related_name="bylines")
    person = models.ForeignKey(
        Person, verbose_name=_("byline"), on_delete=models.PROTECT, related_name="bylines"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")

    def __str__(self) -> str:
        return str(self.person)
