"""What a content delivery network is still to be told."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class Purge(models.Model):
    """Pages that the network is to forget. The row is deleted when the network has said yes.

    `tags` with the one element `EVERYTHING` stand for every page.
    """

    EVERYTHING = "*"

    at = models.DateTimeField(auto_now_add=True)
    addresses = models.JSONField(default=list, help_text="Host, path and query of each page.")
    tags = models.JSONField(default=list, help_text="What changed, as pages are tagged with it.")
    attempts = models.PositiveIntegerField(default=0, help_text="How often it was tried in vain.")
    reason = models.TextField(blank=True, help_text="Why the last attempt failed.")
    due = models.DateTimeField(default=timezone.now, help_text="When it is tried next.")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        what = "everything" if self.EVERYTHING in self.tags else ", ".join(self.tags)
        return f"{self.pk} {what}"[:200]
