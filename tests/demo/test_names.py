"""The invented newsroom's names."""

from __future__ import annotations

from pathlib import Path

import pytest

from kawaraban.articles.models import Category
from kawaraban.demo import names
from kawaraban.demo.keys import FormatError
from kawaraban.kit.slugs import is_slug


def test_the_file_is_read_whole() -> None:
    read = names.read_names()
    assert len(read.categories) >= 12
    assert "event" in {category.key for category in read.categories}
    assert all(set(category.names) == {"ja", "km", "th", "vi"} for category in read.categories)
    assert len(read.people) == 6
    assert {account.role for account in read.accounts} == {"reporter", "editor", "chief"}
    assert set(read.pages) == {"about", "contact"}


def test_keys_can_be_slugs_and_topic_codes_are_the_iptcs_form() -> None:
    read = names.read_names()
    assert all(is_slug(one.key) for one in (*read.categories, *read.people, *read.sources))
    check = Category._meta.get_field("topic_code").run_validators
    for category in read.categories:
        check(category.topic_code)


def test_the_agencies_terms_are_told_apart() -> None:
    terms = {source.key: source.full_text_in for source in names.read_names().sources}
    assert terms["own"] == {"feeds", "api", "mail", "federation"}
    assert terms["hokuto-press"] == set()
    assert terms["mekong-wire"] == {"feeds"}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('parent = "economy"', 'parent = "sport"'), r"categories\.trade stands before"),
        (('kind = "own"', 'kind = "stolen"'), "names what there is not"),
        (("order = 10", 'order = "ten"'), "order must be a whole number"),
        (("[about]", "[imprint]"), "title is missing"),
        (('role = "chief"', 'role = "chief"\nshoe_size = 38'), "shoe_size is not known"),
    ],
)
def test_a_bad_file_is_refused_with_the_key(
    tmp_path: Path, change: tuple[str, str], complaint: str
) -> None:
    path = tmp_path / "names.toml"
    path.write_text(names.FILE.read_text("utf-8").replace(*change), "utf-8")
    with pytest.raises(FormatError, match=complaint):
        names.read_names(path)
