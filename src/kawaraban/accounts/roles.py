"""The four roles of a newsroom, as Wagtail groups, and the review that joins them.

A role always holds at least what is written here; `ensure` adds what is missing and takes nothing
away, so a newsroom may give a role more. To give less, make a group of your own.
Permissions are named `app_label.codename`, since this package knows nothing of the ones above it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from kawaraban.accounts import review

REPORTER, EDITOR, CHIEF, ADMINISTRATOR = "Reporter", "Editor", "Chief", "Administrator"
NAMES = (REPORTER, EDITOR, CHIEF, ADMINISTRATOR)


@dataclass(frozen=True)
class Role:
    """What a role may do: everywhere, on all pages, and in all collections of media."""

    name: str
    anywhere: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()


def _all_of(app: str, *models: str) -> set[str]:
    return {f"{app}.{do}_{model}" for do in ("add", "change", "delete", "view") for model in models}


def _page(*actions: str) -> frozenset[str]:
    return frozenset(f"wagtailcore.{action}_page" for action in actions)


_ADD_MEDIA = frozenset(
    {
        "wagtailimages.add_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.choose_document",
    }
)
_KEEP_MEDIA = _ADD_MEDIA | {"wagtailimages.change_image", "wagtaildocs.change_document"}
_KEEP_COLLECTIONS = frozenset(f"wagtailcore.{do}_collection" for do in ("add", "change", "delete"))

_WRITE = frozenset(
    {
        "wagtailadmin.access_admin",
        "simple_translation.submit_translation",
        *(f"articles.{do}_article" for do in ("view", "add", "change")),
    }
)
_EDIT = _WRITE | {
    *(f"articles.{do}_article" for do in ("publish", "lock", "unlock")),
    *(f"articles.{do}_{thing}" for do in ("view", "add", "change") for thing in ("tag", "person")),
    "conversation.moderate_response",
    *(f"conversation.{do}_response" for do in ("view", "change", "delete")),
}
_LEAD = (
    _EDIT
    | {"outbox.manage_delivery"}
    | _all_of("articles", "article", "category", "source", "person", "tag")
    | _all_of("accounts", "user")
    | _all_of("wagtailcore", "workflow", "task", "groupapprovaltask")
    | _all_of("wagtailredirects", "redirect")
)

ROLES = (
    Role(REPORTER, anywhere=_WRITE, media=_ADD_MEDIA),
    Role(EDITOR, anywhere=_EDIT, pages=_page("change", "publish"), media=_KEEP_MEDIA),
    Role(
        CHIEF,
        anywhere=_LEAD,
        pages=_page("add", "change", "publish", "lock", "unlock", "bulk_delete"),
        media=_KEEP_MEDIA | _KEEP_COLLECTIONS,
    ),
    # An administrator also has every permission there is; being a superuser is another matter.
    Role(
        ADMINISTRATOR,
        pages=_page("add", "change", "publish", "lock", "unlock", "bulk_delete"),
        media=_KEEP_MEDIA | _KEEP_COLLECTIONS,
    ),
)


def ensure() -> None:
    """Make the roles and the review, or add what they miss. Run it as often as you like.

    Permissions, root page or root collection that do not exist (yet) are passed over. Wagtail's
    own groups and workflow go when the roles are first made, if nobody used them.
    """
    with transaction.atomic():
        first_time = not Group.objects.filter(name__in=NAMES).exists()
        known = _known_permissions()
        groups = {role.name: _ensure(role, known) for role in ROLES}
        if first_time:
            review.remove_unused_defaults()
        review.ensure([groups[EDITOR], groups[CHIEF], groups[ADMINISTRATOR]])


def _known_permissions() -> dict[str, Permission]:
    permissions = Permission.objects.select_related("content_type")
    return {f"{known.content_type.app_label}.{known.codename}": known for known in permissions}


def _ensure(role: Role, known: dict[str, Permission]) -> Group:
    group, _ = Group.objects.get_or_create(name=role.name)
    names = known.keys() if role.name == ADMINISTRATOR else role.anywhere & known.keys()
    group.permissions.add(*(known[name] for name in names))
    if root := Page.get_first_root_node():
        wanted = {known[name].pk for name in role.pages & known.keys()}
        held = GroupPagePermission.objects.filter(group=group, page=root)
        GroupPagePermission.objects.bulk_create(
            GroupPagePermission(group=group, page=root, permission_id=number)
            for number in wanted - set(held.values_list("permission_id", flat=True))
        )
    if top := Collection.get_first_root_node():
        wanted = {known[name].pk for name in role.media & known.keys()}
        granted = GroupCollectionPermission.objects.filter(group=group, collection=top)
        GroupCollectionPermission.objects.bulk_create(
            GroupCollectionPermission(group=group, collection=top, permission_id=number)
            for number in wanted - set(granted.values_list("permission_id", flat=True))
        )
    return group


def missing_permissions() -> set[str]:
    """Return the permissions named here that do not exist; a test and `check` ask."""
    named = frozenset().union(*(role.anywhere | role.pages | role.media for role in ROLES))
    return set(named - _known_permissions().keys())
