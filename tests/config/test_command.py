"""The command itself: its words, its help, its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from kawaraban import __version__
from kawaraban.config.command import COMMANDS, main
from tests.config.running import kawaraban


def test_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"Kawaraban {__version__}\n"


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["help"]])
def test_help_lists_every_word_with_one_line(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 0
    lines = capsys.readouterr().out.splitlines()
    for word, meaning in COMMANDS.items():
        assert [line for line in lines if line.split()[:1] == [word] and line.endswith(meaning)]


@pytest.mark.parametrize("word", ["serve", "worker", "check", "migrate", "shell"])
def test_without_a_site_the_command_says_how_to_make_one(word: str, tmp_path: Path) -> None:
    done = kawaraban(word, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("No site here. Run `kawaraban init site` to make one")
    assert "Traceback" not in done.stderr


@pytest.mark.django_db
def test_other_words_go_to_django(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["showmigrations", "outbox"]) == 0
    assert "[X] 0001_initial" in capsys.readouterr().out


def test_serve_does_not_load_django_itself() -> None:
    import subprocess
    import sys

    from tests.config.running import environ

    program = (
        "import sys, kawaraban.config.command.serve; "
        "print([name for name in sys.modules if name.split('.')[0] in ('django', 'wagtail')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=environ(), capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
