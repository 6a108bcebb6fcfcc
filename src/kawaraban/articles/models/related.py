"""Which stories are related: what the search index found, kept where pages can read it.

A page is a function of the database, and the index is none. So a follower of the index writes here
what it finds (`reading/relating.py`), and pages read it under the rule of what is public.
"""

from __future__ import annotations

from django.db import models


class Related(models.Model):
    """`other` is told below `story`, at the place `rank` (0 is the first)."""

    # Nobody chose it: it must not stand among the uses of a story.
    wagtail_reference_index_ignore = True

    story = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="related", db_index=False
    )
    other = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="related_to"
    )
    rank = models.PositiveSmallIntegerField()
    score = models.FloatField(help_text="How much the other resembles the story, from 0 to 1.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "rank"], name="one_related_a_rank")]

    def __str__(self) -> str:
        return f"{self.story_id}: {self.rank}. {self.other_id}"


class RelatedProgress(models.Model):
    """How far the follower has come: the one row of this table, written with what it found.

    All changes up to `position` in the log are accounted for. `filled` is the last story of an
    older archive whose related ones were looked for, None when there is none left.
    """

    position = models.BigIntegerField()
    filled = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.position}, {self.filled}"
