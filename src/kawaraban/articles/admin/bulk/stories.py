"""Publish, unpublish and file many stories."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import classproperty
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.actions.edit import EditAction
from wagtail.locks import ScheduledForPublishLock
from wagtail.models import DraftStateMixin
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from kawaraban.articles.admin.bulk.one_by_one import OneByOne, why_locked
from kawaraban.articles.admin.trees import CategoryField
from kawaraban.articles.models import Article


class StoriesAction(OneByOne, SnippetBulkAction):
    """What the three have in common."""

    template_name = "articles/admin/bulk.html"
    question: Any = ""
    answer: Any = ""

    @classproperty
    def models(cls) -> list[type[DraftStateMixin]]:
        """Stories only."""
        return [Article]

    def may(self, what: str) -> bool:
        """Whether the editor may do `what`, such as `publish`, to stories."""
        return bool(self.permission_policy.user_has_permission(self.request.user, what))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words of the confirmation."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "question": self.question, "answer": self.answer}


class Publish(StoriesAction):
    """Publish the newest draft of each; under an embargo or schedule it waits for that."""

    display_name = gettext_lazy("Publish")
    action_type = "publish"
    aria_label = gettext_lazy("Publish selected articles")
    action_priority = 10
    question = gettext_lazy("Publish these articles?")
    answer = gettext_lazy("Yes, publish")

    def obstacle(self, item: Article) -> str:
        """Return why the story can't be published."""
        if not self.may("publish"):
            return _("You may not publish.")
        if item.live and not item.has_unpublished_changes:
            return _("It is live already, and nothing has changed.")
        return why_locked(item.get_lock(), self.request.user)

    def act(self, item: Article) -> None:
        """Check the newest draft as the editor would, and publish it."""
        revision = item.get_latest_revision() or item.save_revision(user=self.request.user)
        draft: Article = revision.as_object()
        if draft.expire_at and draft.expire_at <= timezone.now():
            raise forms.ValidationError(_("Its expiry date has passed."))
        draft.full_clean()
        revision.publish(user=self.request.user)

    def done(self, count: int) -> str:
        """Say how many."""
        return ngettext(
            "%(count)d article published or scheduled.",
            "%(count)d articles published or scheduled.",
            count,
        ) % {"count": count}


class Unpublish(StoriesAction):
    """Take stories back; their text stays as a draft."""

    display_name = gettext_lazy("Unpublish")
    action_type = "unpublish"
    aria_label = gettext_lazy("Unpublish selected articles")
    action_priority = 20
    question = gettext_lazy("Unpublish these articles? Readers will not find them any more.")
    answer = gettext_lazy("Yes, unpublish")

    def obstacle(self, item: Article) -> str:
        """Return why the story can't be taken back."""
        if not self.may("publish"):
            return _("You may not unpublish.")
        if not item.live:
            return _("It is not live.")
        lock = item.get_lock()
        # A new version that waits must not keep the old one up.
        return (
            "" if isinstance(lock, ScheduledForPublishLock) else why_locked(lock, self.request.user)
        )

    def act(self, item: Article) -> None:
        """Unpublish."""
        item.unpublish(user=self.request.user)

    def done(self, count: int) -> str:
        """Say how many."""
        return ngettext(
            "%(count)d article unpublished.", "%(count)d articles unpublished.", count
        ) % {"count": count}


class CategoryForm(forms.Form):
    """Which category."""

    category = CategoryField(label=gettext_lazy("Category"))


class Categorise(StoriesAction):
    """File stories under a category. Live ones change for readers at once; drafts stay drafts."""

    display_name = gettext_lazy("Categorise")
    action_type = "categorise"
    aria_label = gettext_lazy("File selected articles under a category")
    action_priority = 25
    question = gettext_lazy("File these articles under another category?")
    answer = gettext_lazy("File them")
    form_class = CategoryForm

    def obstacle(self, item: Article) -> str:
        """Return why the story can't be filed elsewhere."""
        if not self.may("change"):
            return _("You may not change articles.")
        if item.live and not self.may("publish"):
            return _("It is live, and you may not publish.")
        return why_locked(item.get_lock(), self.request.user)

    def act(self, item: Article) -> None:
        """File the story: what readers see and what is still a draft, each for itself."""
        user = self.request.user
        category = self.cleaned_form.cleaned_data["category"]
        draft = item.get_latest_revision_as_object() if item.has_unpublished_changes else None
        if item.live and item.category_id != category.pk:
            item.category = category
            EditAction(item, user=user, publish=True).execute(skip_permission_checks=True)
        if not item.live:
            draft = draft or item
        if draft and (draft.category_id != category.pk or item.live):
            draft.category = category
            draft.live = item.live
            EditAction(draft, user=user, clean=False).execute(skip_permission_checks=True)

    def done(self, count: int) -> str:
        """Say how many, and where."""
        return ngettext(
            "%(count)d article filed under %(category)s.",
            "%(count)d articles filed under %(category)s.",
            count,
        ) % {"count": count, "category": self.cleaned_form.cleaned_data["category"]}
