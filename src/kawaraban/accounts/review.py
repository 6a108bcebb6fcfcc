"""The review: what reporters submit, editors and chiefs approve."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Task,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

NAME = "Review"
REVIEWED = ("articles", "article")
WAGTAILS_GROUPS = ("Editors", "Moderators")
WAGTAILS_WORKFLOW = "Moderators approval"


def ensure(reviewers: Sequence[Group]) -> None:
    """Make the review once and assign it to stories and pages that have no workflow.

    A newsroom that changed the review, or assigned another, keeps what it has.
    """
    article = ContentType.objects.filter(app_label=REVIEWED[0], model=REVIEWED[1]).first()
    if article is None:
        return
    workflow = Workflow.objects.filter(name=NAME).first()
    if workflow is None:
        if WorkflowContentType.objects.filter(content_type=article).exists():
            return
        workflow = _make(reviewers)
    WorkflowContentType.objects.get_or_create(content_type=article, defaults={"workflow": workflow})
    if root := Page.get_first_root_node():
        WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})


def _make(reviewers: Sequence[Group]) -> Workflow:
    task = GroupApprovalTask.objects.create(name=NAME)
    task.groups.set(reviewers)
    workflow = Workflow.objects.create(name=NAME)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow


def remove_unused_defaults() -> None:
    """Remove the groups and the workflow that Wagtail's migrations make, if nobody uses them."""
    for workflow in Workflow.objects.filter(name=WAGTAILS_WORKFLOW, workflow_states=None):
        tasks = list(Task.objects.filter(workflow_tasks__workflow=workflow, task_states=None))
        workflow.delete()
        for task in tasks:
            if not task.workflow_tasks.exists():
                task.specific.delete()
    for group in Group.objects.filter(name__in=WAGTAILS_GROUPS, user=None):
        if not GroupApprovalTask.objects.filter(groups=group).exists():
            group.delete()
