"""The page on delivery: who may see it, what it says, and its buttons."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import lmdb
import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from kawaraban.accounts.models import User
from kawaraban.config.admin import delivery
from kawaraban.delivery.models import Purge
from kawaraban.delivery.status import Status, WorkerStatus
from kawaraban.outbox import log
from tests.config.admin.work import task

pytestmark = pytest.mark.django_db
MANY = {
    "open": True,
    "hits": 98_765,
    "misses": 1_235,
    "bypassed": 77,
    "not_modified": 4_321,
    "pages": 10_432,
    "absent": 12,
    "bytes_used": 300 * 2**20,
    "bytes_bound": 1024 * 2**20,
    "cold": 3,
}
Say = Callable[..., None]


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch) -> Say:
    """Let the page store say something about itself."""

    def told(**fields: object) -> None:
        status = Status(**{"position": log.head(), **MANY, **fields})  # type: ignore[arg-type]
        monkeypatch.setattr(delivery.delivery_status, "status", lambda: status)

    return told


@pytest.fixture
def roles(db: None) -> Callable[[str], Client]:
    """Log in somebody with one role."""

    def client(role: str) -> Client:
        user = User.objects.create_user(role.lower(), is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        made = Client()
        made.force_login(user)
        return made

    return client


def page(client: Client, **query: str) -> str:
    answer = client.get(reverse("delivery:index"), query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(("role", "may"), [
    ("Reporter", False), ("Editor", False), ("Chief", True), ("Administrator", True),
])  # fmt: skip
def test_chiefs_and_administrators_see_it(
    roles: Callable[[str], Client], say: Say, role: str, may: bool
) -> None:
    say()
    client = roles(role)
    assert (client.get(reverse("delivery:index")).status_code == 200) is may
    assert (reverse("delivery:index") in client.get("/admin/").content.decode()) is may
    answer = client.post(reverse("delivery:purge"))
    assert (answer.headers["Location"] == reverse("delivery:index")) is may


def test_it_says_how_readers_are_served(editor_client: Client, say: Say) -> None:
    started = timezone.now() - datetime.timedelta(hours=2)
    say(workers=[WorkerStatus(4711, 900, 100, started), WorkerStatus(4712, 0, 0, started)])
    shown = page(editor_client)
    for said in ("98.7 %", "98,765 of 100,000", "10,432", "300.0", "1.0", ">4711<", "90.0 %", "–"):
        assert said in shown


def test_a_newsroom_that_nobody_has_read_yet(editor_client: Client, say: Say) -> None:
    say(**dict.fromkeys(("hits", "misses", "pages", "bytes_used", "cold"), 0))
    shown = page(editor_client)
    assert "Nobody asked yet" in shown
    assert "No web process has answered from the store yet" in shown
    assert "Nothing waits." in shown


def test_without_any_store_the_page_is_shown(editor_client: Client) -> None:
    assert "Page store" in page(editor_client)


def test_a_full_disk_is_told_with_what_to_do(editor_client: Client, say: Say) -> None:
    say(open=False, trouble="A page could not be stored: [Errno 28] No space left on device.",
        trouble_at=timezone.now())  # fmt: skip
    shown = page(editor_client)
    assert 'role="alert"' in shown
    assert "No space left on device" in shown
    assert "Make room on the disk" in shown
    assert "Readers get every page, only slower." in shown


def test_a_trouble_that_is_over_is_told_for_a_day(editor_client: Client, say: Say) -> None:
    say(trouble="MDB_MAP_FULL: full", trouble_at=timezone.now())
    shown = page(editor_client)
    assert 'role="status"' in shown
    assert "KAWARABAN_PAGES_MIB and restart" in shown
    say(trouble="MDB_MAP_FULL", trouble_at=timezone.now() - datetime.timedelta(days=2))
    assert "MDB_MAP_FULL" not in page(editor_client)


def test_every_page_can_be_removed(editor_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery.purging, "purge_everything", lambda: 7)
    answer = editor_client.post(reverse("delivery:purge"), follow=True)
    assert "7 pages were removed." in answer.content.decode()
    entry = ModelLogEntry.objects.get(action=delivery.PURGED)
    assert entry.data == {"pages": 7}
    assert entry.user.username == "editor"


@pytest.mark.parametrize("error", [lmdb.DiskError("broken"), OSError("gone")])
def test_what_keeps_pages_from_being_removed_is_said(
    editor_client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail() -> int:
        raise error

    monkeypatch.setattr(delivery.purging, "purge_everything", fail)
    answer = editor_client.post(reverse("delivery:purge"), follow=True)
    assert "could not be removed" in answer.content.decode()
    assert not ModelLogEntry.objects.filter(action=delivery.PURGED).exists()


def test_warming_is_queued(editor_client: Client) -> None:
    editor_client.post(reverse("delivery:warm"))
    assert DBTaskResult.objects.get().task_path == "kawaraban.config.admin.warm_all.warm_all"
    assert ModelLogEntry.objects.filter(action=delivery.WARMED).exists()


def test_failed_work_is_listed_with_its_reason_and_tried_again(
    editor_client: Client, say: Say
) -> None:
    say()
    failed = task()
    shown = page(editor_client)
    assert "Verify a linkback’s source" in shown
    assert "(42, attempt=1)" in shown
    assert "FetchFailed: it answered &lt;b&gt;503&lt;/b&gt;" in shown
    assert "2 attempts" in shown

    editor_client.post(reverse("delivery:retry"), {"task": str(failed.pk)})
    failed.refresh_from_db()
    assert failed.status == "READY"
    assert failed.run_after <= timezone.now()
    assert "Failed before:" in page(editor_client, work="READY")
    assert ModelLogEntry.objects.get(action=delivery.RETRIED).object_id == str(failed.pk)


def test_work_that_was_done_meanwhile_is_not_done_again(editor_client: Client) -> None:
    done = task("SUCCESSFUL")
    answer = editor_client.post(reverse("delivery:retry"), {"task": str(done.pk)}, follow=True)
    assert "Nothing to try again" in answer.content.decode()
    done.refresh_from_db()
    assert done.status == "SUCCESSFUL"


def test_all_that_failed_is_tried_again(editor_client: Client) -> None:
    rows = [task(), task(), task("RUNNING")]
    editor_client.post(reverse("delivery:retry"), {"all": "1"})
    states = [DBTaskResult.objects.get(pk=row.pk).status for row in rows]
    assert states == ["READY", "READY", "RUNNING"]


@pytest.mark.parametrize("key", ["", "42", "x" * 10_000, "00000000-0000-0000-0000-00000000000z"])
def test_a_key_that_is_none_is_refused(editor_client: Client, key: str) -> None:
    answer = editor_client.post(reverse("delivery:retry"), {"task": key})
    assert answer.status_code == 400


@pytest.mark.parametrize("query", ["work=FAILED", "work=x", "work=DONE&p=zwei", "p=99999", "p=-1"])
def test_any_query_is_answered(editor_client: Client, say: Say, query: str) -> None:
    say()
    for _number in range(30):
        task()
    assert editor_client.get(f"{reverse('delivery:index')}?{query}").status_code == 200


@pytest.mark.parametrize("name", ["purge", "warm", "retry", "resend"])
def test_nothing_is_done_by_following_a_link(editor_client: Client, name: str) -> None:
    assert editor_client.get(reverse(f"delivery:{name}")).status_code == 405


def test_what_the_network_is_still_to_be_told_can_be_sent_now(
    editor_client: Client, say: Say
) -> None:
    say()
    later = timezone.now() + datetime.timedelta(minutes=5)
    Purge.objects.create(tags=["article:1"], attempts=3, reason="It answered 500.", due=later)
    shown = page(editor_client)
    assert "1 purge waits" in shown
    assert "tried 3 times" in shown
    assert "It answered 500." in shown
    editor_client.post(reverse("delivery:resend"))
    assert Purge.objects.get().due <= timezone.now()
