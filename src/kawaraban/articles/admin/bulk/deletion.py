"""Wagtail's bulk deletion, which fails as a whole where one thing is still in use."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.actions import action_registry
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from kawaraban.articles.admin.bulk.one_by_one import OneByOne
from kawaraban.articles.models import Article, Category, Person, Source, Tag


class Delete(OneByOne, DeleteBulkAction):
    """Delete each for itself, with an entry in the log for each."""

    @classproperty
    def models(cls) -> list[type[Model]]:
        """What this application keeps."""
        return [Article, Category, Source, Person, Tag]

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, Any]]:
        """Return what can be deleted; found once, since it is asked for before and after."""
        if not hasattr(self, "_found"):
            self._found = OneByOne.get_actionable_objects(self)
        return self._found

    def obstacle(self, item: Any) -> str:
        """Return why the item can't be deleted, as far as that is known before trying."""
        allowed = self.permission_policy.user_has_permission_for_instance(
            self.request.user, "delete", item
        )
        return "" if allowed else _("You may not delete it.")

    def object_context(self, item: Any) -> dict[str, Any]:
        """Return what Wagtail's confirmation shows."""
        return dict(DeleteBulkAction.object_context(self, item))

    def act(self, item: Any) -> None:
        """Delete, with its entry in the log."""
        action = action_registry.get_action_class(type(item), "delete")
        action(item, user=self.request.user).execute(skip_permission_checks=True)

    def done(self, count: int) -> str:
        """Say how many."""
        return ngettext("%(count)d item deleted.", "%(count)d items deleted.", count) % {
            "count": count
        }
