"""Wagtail's screens for users, held to `ranks`: a chief can't make an administrator."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users

from kawaraban.accounts import ranks
from kawaraban.accounts.models import User


class RankedForm:
    """Offers only the groups that the editor may give, and keeps the others an account has."""

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if actor.is_superuser:
            return
        self.fields: dict[str, Any]
        self.instance: User
        self.fields.pop("is_superuser", None)
        offered = {group.pk for group in ranks.grantable_groups(actor)}
        held: set[int] = set()
        if self.instance.pk:
            held = set(self.instance.groups.values_list("pk", flat=True))
        self.kept: set[int] = held - offered
        self.fields["groups"].queryset = Group.objects.filter(pk__in=offered).order_by("name")

    def clean_groups(self) -> Any:
        """Return the chosen groups with those that were not the editor's to offer."""
        chosen = self.cleaned_data["groups"]  # type: ignore[attr-defined]
        kept: set[int] = getattr(self, "kept", set())
        numbers = {group.pk for group in chosen} | kept
        return Group.objects.filter(pk__in=numbers)


class RankedCreationForm(RankedForm, UserCreationForm):
    """The form for a new account."""


class RankedEditForm(RankedForm, UserEditForm):
    """The form for an existing account."""


class CreateView(users.CreateView):
    """Wagtail's view, whose form knows who is asking."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who is asking."""
        return {**super().get_form_kwargs(), "actor": self.request.user}


class EditView(users.EditView):
    """Wagtail's view, closed to those who hold less than the account."""

    def run_before_hook(self) -> Any:
        """Refuse before anything is shown or saved."""
        require(self.request, self.object)
        return super().run_before_hook()

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who is asking."""
        return {**super().get_form_kwargs(), "actor": self.request.user}


class DeleteView(users.DeleteView):
    """Wagtail's view, closed to those who hold less than the account."""

    def run_before_hook(self) -> Any:
        """Refuse before anything is shown or deleted."""
        require(self.request, self.object)
        return super().run_before_hook()


class RankedUserViewSet(users.UserViewSet):
    """Named by `apps.UsersConfig`."""

    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView
    # Wagtail's copy would hand on groups and a mail address; an account is made, not copied.
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type:
        """Return the form that offers no more than the editor holds."""
        return RankedEditForm if for_update else RankedCreationForm


def require(request: HttpRequest, *targets: User) -> None:
    """Raise `PermissionDenied` if the person asking may not manage one of `targets`."""
    for target in targets:
        if not ranks.may_manage(request.user, target):  # type: ignore[arg-type]
            raise PermissionDenied
