"""Authors whose names are written with a space or without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from kawaraban.search.bylines import LONGEST, bylines
from kawaraban.search.contract import Query
from kawaraban.search.engine_tantivy import TantivyEngine
from tests.search.stories import story

NAMES = (
    "山田 太郎",
    "山田太郎",
    "山田\u3000太郎",
    "山田 花子",
    "鈴木 太郎",
    "林 明",
    "林明",
    "林 明美",
    "林明美",
    "김 철수",
    "김철수",
    "김 철",
    "김 철수진",
    "남궁민수",
    "王小明",
    "王 小明",
    "王小",
    "ジョン・スミス",
    "ジョン スミス",
    "さくら ももこ",
    "渡邊太郎",
    "渡辺 太郎",
    "Sok Dara",
    "SokDara",
)


@pytest.fixture(scope="module")
def newspaper(tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    """A story of each author, and one about somebody else who wrote none."""
    made = TantivyEngine(tmp_path_factory.mktemp("names") / "search", ("ja", "ko", "zh-hant"))
    stories = [
        story(n, "見出し", "本文である。", language="ja", names=(name,))
        for n, name in enumerate(NAMES)
    ]
    stories.append(story(99, "高橋一郎氏が受賞", "高橋 一郎氏は語った。", language="ja"))
    made.rebuild(stories, 0)
    return made


def by(engine: TantivyEngine, author: str) -> set[str]:
    """Return the bylines of the stories that the filter lets through."""
    found = engine.search(Query("", filters={"author": [author]}, per_page=50))
    return {NAMES[int(hit.id.removeprefix("article:"))] for hit in found.hits}


@pytest.mark.parametrize(
    "spellings",
    [
        ("山田 太郎", "山田太郎", "山田\u3000太郎"),
        ("林 明", "林明"),
        ("林 明美", "林明美"),
        ("김 철수", "김철수"),
        ("王 小明", "王小明"),
        ("渡辺 太郎", "渡邊太郎"),
    ],
)
def test_a_name_is_found_in_each_spelling_and_no_other_person(
    newspaper: TantivyEngine, spellings: tuple[str, ...]
) -> None:
    for typed in spellings:
        assert by(newspaper, typed) == set(spellings)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ジョンスミス", {"ジョン・スミス", "ジョン スミス"}),
        ("ｼﾞｮﾝ ｽﾐｽ", {"ジョン・スミス", "ジョン スミス"}),
        ("さくらももこ", {"さくら ももこ"}),
        ("남궁 민수", {"남궁민수"}),
        ("渡邊\u3000太郎", {"渡邊太郎", "渡辺 太郎"}),
    ],
)
def test_a_spelling_that_no_byline_has_is_found_too(
    newspaper: TantivyEngine, typed: str, found: set[str]
) -> None:
    assert by(newspaper, typed) == found


@pytest.mark.parametrize(
    "typed",
    ["田太", "山田太", "田太郎", "山田 太", "太郎 山田", "山田 太郎 花子", "고철수"],
)
def test_a_piece_of_a_name_or_another_order_is_nobody(newspaper: TantivyEngine, typed: str) -> None:
    assert by(newspaper, typed) == set()


def test_family_or_given_name_alone_is_found_as_before(newspaper: TantivyEngine) -> None:
    assert by(newspaper, "山田") == {"山田 太郎", "山田太郎", "山田\u3000太郎", "山田 花子"}
    assert by(newspaper, "明美") == {"林 明美", "林明美"}
    assert by(newspaper, "김") == {"김 철수", "김 철", "김 철수진"}


def test_a_name_in_the_text_is_no_byline(newspaper: TantivyEngine) -> None:
    assert by(newspaper, "高橋一郎") == by(newspaper, "高橋 一郎") == set()


def test_two_authors_are_not_one(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path / "search", ("ja",))
    engine.rebuild([story(1, "見出し", language="ja", names=("山田 花子", "鈴木 太郎"))], 0)
    for author in ("山田太郎", "山田 太郎", "花子鈴木", "花子 鈴木"):
        assert by(engine, author) == set()


def test_names_of_other_scripts_have_one_spelling(newspaper: TantivyEngine) -> None:
    assert by(newspaper, "sok dara") == {"Sok Dara"}
    assert by(newspaper, "SokDara") == {"SokDara"}


@pytest.mark.parametrize("typed", ["", " ", "・", "…", "\u200b", "\ud800"])
def test_what_is_no_name_is_nobody(newspaper: TantivyEngine, typed: str) -> None:
    assert by(newspaper, typed) == set() or not typed.strip()
    assert len(list(bylines(typed))) <= 1


def test_a_long_name_is_looked_for_as_it_is(newspaper: TantivyEngine) -> None:
    assert len(list(bylines("漢" * (LONGEST + 1)))) == 1
    assert len(list(bylines("漢" * LONGEST))) == LONGEST
