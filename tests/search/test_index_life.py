"""How an index is written, read by others, damaged, and built anew."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kawaraban.search.contract import (
    Document,
    EngineBusy,
    EngineUnusable,
    Query,
)
from kawaraban.search.engine_tantivy import BEING_BUILT, TantivyEngine
from tests.search.conftest import LANGUAGES
from tests.search.stories import FARM, ISLANDS, STORIES, story

SRC = Path(__file__).parents[2] / "src"


def total(engine: TantivyEngine, text: str) -> int:
    return engine.search(Query(text)).total


def generation(root: Path) -> Path:
    return root / (root / "current").read_text()


def test_a_document_replaces_the_one_of_its_id(engine: TantivyEngine) -> None:
    engine.index([story(1, "A Lighthouse", "Repaired.")])
    engine.index([story(1, "A Lighthouse", "Repaired twice.")])
    engine.commit(8)
    assert total(engine, "lighthouse") == 1
    assert total(engine, "senkaku") == 0
    assert engine.count() == len(STORIES)


def test_a_removed_document_is_gone_and_an_unknown_id_is_no_error(engine: TantivyEngine) -> None:
    engine.remove(["article:1", "article:999", "", "x" * 10_000])
    engine.commit(8)
    assert total(engine, "senkaku") == 0
    assert engine.count() == len(STORIES) - 1


def test_nothing_is_seen_before_the_commit(engine: TantivyEngine, root: Path) -> None:
    engine.index([story(9, "A Lighthouse")])
    other = TantivyEngine(root, LANGUAGES)
    assert total(other, "lighthouse") == total(engine, "lighthouse") == 0
    engine.commit(8)
    assert total(other, "lighthouse") == total(engine, "lighthouse") == 1


def test_the_position_survives_and_comes_with_the_commit(engine: TantivyEngine, root: Path) -> None:
    engine.index([story(9, "A Lighthouse")])
    assert engine.position() == 7
    engine.commit(2**40)
    assert TantivyEngine(root).position() == 2**40


def test_a_failure_while_indexing_throws_the_transaction_away(engine: TantivyEngine) -> None:
    def broken() -> Iterator[Document]:
        yield story(9, "A Lighthouse")
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError, match="went away"):
        engine.index(broken())
    engine.commit(8)
    assert total(engine, "lighthouse") == 0
    assert engine.position() == 8


def test_a_reader_in_another_process_sees_a_commit_within_a_second(
    engine: TantivyEngine, root: Path
) -> None:
    program = (
        "import sys, time; from pathlib import Path\n"
        "from kawaraban.search.engine_tantivy import TantivyEngine\n"
        "from kawaraban.search.contract import Query\n"
        "engine = TantivyEngine(Path(sys.argv[1]))\n"
        "print(engine.search(Query('lighthouse')).total, flush=True)\n"
        "sys.stdin.readline(); end = time.monotonic() + 1\n"
        "while time.monotonic() < end and not engine.search(Query('lighthouse')).total:\n"
        "    time.sleep(0.02)\n"
        "print(engine.search(Query('lighthouse')).total, engine.position(), flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SRC)},
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "0\n"
        engine.index([story(9, "A Lighthouse")])
        engine.commit(8)
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "1 8\n"


def test_a_writer_killed_before_its_commit_leaves_the_index_as_it_was(
    engine: TantivyEngine, root: Path
) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from kawaraban.search.engine_tantivy import TantivyEngine\n"
        "from tests.search.stories import story\n"
        "TantivyEngine(Path(sys.argv[1])).index([story(9, 'A Lighthouse')])\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    path = os.pathsep.join([str(SRC), str(SRC.parent)])
    done = subprocess.run(
        [sys.executable, "-c", program, str(root)],
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    assert done.returncode < 0
    assert (total(engine, "lighthouse"), engine.position()) == (0, 7)
    engine.index([story(9, "A Lighthouse")])
    engine.commit(8)
    assert total(engine, "lighthouse") == 1


def test_two_writers_at_once_are_refused_in_words(engine: TantivyEngine, root: Path) -> None:
    engine.index([FARM])
    with pytest.raises(EngineBusy, match="Another process writes"):
        TantivyEngine(root).index([FARM])
    engine.commit(8)
    engine.close()
    TantivyEngine(root).index([FARM])


def test_threads_may_search_while_one_writes(engine: TantivyEngine) -> None:
    failures: list[str] = []

    def search() -> None:
        for _ in range(30):
            if total(engine, "senkaku") != 1:
                failures.append("lost")

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(5):
        engine.index([story(20 + number, "A Lighthouse")])
        engine.commit(8 + number)
    for thread in threads:
        thread.join()
    assert failures == []


def test_without_an_index_nothing_is_found_and_it_is_said(root: Path) -> None:
    engine = TantivyEngine(root)
    assert engine.unusable() == "There is no search index yet."
    assert engine.search(Query("land")).notes == [BEING_BUILT]
    with pytest.raises(EngineUnusable):
        engine.index([FARM])


@pytest.mark.parametrize("suffix", ["meta.json", "term", "idx", "store", "fast", "pos"])
@pytest.mark.parametrize("damage", ["cut", "emptied", "junk", "lost"])
def test_a_damaged_index_is_noticed_set_aside_and_rebuilt(
    engine: TantivyEngine, root: Path, suffix: str, damage: str
) -> None:
    old = generation(root)
    (path, *_) = sorted(old.glob(f"*{suffix}"), key=lambda p: (p.name[0] == ".", p.name))
    if damage == "lost":
        path.unlink()
    else:
        size = path.stat().st_size
        path.write_bytes(
            {"cut": path.read_bytes()[: size // 2], "emptied": b""}.get(damage, b"j" * size)
        )
    fresh = TantivyEngine(root, LANGUAGES)
    assert fresh.unusable()
    assert fresh.search(Query("senkaku")).notes == [BEING_BUILT]
    fresh.rebuild(STORIES, 11)
    assert fresh.unusable() is None
    assert total(fresh, "senkaku") == 1
    assert [p.name for p in root.glob("damaged-*")] == [f"damaged-{old.name}"]


@pytest.mark.parametrize("content", [None, "", "nowhere", "../../etc", "index-1", "\xff"])
def test_a_damaged_pointer_means_no_index(
    engine: TantivyEngine, root: Path, content: str | None
) -> None:
    if content is None:
        (root / "current").unlink()
    else:
        (root / "current").write_bytes(content.encode("latin-1"))
    assert engine.unusable() == "There is no search index yet."
    engine.rebuild(STORIES, 11)
    assert total(engine, "senkaku") == 1


@pytest.mark.parametrize("made", ['{"version": 0}', "{}", "[]", "", "\0"])
def test_an_index_of_another_version_is_rebuilt(
    engine: TantivyEngine, root: Path, made: str
) -> None:
    (generation(root) / "made.json").write_text(made)
    assert engine.unusable()
    engine.rebuild(STORIES, 11)
    assert engine.unusable() is None


def test_damage_that_shows_only_in_a_search_is_noted_for_the_writer(
    engine: TantivyEngine, root: Path
) -> None:
    old = generation(root)
    os.utime(old / "made.json", (0, 0))
    (path,) = old.glob("*.store")
    path.write_bytes(
        b"\xff" * (path.stat().st_size // 2) + path.read_bytes()[path.stat().st_size // 2 :]
    )
    fresh = TantivyEngine(root, LANGUAGES)
    assert fresh.search(Query("senkaku")).notes == [BEING_BUILT]
    assert fresh.unusable()
    fresh.rebuild(STORIES, 11)
    assert total(engine, "senkaku") == total(fresh, "senkaku") == 1


def test_a_rebuild_is_beside_and_readers_follow_the_swap(engine: TantivyEngine, root: Path) -> None:
    reader = TantivyEngine(root, LANGUAGES)
    seen: list[int] = []

    def documents() -> Iterator[Document]:
        yield FARM
        seen.append(total(reader, "senkaku"))
        yield FARM

    assert engine.rebuild(documents(), 12) == 2
    assert seen == [1]
    assert (total(reader, "senkaku"), reader.count(), reader.position()) == (0, 1, 12)
    assert len(list(root.glob("index-*"))) == 1


def test_a_writer_begins_again_after_a_rebuild_by_another_process(
    engine: TantivyEngine, root: Path
) -> None:
    engine.index([story(9, "A Lighthouse")])
    TantivyEngine(root, LANGUAGES).rebuild(STORIES, 3)
    with pytest.raises(EngineUnusable, match="rebuilt meanwhile"):
        engine.commit(8)
    assert engine.position() == 3
    engine.index([story(9, "A Lighthouse")])
    engine.commit(8)
    assert total(engine, "lighthouse") == 1


def test_a_rebuild_that_fails_leaves_the_old_index(engine: TantivyEngine, root: Path) -> None:
    def broken() -> Iterator[Document]:
        yield ISLANDS
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError):
        engine.rebuild(broken(), 12)
    assert (engine.position(), total(engine, "senkaku")) == (7, 1)
    assert len(list(root.glob("index-*"))) == 1


def test_what_a_killed_rebuild_left_is_swept_by_the_next(engine: TantivyEngine, root: Path) -> None:
    (root / "index-1").mkdir()
    engine.rebuild(STORIES, 12)
    assert not (root / "index-1").exists()


def test_two_rebuilds_at_once_are_refused(engine: TantivyEngine, root: Path) -> None:
    def documents() -> Iterator[Document]:
        with pytest.raises(EngineBusy, match="rebuilt already"):
            TantivyEngine(root).rebuild([], 1)
        yield FARM

    engine.rebuild(documents(), 12)
    assert engine.position() == 12
