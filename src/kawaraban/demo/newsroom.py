"""The rows that stories lean on: accounts, sections, sources and bylines."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from wagtail.models import Locale

from kawaraban.accounts import roles
from kawaraban.accounts.models import User
from kawaraban.articles.models import Category, CategoryName, Person, Source
from kawaraban.demo.names import AccountName, Names, SourceName
from kawaraban.media.models import Picture

ROLES = {"reporter": roles.REPORTER, "editor": roles.EDITOR, "chief": roles.CHIEF}


@dataclass(frozen=True)
class Newsroom:
    """What has been made so far, by the keys of the files; `now` is when the demo is made."""

    now: datetime.datetime
    locales: dict[str, Locale]
    accounts: dict[str, User]
    categories: dict[str, Category]
    sources: dict[str, Source]
    people: dict[str, Person]
    pictures: dict[tuple[str, str], Picture]

    @property
    def desk(self) -> User:
        """The editor who publishes and moderates."""
        return self.accounts["desk"]


def ensure_accounts(names: Names) -> dict[str, User]:
    """Make the accounts of the roles. They can't log in until somebody gives them a password."""
    return {account.key: _account(account) for account in names.accounts}


def _account(account: AccountName) -> User:
    user = User.objects.filter(username=account.key).first()
    if user is None:
        user = User(
            username=account.key, first_name=account.first_name, last_name=account.last_name
        )
        user.set_unusable_password()
        user.save()
        user.groups.add(Group.objects.get(name=ROLES[account.role]))
    return user


def ensure_categories(names: Names) -> dict[str, Category]:
    """Make the tree of sections with their names in every language."""
    made: dict[str, Category] = {}
    for plan in names.categories:
        category = Category.objects.filter(slug=plan.key).first() or Category(slug=plan.key)
        fields = {
            "name": plan.name,
            "parent": made.get(plan.parent),
            "description": plan.description,
            "order": plan.order,
            "topic_code": plan.topic_code,
        }
        _settle(category, fields)
        for language, name in plan.names.items():
            CategoryName.objects.get_or_create(
                category=category, language=language, defaults={"name": name}
            )
        made[plan.key] = category
    # A new site begins with one section for everything; here it would stay empty.
    Category.objects.filter(slug="news", articles=None, children=None).delete()
    return made


def ensure_sources(names: Names) -> dict[str, Source]:
    """Make the agencies; the newsroom itself is the source that every site begins with."""
    return {plan.key: _source(plan) for plan in names.sources}


def _source(plan: SourceName) -> Source:
    if plan.kind == Source.Kind.OWN:
        source = Source.objects.filter(kind=Source.Kind.OWN).first() or Source()
    else:
        source = Source.objects.filter(slug=plan.key).first() or Source(slug=plan.key)
    outputs = ("feeds", "api", "mail", "federation")
    fields = {
        "name": plan.name,
        "kind": plan.kind,
        "credit_line": plan.credit_line,
        "home_page": plan.home_page,
        "terms": plan.terms,
        **{f"full_text_in_{output}": output in plan.full_text_in for output in outputs},
    }
    _settle(source, fields)
    return source


def ensure_people(
    names: Names, accounts: dict[str, User], pictures: dict[tuple[str, str], Picture]
) -> dict[str, Person]:
    """Make the bylines with their portraits, and tie those that have an account to it."""
    owners = {account.person: accounts[account.key] for account in names.accounts}
    made: dict[str, Person] = {}
    for plan in names.people:
        person = Person.objects.filter(slug=plan.key).first() or Person(slug=plan.key)
        fields = {
            "name": plan.name,
            "role": plan.role,
            "bio": f"{plan.bio}\n\nIn other scripts: {' · '.join(plan.names.values())}",
            "portrait": pictures[plan.key, ""],
            "user": owners.get(plan.key),
        }
        _settle(person, fields)
        made[plan.key] = person
    return made


def _settle(row: Model, fields: dict[str, Any]) -> None:
    """Save `row` with `fields` only where they differ: a save is news for every page."""
    changed = {name: value for name, value in fields.items() if getattr(row, name) != value}
    for name, value in changed.items():
        setattr(row, name, value)
    if changed or row.pk is None:
        row.save()
