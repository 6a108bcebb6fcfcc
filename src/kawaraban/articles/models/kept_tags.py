"""Tags that stay as they are keep their rows.

A form and a revision name a story's tags, but not the rows that hold them: each save would delete
and make all of them again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import IntegerField, QuerySet

from kawaraban.articles.prepared import Parameter, Prepared

if TYPE_CHECKING:
    from taggit.models import ItemBase

    from kawaraban.articles.models import Article
else:
    ItemBase = object


class KeptMixin(ItemBase):
    """A tag on a story that is not written again while its row holds just that."""

    is_kept = False

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, unless the row is known to hold this tag already; that is true once."""
        if self.is_kept:
            self.is_kept = False
            return
        super().save(*args, **kwargs)


def keep_tags(article: Article) -> None:
    """Give the tags that are about to be saved their rows, if those hold the same in this order.

    The order of the rows is the order in which tags are printed. One query.
    """
    if article.pk is None or not article.tagged_items.is_deferring:
        return
    rows = ROWS.rows(number=article.pk)
    items = list(article.tagged_items.all())
    for item in items:
        item.is_kept = False
    pairs = list(zip(rows, items, strict=False))
    same = all(tag == item.tag_id and item.pk in (None, row) for (row, tag), item in pairs)
    if same and len(rows) == len(items):
        for (row, _tag), item in pairs:
            item.pk, item._state.adding, item.is_kept = row, False, True


def _rows() -> QuerySet[Any, tuple[int, int]]:
    from kawaraban.articles.models import ArticleTag

    rows = ArticleTag.objects.filter(content_object=NUMBER)  # type: ignore[misc]
    return rows.order_by("pk").values_list("pk", "tag_id")


NUMBER = Parameter("number", IntegerField())
ROWS = Prepared(_rows)
