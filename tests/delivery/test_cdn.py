"""What a network in front is told, by a fake one on this machine that answers real requests."""

from __future__ import annotations

import datetime
import json
import sys
import threading
import types
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from kawaraban.delivery import cdn, cdn_http, cdn_requests
from kawaraban.delivery.cdn_networks import Network, network
from kawaraban.delivery.cdn_requests import CdnFailed, forget, forget_everything, url_of
from kawaraban.delivery.cdn_sender import CdnSender
from kawaraban.delivery.models import Purge
from kawaraban.outbox import log

FASTLY = Network("fastly", ("service",))
CLOUDFLARE = Network("cloudflare", ("zone",))


@dataclass
class Fake:
    """A network that notes what it is asked and answers as told."""

    address: str = ""
    status: int = 200
    body: bytes = b'{"success": true}'
    asked: list[tuple[str, str, dict[str, str], Any]] = field(default_factory=list)


@pytest.fixture
def fake() -> Iterator[Fake]:
    told = Fake()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            told.asked.append(
                (self.command, self.path, dict(self.headers), json.loads(body) if body else None)
            )
            self.send_response(told.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            self.wfile.write(told.body)

        do_PURGE = do_POST

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield told
    server.shutdown()
    server.server_close()


@pytest.fixture
def apis(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> Fake:
    monkeypatch.setattr(cdn_requests, "CLOUDFLARE", fake.address)
    monkeypatch.setattr(cdn_requests, "FASTLY", fake.address)
    return fake


def use(settings: Any, kind: Network | None) -> None:
    settings.KAWARABAN = replace(settings.KAWARABAN, cdn=kind, cdn_token="token")


# The setting


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", None),
        ("cloudflare:0123abcd", Network("cloudflare", ("0123abcd",))),
        (" fastly:SU1Z0isxPaozGVKXdv0eY ", Network("fastly", ("SU1Z0isxPaozGVKXdv0eY",))),
        ("cloudfront:EDFDVBD6EXAMPLE", Network("cloudfront", ("EDFDVBD6EXAMPLE",))),
        ("azure-cdn:group/news/edge", Network("azure-cdn", ("group", "news", "edge"))),
        ("azure-front-door:group/news", Network("azure-front-door", ("group", "news"))),
        ("http://127.0.0.1:6081/", Network("http", ("http://127.0.0.1:6081",))),
        ("https://cache.example", Network("https", ("https://cache.example",))),
    ],
)
def test_a_network_is_named_by_its_kind_and_what_it_calls_the_site(
    value: str, expected: Network | None
) -> None:
    assert network(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "cloudflare", "cloudflare:", "akamai:1", "fastly:a/b", "azure-cdn:a/b", "http:", "http://",
        "http://cache:0", "http://cache:x", "http://a b", "cloudflare:zone/../x", "fastly:a b",
        "fastly:é", "fastly:a\r\nX: 1", "fastly:" + "a" * 129,
    ],
)  # fmt: skip
def test_what_names_no_network_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"^(give|behind|Port|invalid)"):
        network(value)


# Headers


def test_without_a_network_pages_carry_nothing_and_nothing_is_noted(
    settings: Any, tmp_path: Path
) -> None:
    use(settings, None)
    assert cdn.headers_of(["article:1"]) == []
    cdn.purge(["testserver/"], ["article:1"])  # no database here: nothing is asked of it
    cdn.purge_everything()
    assert CdnSender(tmp_path).run_once() == 0


def test_a_network_by_tag_keeps_a_page_long_and_learns_its_tags(settings: Any) -> None:
    marks = sorted(cdn.mark_of(tag) for tag in ("article:42", "in:category:3"))
    use(settings, CLOUDFLARE)
    assert cdn.headers_of(["in:category:3", "article:42", "article:42"]) == [
        ("CDN-Cache-Control", "max-age=86400"),
        ("Cache-Tag", ",".join(marks)),
    ]
    use(settings, FASTLY)
    assert cdn.headers_of({"article:42", "in:category:3"}) == [
        ("Surrogate-Control", "max-age=86400"),
        ("Surrogate-Key", " ".join(marks)),
    ]


def test_a_network_by_address_keeps_a_page_shorter(settings: Any) -> None:
    use(settings, network("http://127.0.0.1:6081"))
    kept = [("Cache-Control", "max-age=0, must-revalidate, s-maxage=3600")]
    assert cdn.headers_of(["article:42"]) == kept
    assert cdn.headers_of([]) == kept


def test_what_time_alone_changes_is_kept_a_minute(settings: Any) -> None:
    use(settings, FASTLY)
    assert cdn.headers_of(["today"], until=1e9)[0] == ("Surrogate-Control", "max-age=60")
    use(settings, network("cloudfront:A"))
    assert cdn.headers_of(["today"], until=1e9)[0][1].endswith("s-maxage=60")


