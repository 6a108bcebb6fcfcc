"""Two tags that mean the same become one."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from wagtail.actions import action_registry
from wagtail.models import Revision

from kawaraban.articles.models import Article, ArticleTag, Tag
from kawaraban.outbox import log


def merge(tag: Tag, into: Tag, user: Any) -> int:
    """Give the stories of `tag` to `into`, drafts included, and delete `tag`.

    Returns how many stories changed. The log of changes names both, since readers may have
    either list before them.
    """
    with transaction.atomic():
        has_both = ArticleTag.objects.filter(tag=into).values("content_object")
        tagged = ArticleTag.objects.filter(tag=tag)
        stories = list(tagged.values_list("content_object_id", flat=True))
        changed = len(stories)
        tagged.filter(content_object__in=has_both).delete()
        tagged.update(tag=into)
        for revision in _drafts():
            _retag(revision, tag.pk, into.pk)
        # Whoever shows one of these stories beside its own has one of the two tags as well.
        touched = {f"article:{number}" for number in stories}
        for slug in (tag.slug, into.slug):
            touched |= {f"tag:{slug}", f"in:tag:{slug}"}
        log.record("tag.merged", f"tag:{into.pk}", {*touched, "absent"})
        action = action_registry.get_action_class(Tag, "delete")
        action(tag, user=user).execute(skip_permission_checks=True)
    return changed


def _drafts() -> Any:
    """The revisions that may still be published: the newest of changed stories, and scheduled."""
    newest = Article.objects.filter(has_unpublished_changes=True).values("latest_revision")
    return Revision.objects.filter(
        Q(pk__in=newest) | Q(approved_go_live_at__isnull=False),
        content_type=ContentType.objects.get_for_model(Article),
    ).iterator(chunk_size=50)


def _retag(revision: Revision, old: int, new: int) -> None:
    rows = revision.content.get("tagged_items") or []
    if not any(row.get("tag") == old for row in rows):
        return
    kept = [row for row in rows if row.get("tag") != old]
    if not any(row.get("tag") == new for row in kept):
        kept.append({**next(row for row in rows if row.get("tag") == old), "tag": new})
    Revision.objects.filter(pk=revision.pk).update(
        content={**revision.content, "tagged_items": kept}
    )
