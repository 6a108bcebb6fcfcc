"""Who may manage whose account: nobody hands out, or takes over, more than they hold."""

from __future__ import annotations

from django.contrib.auth.models import Group

from kawaraban.accounts.models import User


def may_manage(actor: User, target: User) -> bool:
    """Whether `actor` may change or delete the account of `target`.

    A new password is a way in, so the account must not hold a permission that `actor` lacks.
    """
    if actor.is_superuser or actor.pk == target.pk:
        return True
    return not target.is_superuser and target.get_all_permissions() <= actor.get_all_permissions()


def grantable_groups(actor: User) -> list[Group]:
    """Return the groups `actor` may put somebody into: those with no permission `actor` lacks."""
    groups = Group.objects.prefetch_related("permissions__content_type").order_by("name")
    if actor.is_superuser:
        return list(groups)
    held = actor.get_all_permissions()
    return [
        group
        for group in groups
        if all(
            f"{one.content_type.app_label}.{one.codename}" in held
            for one in group.permissions.all()
        )
    ]