def test_tags_stay_within_what_networks_read(settings: Any) -> None:
    use(settings, CLOUDFLARE)
    most = [f"in:tag:{'日本' * 40}-{number}" for number in range(cdn.MOST_TAGS)]
    header = cdn.headers_of(most)[1][1]
    assert len(header) < 8192
    assert header.isascii()
    assert header == header.lower()  # Cloudflare does not tell A from a
    assert cdn.headers_of([*most, "one more"]) == []
    assert cdn.headers_of([]) == []


# Asking


def test_cloudflare_is_asked_by_tag_thirty_at_a_time(apis: Fake) -> None:
    forget(CLOUDFLARE, "token", ["testserver/"], [f"article:{n}" for n in range(70)])
    assert [len(body["tags"]) for _, _, _, body in apis.asked] == [30, 30, 10]
    command, path, headers, body = apis.asked[0]
    assert (command, path) == ("POST", "/zones/zone/purge_cache")
    assert {name.lower(): value for name, value in headers.items()}[
        "authorization"
    ] == "Bearer token"
    assert set(body["tags"]) <= {cdn.mark_of(f"article:{n}") for n in range(70)}


def test_fastly_is_asked_by_key(apis: Fake) -> None:
    forget(FASTLY, "token", [], ["article:1"])
    _, path, headers, body = apis.asked[0]
    assert path == "/service/service/purge"
    assert {name.lower(): value for name, value in headers.items()}["fastly-key"] == "token"
    assert body == {"surrogate_keys": [cdn.mark_of("article:1")]}


def test_thousands_of_tags_are_one_word(apis: Fake) -> None:
    tags = [f"article:{n}" for n in range(5000)]
    forget(CLOUDFLARE, "token", [], tags)
    forget(FASTLY, "token", [], tags)
    assert [(path, body) for _, path, _, body in apis.asked] == [
        ("/zones/zone/purge_cache", {"purge_everything": True}),
        ("/service/service/purge_all", {}),
    ]


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (500, b"broken", "answered 500"),
        (403, b'{"success": false, "errors": [{"message": "no right"}]}', "no right"),
        (200, b'{"success": false, "errors": [{"message": "bad zone"}]}', "bad zone"),
        (200, b"<html>", "refused"),
        (302, b"", "answered 302"),
    ],
)
def test_a_refusal_says_why(apis: Fake, status: int, body: bytes, reason: str) -> None:
    apis.status, apis.body = status, body
    with pytest.raises(CdnFailed, match=reason):
        forget(CLOUDFLARE, "token", [], ["article:1"])


def test_a_token_that_is_missing_is_said(apis: Fake) -> None:
    with pytest.raises(CdnFailed, match="KAWARABAN_CDN_TOKEN is not set"):
        forget(FASTLY, "", [], ["article:1"])
    assert apis.asked == []


def test_a_cache_is_asked_for_each_address_by_purge(fake: Fake) -> None:
    cache = network(fake.address)
    assert cache is not None
    addresses = ["testserver/", "testserver:81/2023/12/19/日本/?page=2", "/tags/é/"]
    forget(cache, "", addresses, ["article:1"])
    assert [(command, path, headers["Host"]) for command, path, headers, _ in fake.asked] == [
        ("PURGE", "/", "testserver"),
        ("PURGE", "/2023/12/19/%E6%97%A5%E6%9C%AC/?page=2", "testserver:81"),
        ("PURGE", "/tags/%C3%A9/", "testserver"),
    ]
    fake.status = 404
    forget(cache, "", ["testserver/"], [])  # it had no copy
    fake.status = 405
    with pytest.raises(CdnFailed, match="answered with 405"):
        forget(cache, "", ["testserver/"], [])


def test_a_cache_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr(cdn_http, "TIMEOUT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        cache = network(f"http://127.0.0.1:{silent.getsockname()[1]}")
        assert cache is not None
        with pytest.raises(CdnFailed, match=r"timed out|Timeout"):
            forget(cache, "", ["testserver/"], [])


def test_cloudfront_is_asked_through_wagtail_and_its_silence_is_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Any] = []

    class ClientError(Exception):
        response = {"Error": {"Code": "AccessDenied", "Message": "not yours"}}

    class Client:
        def create_invalidation(self, **words: Any) -> None:
            asked.append(words["InvalidationBatch"]["Paths"]["Items"])
            if words["DistributionId"] == "refused":
                raise ClientError

    boto3 = types.ModuleType("boto3")
    boto3.client = lambda *args, **kwargs: Client()  # type: ignore[attr-defined]
    botocore = types.ModuleType("botocore")
    botocore.exceptions = types.SimpleNamespace(ClientError=ClientError)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "boto3", boto3)
    monkeypatch.setitem(sys.modules, "botocore", botocore)
    allowed, refused = Network("cloudfront", ("ours",)), Network("cloudfront", ("refused",))
    forget(allowed, "", ["testserver/b", "testserver/a?page=2"], ["article:1"])
    forget(allowed, "", [f"testserver/{n}" for n in range(1001)], [])
    forget_everything(allowed, "")
    assert [sorted(paths) for paths in asked] == [["/a?page=2", "/b"], ["/*"], ["/*"]]
    with pytest.raises(CdnFailed, match="AccessDenied not yours"):
        forget(refused, "", ["testserver/"], [])


