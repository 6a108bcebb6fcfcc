"""A request that changes something is one transaction; a request that reads has none."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from kawaraban.articles.models import Category
from kawaraban.outbox import log

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]

UNSAFE = ["POST", "PUT", "PATCH", "DELETE", "PROPFIND"]
SAFE = ["GET", "HEAD", "OPTIONS"]


def depth() -> int:
    """Return how many transactions are open, one within the other."""
    return len(connection.savepoint_ids)


def write() -> None:
    Category.objects.create(name="Written")


@csrf_exempt
def answers(request: HttpRequest, status: int) -> HttpResponse:
    """Write, and answer with `status`."""
    assert request.POST is not None  # forms read the body here
    write()
    return HttpResponse(str(depth()), status=status)


@csrf_exempt
def raises(request: HttpRequest, name: str) -> HttpResponse:
    """Write, and fail in the way that is asked for."""
    write()
    if name == "twice":
        Category.objects.create(name="Written")
    raise {"404": Http404, "403": PermissionDenied}.get(name, RuntimeError)


@csrf_exempt
def reads(request: HttpRequest) -> HttpResponse:
    """Answer with the depth at which the body is read."""
    return HttpResponse(f"{depth()} {len(request.body)}")


urlpatterns = [
    path("answers/<int:status>/", answers),
    path("raises/<str:name>/", raises),
    path("reads/", reads),
]


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Read the database, as the site's own page does."""
    return HttpResponse(f"{Category.objects.count()} categories", status=404)


@pytest.fixture
def client() -> Client:
    """A client that sees the answer to a failure, as a reader would."""
    return Client(raise_request_exception=False)


class SlowBody(io.BytesIO):
    """A body that notes how many transactions are open while it arrives."""

    def __init__(self, body: bytes) -> None:
        super().__init__(body)
        self.seen: set[int] = set()

    def read(self, size: int | None = -1, /) -> bytes:
        self.seen.add(depth())
        return super().read(size)


@pytest.mark.parametrize("method", UNSAFE)
def test_a_changing_request_runs_in_a_transaction(client: Client, method: str) -> None:
    outside = depth()
    answer = client.generic(method, "/answers/200/")
    assert int(answer.content) > outside
    assert depth() == outside
    assert Category.objects.count() == 1


@pytest.mark.parametrize("method", SAFE)
def test_a_reading_request_opens_no_transaction(client: Client, method: str) -> None:
    outside = depth()
    answer = client.generic(method, "/answers/200/")
    assert answer.status_code == 200
    assert method == "HEAD" or int(answer.content) == outside


@pytest.mark.parametrize("status", [200, 303, 400, 404, 422])
def test_what_a_view_answers_on_purpose_is_kept(client: Client, status: int) -> None:
    assert client.post(f"/answers/{status}/").status_code == status
    assert Category.objects.count() == 1
    assert log.head()


@pytest.mark.parametrize("status", [500, 503])
def test_a_failure_that_a_view_answers_leaves_no_row(client: Client, status: int) -> None:
    assert client.post(f"/answers/{status}/").status_code == status
    assert not Category.objects.exists()
    assert log.read(0) == []


@pytest.mark.parametrize(
    ("name", "status"), [("404", 404), ("403", 403), ("error", 500), ("twice", 500)]
)
def test_an_exception_leaves_no_row_whatever_page_it_becomes(
    client: Client, name: str, status: int
) -> None:
    answer = client.post(f"/raises/{name}/")
    assert answer.status_code == status
    assert not Category.objects.exists()
    assert log.read(0) == []


def test_the_page_of_an_exception_can_still_read_the_database(client: Client) -> None:
    assert client.post("/raises/404/").content == b"0 categories"


def test_an_exception_in_a_view_is_reported_as_it_is() -> None:
    with pytest.raises(IntegrityError):
        Client().post("/raises/twice/")
    assert not Category.objects.exists()


@pytest.mark.parametrize(
    "content_type",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json",
        "text/xml",
        "",
    ],
)
def test_a_body_that_arrives_slowly_does_not_hold_the_write_lock(
    client: Client, content_type: str
) -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'
    slow = SlowBody(part if "multipart" in content_type else b"a=1")
    outside = depth()
    extra: dict[str, Any] = {"wsgi.input": slow, "CONTENT_LENGTH": str(len(slow.getvalue()))}
    client.generic("POST", "/answers/200/", b"x", content_type, **extra)
    assert slow.seen == {outside}


def test_a_view_still_reads_the_body_itself(client: Client) -> None:
    answer = client.generic("POST", "/reads/", b"<xml/>", "text/xml")
    assert answer.content.split()[1] == b"6"


def test_a_body_larger_than_allowed_is_refused_before_the_view(client: Client) -> None:
    answer = client.generic("POST", "/answers/200/", b"x" * (13 * 1024 * 1024), "text/xml")
    assert answer.status_code in (400, 413)
    assert not Category.objects.exists()


def test_a_body_that_breaks_off_is_refused_before_the_view(client: Client) -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError("connection reset")

    extra: dict[str, Any] = {"wsgi.input": Broken(), "CONTENT_LENGTH": "10"}
    assert client.generic("POST", "/answers/200/", b"x", "text/xml", **extra).status_code == 400
    assert not Category.objects.exists()
