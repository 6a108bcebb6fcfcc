"""The editor of a story."""

from __future__ import annotations

from django.utils.functional import cached_property
from wagtail.models import WorkflowState
from wagtail.snippets.views.snippets import EditView

from kawaraban.articles.admin.resemblance import ResemblanceMixin


class ArticleEditView(ResemblanceMixin, EditView):
    """Wagtail's editor, with a notice where another story has the same text."""

    partials_template_name = "articles/admin/edit_partials.html"

    @cached_property
    def workflow_state(self) -> WorkflowState | None:
        """The workflow the story is in, or the last one it was in; most never were in one."""
        if not self.object or not self.object.had_workflow():
            return None
        state: WorkflowState | None = super().workflow_state
        return state