def test_a_library_that_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "boto3", None)
    with pytest.raises(CdnFailed, match="boto3"):
        forget(Network("cloudfront", ("A",)), "", ["testserver/"], [])


def test_an_address_becomes_a_url() -> None:
    assert url_of("testserver/a/?b=ü") == "http://testserver/a/?b=%C3%BC"
    assert url_of("/a%20b") == "http://testserver/a%20b"


# Sending


@pytest.fixture
def sender(settings: Any, tmp_path: Path, apis: Fake) -> CdnSender:
    use(settings, FASTLY)
    sender = CdnSender(tmp_path)
    sender.run_once()
    apis.asked.clear()
    return sender


@pytest.mark.django_db
def test_rows_of_the_log_are_told_together(sender: CdnSender, apis: Fake) -> None:
    first = log.record("article.corrected", "article:1", ["article:1", "entry:1"])
    second = log.record("article.corrected", "article:2", ["article:2"])
    cdn.tell([(first, ["testserver/1"]), (second, [])])
    cdn.purge([], ["thread:9"])
    assert sender.run_once() == 2
    assert sender.run_once() == 0
    assert set(apis.asked[0][3]["surrogate_keys"]) == {
        cdn.mark_of(tag) for tag in ("article:1", "entry:1", "article:2", "thread:9")
    }
    assert len(apis.asked) == 1
    assert not Purge.objects.exists()


@pytest.mark.django_db
def test_a_change_without_a_trace_is_not_told(sender: CdnSender) -> None:
    cdn.tell([(log.record("article.saved", "article:1"), [])])
    assert not Purge.objects.exists()


@pytest.mark.django_db
def test_a_failing_network_is_left_alone_for_a_while_and_then_told_everything(
    sender: CdnSender, apis: Fake
) -> None:
    apis.status = 503
    cdn.purge([], ["article:1"])
    assert sender.run_once() == 0
    row = Purge.objects.get()
    assert (row.attempts, "answered 503" in row.reason) == (1, True)
    assert row.due > timezone.now()
    cdn.purge([], ["article:2"])
    assert sender.run_once() == 0
    assert len(apis.asked) == 1  # not asked again before its time

    Purge.objects.update(due=timezone.now())
    sender.run_once()
    assert [row.attempts for row in Purge.objects.all()] == [2, 2]
    apis.status = 200
    Purge.objects.update(due=timezone.now())
    assert CdnSender(sender.told.parent).run_once() == 2  # after a restart as well
    assert set(apis.asked[-1][3]["surrogate_keys"]) == {
        cdn.mark_of("article:1"),
        cdn.mark_of("article:2"),
    }


@pytest.mark.django_db
def test_what_the_network_has_forgotten_by_itself_is_not_sent_for_ever(
    sender: CdnSender, apis: Fake, caplog: pytest.LogCaptureFixture
) -> None:
    apis.status = 503
    cdn.purge([], ["article:1"])
    cdn.purge([], ["article:2"])
    old = Purge.objects.order_by("id")[0]
    Purge.objects.filter(pk=old.pk).update(at=timezone.now() - datetime.timedelta(days=2))
    sender.run_once()
    assert [row.tags for row in Purge.objects.all()] == [["article:2"]]
    assert "was not told of 1 changes" in caplog.text


@pytest.mark.django_db
def test_a_new_version_lets_the_network_forget_everything_once(
    settings: Any, tmp_path: Path, apis: Fake
) -> None:
    use(settings, CLOUDFLARE)
    for _ in range(2):
        CdnSender(tmp_path).run_once()
    assert [body for _, _, _, body in apis.asked] == [{"purge_everything": True}]
    (tmp_path / "cdn.told").write_text("another version")
    CdnSender(tmp_path).run_once()
    assert len(apis.asked) == 2


@pytest.mark.django_db
def test_a_plain_cache_forgets_addresses_though_it_can_not_forget_everything(
    settings: Any, tmp_path: Path, fake: Fake
) -> None:
    use(settings, network(fake.address))
    cdn.purge(["testserver/a", "testserver/a"], ["article:1"])
    assert CdnSender(tmp_path).run_once() == 2  # the page, and everything
    assert [path for _, path, _, _ in fake.asked] == ["/a"]


@pytest.mark.django_db
def test_the_ledger_says_what_waits(sender: CdnSender) -> None:
    cdn.purge([], ["article:1", "entry:1"])
    cdn.purge_everything()
    told = [str(row).split(" ", 1)[1] for row in Purge.objects.all()]
    assert told == ["article:1, entry:1", "everything"]
