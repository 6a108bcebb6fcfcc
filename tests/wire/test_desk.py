"""Pasted copy becomes an article: by command, and through the admin."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from kawaraban.accounts.models import User
from kawaraban.articles.models import Article, Source
from tests.newsroom import AgencyFactory, CategoryFactory, SourceFactory

pytestmark = pytest.mark.django_db

SEED = Path(__file__).parents[3] / "shared" / "seed" / "page.txt"
PASTED = """Loading
Search
▼ Ferry Between Two Banks Runs After Dark
- Category:Event
A ferry between the two banks of the river ran after dark for the first time, its crew said.
The crossing took forty minutes and was watched by children with lanterns on both sides.
Pupils who study in the evening will be able to go home the same day, a teacher said.
© MEKONG WIRE
The crossing took forty minutes and was watched by children with lanterns on both sides.
Pupils who study in the evening will be able to go home the same day, a teacher said.
© MEKONG WIRE
- March 5, 2024
- Comment (0)
- Trackback(0)
"""


@pytest.fixture(autouse=True)
def newsroom(db: None) -> None:
    """One category, the own source and one agency."""
    CategoryFactory()
    SourceFactory()
    AgencyFactory()


def paste(tmp_path: Path, text: str | bytes, *words: str) -> str:
    file = tmp_path / "page.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    out = io.StringIO()
    call_command("wire", "paste", str(file), *words, stdout=out, stderr=io.StringIO())
    return out.getvalue().strip()


def test_a_pasted_page_is_published_and_its_address_printed(tmp_path: Path) -> None:
    printed = paste(tmp_path, PASTED, "--publish")
    story = Article.objects.public().get()
    assert printed == story.full_url
    assert story.headline == "Ferry Between Two Banks Runs After Dark"
    assert story.category.slug == "event"
    assert story.source.credit_line == "© MEKONG WIRE"
    assert str(story.day) == "2024-03-05"
    assert len(story.body) == 2


def test_without_publish_it_is_a_draft(tmp_path: Path) -> None:
    assert "Draft" in paste(tmp_path, PASTED)
    assert not Article.objects.public().exists()
    assert Article.objects.get().get_latest_revision() is not None


def test_the_same_page_twice_is_one_story_at_one_address(tmp_path: Path) -> None:
    first = paste(tmp_path, PASTED, "--publish")
    assert paste(tmp_path, PASTED, "--publish") == first
    assert Article.objects.count() == 1


def test_a_draft_filed_before_is_published_by_the_second_call(tmp_path: Path) -> None:
    paste(tmp_path, PASTED)
    assert paste(tmp_path, PASTED, "--publish").startswith("http")


def test_an_unknown_agency_becomes_a_source(tmp_path: Path) -> None:
    paste(tmp_path, PASTED.replace("MEKONG WIRE", "RIVER AGENCY"), "--publish")
    assert Source.objects.get(name="RIVER AGENCY").is_agency
    assert Article.objects.get().credit_line == "© RIVER AGENCY"


@pytest.mark.parametrize(
    ("text", "words", "says"),
    [
        (b"", (), "."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 40, (), "."),
        (PASTED.replace("Category:Event", "Category:Gardens"), (), "no category “Gardens”"),
        (PASTED, ("--category", "gardens"), "no category “gardens”"),
        (PASTED, ("--language", "xx"), "no language xx"),
    ],
)
def test_what_cannot_be_filed_is_refused_with_a_sentence(
    tmp_path: Path, text: str | bytes, words: tuple[str, ...], says: str
) -> None:
    with pytest.raises(CommandError, match=says):
        paste(tmp_path, text, *words)
    assert not Article.objects.exists()


def test_a_category_given_by_hand_leaves_no_note_that_one_is_missing(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_text(PASTED.replace("- Category:Event\n", ""))
    notes = io.StringIO()
    words = ("--category", "event")
    call_command("wire", "paste", str(file), *words, stdout=io.StringIO(), stderr=notes)
    assert "category" not in notes.getvalue()


def test_a_missing_file_is_a_sentence() -> None:
    with pytest.raises(CommandError, match="can't be read"):
        call_command("wire", "paste", "no-such-file.txt")


def test_the_seed_page_is_published_whole(tmp_path: Path, client: Client) -> None:
    if not SEED.is_file():
        pytest.skip("../shared/seed/page.txt is not there; it is kept outside the project")
    lines = SEED.read_text("utf-8").splitlines()
    address = paste(tmp_path, SEED.read_bytes(), "--publish")
    page = client.get(address.removeprefix("http://testserver")).content.decode()
    from kawaraban.kit.html import to_text

    text = " ".join(to_text(page).split())
    paragraphs = {line for line in lines if len(line) > 100}
    assert len(paragraphs) == 9
    for paragraph in paragraphs:
        assert text.count(paragraph) == 1, paragraph
    for part in ("Event", "© KYODO", "December 19, 2023", "Comment (0)", "Trackback (0)"):
        assert part in text


class TestAdmin:
    """The same through the admin: paste, confirm, draft."""

    def test_recognised_fields_are_shown_then_filed(self, editor_client: Client) -> None:
        page = editor_client.post("/admin/wire/paste/", {"text": PASTED})
        assert page.status_code == 200
        assert "Ferry Between Two Banks" in page.content.decode()
        assert not Article.objects.exists()
        initial = page.context["form"].initial
        form = {name: getattr(value, "pk", value) for name, value in initial.items()}
        answer = editor_client.post(
            "/admin/wire/paste/", {**form, "headline": "A better headline", "confirmed": "1"}
        )
        assert answer.status_code == 302
        story = Article.objects.get()
        assert story.headline == "A better headline"
        assert not story.live

    @pytest.mark.parametrize("text", ["", "12 | 34", "Home"])
    def test_nothing_like_a_story_is_told_and_kept(self, editor_client: Client, text: str) -> None:
        page = editor_client.post("/admin/wire/paste/", {"text": text})
        assert page.status_code == 422
        assert text in page.content.decode()

    def test_binary_and_hostile_files_are_refused(self, editor_client: Client) -> None:
        file = io.BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
        file.name = "a.png"
        assert editor_client.post("/admin/wire/paste/", {"file": file}).status_code == 422

    def test_who_may_not_write_may_not_paste(self, client: Client) -> None:
        client.force_login(User.objects.create_user("somebody", is_staff=True))
        assert client.get("/admin/wire/paste/").status_code in (302, 403)
