"""What a newsroom owns up to."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from kawaraban.articles.fields import validate_date


class Correction(models.Model):
    """A dated notice that readers see on the story. It is drafted and published with it."""

    class Kind(models.TextChoices):
        """What the notice is. A correction and a retraction are boxed above the text."""

        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        UPDATE = "update", _("Update")
        EDITORS_NOTE = "note", _("Editor’s note")
        RETRACTION = "retraction", _("Retraction")

    article = ParentalKey("articles.Article", on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.CORRECTION)
    text = models.TextField(
        _("text"), max_length=2000, help_text=_("What was wrong, what is right.")
    )
    corrected_at = models.DateTimeField(_("date"), default=timezone.now, validators=[validate_date])

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["corrected_at", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.corrected_at:%Y-%m-%d}"

    @property
    def matters(self) -> bool:
        """Whether it belongs above the text: the reader would otherwise learn something false."""
        return self.kind in (self.Kind.CORRECTION, self.Kind.RETRACTION)
