"""Two hundred ask for a page that was just purged."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

from tests.config.running import wait_for
from tests.survival.content import path_of, word
from tests.survival.running import HOST, editing, serving

CLIENTS = 200


def test_two_hundred_clients_of_a_purged_page_are_sent_one_rendering(folder: Path) -> None:
    with serving(folder, 4) as site, editing(folder) as editor:
        # Nobody warms: what is rendered here, clients asked for.
        site.background().suspend()
        for path in (path_of(0), "/"):
            site.get(path)
        time.sleep(2.5)  # counts are told once a second
        before = editor.do("status")["misses"]
        editor.do("edit", slot="h0", version=1)
        answers: list[bytes] = []
        gate = threading.Barrier(CLIENTS)
        asked = f"GET {path_of(0)} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n"

        def client() -> None:
            with socket.create_connection(("127.0.0.1", site.port), timeout=60) as connection:
                gate.wait(60)
                connection.sendall(asked.encode())
                parts = []
                while part := connection.recv(65536):
                    parts.append(part)
                answers.append(b"".join(parts))

        threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(90)
        assert len(answers) == CLIENTS
        for answer in answers:
            assert answer.startswith(b"HTTP/1.1 200"), answer[:200]
            assert word("h0", 1).encode() in answer
            assert word("h0", 0).encode() not in answer
        assert len({answer.partition(b"\r\n\r\n")[2] for answer in answers}) == 1

        def rendered() -> int:
            return int(editor.do("status")["misses"]) - before

        wait_for(lambda: rendered() >= 1, 10)
        time.sleep(2.5)
        assert rendered() == 1
        site.background().resume()
