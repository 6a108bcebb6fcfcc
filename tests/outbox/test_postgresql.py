"""On PostgreSQL a row of a lower number may commit later; a follower must not step over it."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

SCENARIO = """
import django, psycopg, os
django.setup()
from django.core.management import call_command
call_command("migrate", "outbox", verbosity=0)
from kawaraban.outbox import log
first = log.record("article.published", "article:1")
assert [row.id for row in log.read(0)] == [first.id]
with psycopg.connect(os.environ["TEST_DATABASE_URL"]) as other:
    other.execute(
        "insert into outbox_change (at, kind, subject, tags)"
        " values (now(), 'article.published', 'article:2', '[]')"
    )
    log.record("article.published", "article:3")
    held = [row.subject for row in log.read(0)], log.head()
    other.commit()
print(held == (["article:1"], first.id), [row.subject for row in log.read(0)])
"""


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """The address of an empty database on a PostgreSQL server of this test's own."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    assert programs, "PostgreSQL is missing; `make test` installs it."
    where = programs[-1].parent
    # PostgreSQL refuses to run as root; Debian's package made an account for it.
    account = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="kawaraban-pg-"))
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]

    def run(*command: str) -> None:
        subprocess.run(
            command, check=True, cwd=folder, user=account and account.pw_uid,
            stdout=subprocess.DEVNULL, timeout=60,
        )  # fmt: skip

    data = str(folder / "data")
    run(str(where / "initdb"), "-D", data, "-A", "trust", "-U", "news", "--no-sync")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    control = [str(where / "pg_ctl"), "-D", data, "-w"]
    run(*control, "-o", options, "-l", str(folder / "log"), "start")
    try:
        yield f"postgres://news@127.0.0.1:{port}/postgres"
    finally:
        run(*control, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def test_a_follower_waits_for_a_transaction_that_began_earlier(database: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCENARIO],
        env={
            **os.environ,
            "TEST_DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "True ['article:1', 'article:2', 'article:3']"
