"""The tree of categories."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from kawaraban.articles.fields import SlugField
from kawaraban.kit.paths import path_of
from kawaraban.kit.slugs import slugify

DEEPEST = 6


class Category(ClusterableModel):
    """A section of the site. Few and hand-made, so a plain parent link carries the tree."""

    name = models.CharField(_("name"), max_length=80)
    slug = SlugField(_("slug"), unique=True, max_length=80, blank=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("parent"),
        on_delete=models.PROTECT,
        related_name="children",
        null=True,
        blank=True,
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    description = models.TextField(_("description"), blank=True, max_length=500)
    topic_code = models.CharField(
        _("IPTC Media Topic"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^medtop:\d{8}$", _("It looks like medtop:04000000."))],
        help_text=_("The code in the IPTC Media Topics vocabulary, such as medtop:04000000."),
    )

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Fill the slug; refuse a parent that is the category itself or below it."""
        super().clean()
        self.slug = self.slug or slugify(self.name, 80) or "category"
        above = list(self.ancestors())
        if self in above:
            raise ValidationError({"parent": _("A category can't stand below itself.")})
        if len(above) + self._levels_below() >= DEEPEST:
            raise ValidationError({"parent": _("Categories go %d levels deep.") % DEEPEST})

    def save(self, *args: object, **kwargs: object) -> None:
        """Save with a slug, whoever saves."""
        self.slug = self.slug or slugify(self.name, 80) or "category"
        super().save(*args, **kwargs)

    def _levels_below(self) -> int:
        """How many levels stand below this one; a loop is walked once."""
        seen, here, levels = {self.pk}, [self.pk] if self.pk else [], -1
        while here:
            levels += 1
            below = Category.objects.filter(parent__in=here).exclude(pk__in=seen)
            here = list(below.values_list("pk", flat=True))
            seen.update(here)
        return max(levels, 0)

    def ancestors(self) -> Iterator[Category]:
        """Yield the parent, its parent and so on; stops at a loop."""
        seen: set[int | None] = set()
        above = self.parent
        while above is not None and above.pk not in seen:
            yield above
            seen.add(above.pk)
            above = above.parent

    def name_in(self, language: str) -> str:
        """Return the category's name in `language`, or its own name."""
        for other in self.names.all():
            if other.language == language:
                return str(other.name)
        return self.name

    def get_absolute_url(self) -> str:
        """Return the path of the category's list."""
        return path_of("category", self.slug)


class CategoryName(models.Model):
    """A category's name in another of the site's languages."""

    category = ParentalKey(Category, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=12)
    name = models.CharField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("name in another language")
        verbose_name_plural = _("names in other languages")
        constraints = [
            models.UniqueConstraint(fields=["category", "language"], name="one_name_a_language")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
