"""Addresses that stories have had."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerAddress(models.Model):
    """A day and slug under which a story was once public; readers are sent on to the new one."""

    day = models.DateField(_("day"))
    slug = models.CharField(_("slug"), max_length=120)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="former_addresses"
    )

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [models.UniqueConstraint(fields=["day", "slug"], name="one_former_address")]

    def __str__(self) -> str:
        return f"/{self.day:%Y/%m/%d}/{self.slug}/"
