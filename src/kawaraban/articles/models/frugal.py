"""What Wagtail asks a story while it is edited and published, answered in few short queries.

Saving and publishing once, Wagtail builds the story twice from its revision, checks it twice,
saves it three times, and asks for its workflow four times. The answers here are Wagtail's own;
only the way to them is shorter. Where there is more to say than "all is well" or "there is none",
Wagtail says it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import CharField, ForeignKey, IntegerField, QuerySet, UUIDField
from django.utils.functional import cached_property
from wagtail.models import Revision, Workflow, WorkflowContentType, WorkflowState

from kawaraban.articles import addresses, stored
from kawaraban.articles.prepared import Parameter, Prepared

if TYPE_CHECKING:
    from wagtail.models import WorkflowMixin as Base

    from kawaraban.articles.models import Article
else:
    Base = object

KIND, NUMBER = Parameter("kind", IntegerField()), Parameter("number", CharField())
KEY, LOCALE = Parameter("key", UUIDField()), Parameter("locale", IntegerField())

ACTIVE = Prepared(lambda: _of_story(WorkflowState.objects.active()))
EVER = Prepared(lambda: _of_story(WorkflowState.objects.all()))
SCHEDULED = Prepared(lambda: _of_story(Revision.objects.filter(approved_go_live_at__isnull=False)))
ASSIGNED = Prepared(
    lambda: (
        WorkflowContentType.objects.filter(workflow__active=True, content_type=KIND)
        .select_related("workflow")
        .order_by("pk")[:1]
    )
)
IN_LANGUAGE = Prepared(
    lambda: _stories().filter(translation_key=KEY, locale=LOCALE).values_list("pk")
)


UNREFERRED = frozenset({"latest_revision", "has_unpublished_changes"})
"""Fields that say nothing for Wagtail's index of what refers to what."""


@contextmanager
def index_if_needed(update_fields: Collection[str]) -> Iterator[None]:
    """Let a save of these fields alone queue no reading of the whole story for that index."""
    from wagtail.signal_handlers import (
        disable_reference_index_auto_update,
        reference_index_auto_update_disabled,
    )

    if getattr(reference_index_auto_update_disabled, "value", False):
        yield  # Wagtail's context manager can't be nested.
    elif UNREFERRED.issuperset(update_fields):
        with disable_reference_index_auto_update():
            yield
    else:
        yield


class FrugalMixin(Base):
    """Stands before Wagtail's mixins."""

    @classmethod
    def from_serializable_data(
        cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False
    ) -> Article:
        """Return the story of a revision; each row it names is looked for once, and kept."""
        named = stored.named_in(cls, data) if check_fks else None
        check_fks = check_fks and named is None
        article: Article = super().from_serializable_data(data, check_fks, strict_fks)
        if named is not None:
            stored.hand_over(article, named)
        return article

    def with_content_json(self, content: dict[str, Any]) -> Article:
        """Return the revision as a story, which takes over this one's language and revision."""
        stored.fetch(self, "locale", "latest_revision")
        article: Article = super().with_content_json(content)
        return article

    def get_latest_revision_as_object(self) -> Article:
        """Return the newest draft; where there is none, the story itself."""
        if self.pk is not None and self.has_unpublished_changes:
            stored.fetch(self, "latest_revision")
            revision = self.latest_revision
            if revision is not None and not Revision.content_object.is_cached(revision):
                row = stored.row(type(self), self.pk)
                if row is not None:
                    revision.content_object = row
        article: Article = super().get_latest_revision_as_object()
        return article

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Check the fields; foreign keys whose row is there have nothing to complain of."""
        exclude = set(exclude or ())
        for field in self._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.name not in exclude:
                number = getattr(self, field.attname)
                if isinstance(number, int) and stored.is_stored(field.remote_field.model, number):
                    exclude.add(field.name)
        super().clean_fields(exclude=exclude)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Check that address and language are the story's own, as the model's constraints say."""
        if self._is_doubtful(set(exclude or ())):
            super().validate_constraints(exclude=exclude)

    def _is_doubtful(self, exclude: set[str]) -> bool:
        """Whether another story may have its address, or be the same story in its language."""
        if not exclude & {"translation_key", "locale"}:
            same = IN_LANGUAGE.rows(key=self.translation_key, locale=self.locale_id)
            if any(number != self.pk for (number,) in same):
                return True
        if self.day is None or exclude & {"day", "slug"}:
            return False
        return addresses.is_taken(self, self.day, self.slug)

    @property
    def current_workflow_state(self) -> WorkflowState | None:
        """The workflow that runs or waits for changes, if there is one."""
        looked_up = hasattr(self, "_current_workflow_states") or self.pk is None
        if looked_up or ACTIVE.rows(**self._generic()):
            return super().current_workflow_state
        return None

    def had_workflow(self) -> bool:
        """Whether it ever was in a workflow."""
        return bool(EVER.rows(**self._generic()))

    @cached_property
    def scheduled_revision(self) -> Revision | None:
        """The revision with an approved time to go live, if there is one."""
        if self.pk is None or SCHEDULED.rows(**self._generic()):
            return super().scheduled_revision
        return None

    @classmethod
    def get_default_workflow(cls) -> Workflow | None:
        """Return the active workflow of stories."""
        if not getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True):
            return None
        assigned = ASSIGNED.first(kind=cls.get_content_type().pk)
        return assigned.workflow if assigned else None

    def _generic(self) -> dict[str, Any]:
        return {"kind": self.get_content_type().pk, "number": str(self.pk)}


def _stories() -> QuerySet[Article]:
    from kawaraban.articles.models import Article

    return Article._default_manager.order_by()


def _of_story(rows: QuerySet[Any]) -> QuerySet[Any, tuple[int]]:
    return rows.filter(content_type=KIND, object_id=NUMBER).order_by().values_list("pk")[:1]
