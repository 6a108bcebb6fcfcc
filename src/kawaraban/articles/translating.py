"""What a translation does not take over from the story it was begun from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kawaraban.articles.models import Article


def as_draft(copy: Article) -> Article:
    """Return the unsaved `copy` as a draft that nobody published, scheduled or locked.

    The embargo and the expiry stay: they come with the copy's rights. Wagtail copies every field,
    so the translation of a live story would be live the moment it is begun.
    """
    copy.live = False
    copy.expired = False
    copy.has_unpublished_changes = True
    copy.latest_revision = None
    copy.live_revision = None
    copy.first_published_at = None
    copy.last_published_at = None
    copy.published_at = None
    copy.day = None
    copy.slug = ""
    copy.go_live_at = None
    copy.locked = False
    copy.locked_at = None
    copy.locked_by = None
    return copy
