"""One row for each change that a reader could notice."""

from __future__ import annotations

from django.db import models


class Change(models.Model):
    """What happened, to what, and which parts of the site it touches.

    Written in the same transaction as the change itself, read in the order of `id` by
    followers, each from its own position, and never edited.
    """

    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=60, help_text="What happened, such as article.published.")
    subject = models.CharField(max_length=80, help_text="To what, such as article:42.")
    tags = models.JSONField(default=list, help_text="What it touches: article:42, front, day:…")

    class Meta:
        ordering = ["id"]
        # Not about a row, but about all that follows from the log: pages, index, queued work.
        permissions = [("manage_delivery", "Can see and manage delivery")]

    def __str__(self) -> str:
        return f"{self.id} {self.kind} {self.subject}"
