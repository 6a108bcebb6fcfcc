"""Read `responses/<language>.toml`: what readers and other sites answered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kawaraban.demo.keys import Keys

FOLDER = Path(__file__).with_name("responses")
ORIGINS = frozenset({"comment", "trackback"})
STATES = frozenset({"verifying", "held", "approved", "spam", "failed", "deleted"})


@dataclass(frozen=True)
class Answer:
    """One response. `key` names it for those that answer it, `to` is the one it answers."""

    story: str
    origin: str
    state: str
    hours_after: int
    key: str
    to: str
    name: str
    mail: str
    site: str
    title: str
    url: str
    text: str
    reason: str


def read_answers(folder: Path = FOLDER) -> list[Answer]:
    """Return all answers in the order of their files. Raises `FormatError`."""
    answers: list[Answer] = []
    known: set[tuple[str, str]] = set()
    for path in sorted(folder.glob("*.toml")):
        file = Keys.of_file(path)
        for keys in file.tables("response"):
            answer = _answer(keys)
            if answer.to and (answer.story, answer.to) not in known:
                raise keys.wrong("to", f"“{answer.to}” answers nothing that stands above.")
            if answer.key and (answer.story, answer.key) in known:
                raise keys.wrong("key", f"“{answer.key}” is used twice for this story.")
            known.add((answer.story, answer.key))
            answers.append(answer)
        file.finish()
    return answers


def _answer(keys: Keys) -> Answer:
    origin = keys.text("origin", "comment")
    is_comment = origin == "comment"
    made = Answer(
        story=keys.text("story"),
        origin=origin,
        state=keys.text("state"),
        hours_after=keys.whole("hours_after"),
        key=keys.text("key", ""),
        to=keys.text("to", ""),
        name=keys.text("name") if is_comment else "",
        mail=keys.text("mail", ""),
        site="" if is_comment else keys.text("site"),
        title="" if is_comment else keys.text("title"),
        url=keys.text("url", "") if is_comment else keys.text("url"),
        text=keys.text("text"),
        reason=keys.text("reason", ""),
    )
    if made.origin not in ORIGINS or made.state not in STATES:
        raise keys.wrong("origin or state", "is not one of those there are.")
    if is_comment and made.state in ("verifying", "failed"):
        raise keys.wrong("state", "is one that only a response with a source can have.")
    keys.finish()
    return made
