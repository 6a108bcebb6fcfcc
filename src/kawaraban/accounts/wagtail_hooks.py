"""The rule of who manages whom, for what is done to many accounts at once."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks

from kawaraban.accounts import ranks
from kawaraban.accounts.models import User
from kawaraban.accounts.users import require


@hooks.register("before_bulk_action")
def hold_ranks(request: HttpRequest, action_type: str, objects: list[Any], action: Any) -> None:
    """Raise `PermissionDenied` where one account at a time would have been refused, too."""
    if action.model is not User:
        return
    require(request, *objects)
    if action_type == "assign_role":
        role = action.cleaned_form.cleaned_data["role"]
        if role not in ranks.grantable_groups(request.user):  # type: ignore[arg-type]
            raise PermissionDenied
