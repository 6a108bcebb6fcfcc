"""`kawaraban serve`: really started, killed, stopped."""

from __future__ import annotations

import contextlib
import signal
import socket
import sqlite3
from pathlib import Path

import psutil

from tests.config.running import free_port, kawaraban, served, wait_for


def test_a_served_site_survives_its_children_and_ends_cleanly(site: Path) -> None:
    with served(site, site.parent / "log") as running:
        assert running.status() == 200
        assert running.status("/static/no-such-file.css") == 404

        before = running.everybody()
        web = running.kill("web")  # Granian's main process has no time to stop its worker
        wait_for(lambda: running.status() == 200)
        background = running.child("background")
        of_web = [process for process in before if process != background]
        assert psutil.wait_procs(of_web, timeout=20)[1] == []
        assert web in of_web

        running.kill("background")
        wait_for(lambda: running.said().count("The background work has begun.") == 2)

        everybody = running.everybody()
        assert len(everybody) == 3
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(timeout=20) == 0, running.said()
        assert not [process for process in everybody if process.is_running()]
        assert "Traceback" not in running.said()


def test_a_taken_port_is_said_in_a_sentence(made_site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = kawaraban("serve", "--port", str(port), cwd=made_site)
    assert done.returncode == 2
    assert f"Can't listen on 127.0.0.1, port {port}: another program listens there." in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_of_another_machine_is_said_in_a_sentence(made_site: Path) -> None:
    done = kawaraban("serve", "--host", "192.0.2.1", cwd=made_site)
    assert (done.returncode, "this machine has no such address" in done.stderr) == (2, True)


def test_a_database_of_an_older_version_stops_the_start(site: Path) -> None:
    with contextlib.closing(sqlite3.connect(site / "kawaraban.sqlite3")) as database, database:
        database.execute("DELETE FROM django_migrations WHERE app = 'conversation'")
    done = kawaraban("serve", "--port", str(free_port()), cwd=site)
    assert done.returncode == 2
    assert "run `kawaraban migrate`" in done.stderr
    assert "Traceback" not in done.stderr
