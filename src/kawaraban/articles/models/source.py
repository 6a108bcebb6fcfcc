"""Where a story comes from, and on what terms."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from kawaraban.articles.fields import SlugField
from kawaraban.kit.paths import path_of
from kawaraban.kit.slugs import slugify


class Source(models.Model):  # type: ignore[django-manager-missing]
    """The newsroom itself or an agency; its terms say what may leave the site.

    `rights.carries` is the one reader of the terms.
    """

    class Kind(models.TextChoices):
        """Whose copy it is."""

        OWN = "own", _("Own newsroom")
        AGENCY = "agency", _("Agency")

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = SlugField(_("slug"), unique=True, max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.AGENCY)
    credit_line = models.CharField(
        _("credit line"),
        max_length=120,
        blank=True,
        help_text=_("Printed below each story, such as “© MEKONG WIRE”."),
    )
    home_page = models.URLField(_("home page"), blank=True, max_length=300)
    terms = models.TextField(_("terms"), blank=True, help_text=_("What the contract says."))
    full_text_in_feeds = models.BooleanField(_("full text in feeds"), default=False)
    full_text_in_api = models.BooleanField(_("full text in the API"), default=False)
    full_text_in_mail = models.BooleanField(_("full text in mail"), default=False)
    full_text_in_federation = models.BooleanField(_("full text in the Fediverse"), default=False)
    keep_days = models.PositiveIntegerField(
        _("days a story may stay"),
        null=True,
        blank=True,
        help_text=_("Stories expire this many days after publication. Empty: they stay."),
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Save with a slug, whoever saves."""
        self.slug = self.slug or slugify(self.name, 80) or "source"
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Return the path of the source's list."""
        return path_of("source", self.slug)

    @property
    def is_agency(self) -> bool:
        """Whether the copy belongs to somebody else."""
        return self.kind == self.Kind.AGENCY
