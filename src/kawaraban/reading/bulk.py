"""The pages of many stories, byte for byte as their view answers, at a fraction of the cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone, translation

from kawaraban.conversation.thread import thread_of
from kawaraban.delivery.recording import Recording, recording
from kawaraban.reading import material, whole
from kawaraban.reading.archive import Archive
from kawaraban.reading.material import Material
from kawaraban.reading.middle import Headers, Middle, address_of
from kawaraban.reading.shell import Shell, shell_of

AT_ONCE = 80
"""Stories whose texts are in memory together; their neighbours are below SQLite's 999 numbers."""


@dataclass(frozen=True)
class RenderedPage:
    """A page and what it is made of. `headers` are all but `ETag` and `Content-Length`.

    `path` is that of a URL; `address` is what the page store knows the page by.
    """

    path: str
    status: int
    headers: Headers
    body: bytes
    recording: Recording

    @property
    def address(self) -> str:
        """Host and path as `delivery` has them."""
        return address_of(self.path)


class Bulk:
    """Renders stories, as many as are asked for, from what is read once for all of them.

    That is what stands beside them and around them: of what is changed after the first page was
    asked for, pages may show the state before. A page may therefore be stored only if none of its
    tags was purged since before then.
    """

    def __init__(self) -> None:
        self._middle = Middle()
        self._languages: dict[str, tuple[Shell, Headers]] = {}

    @cached_property
    def _archive(self) -> Archive:
        return Archive(timezone.now())

    def pages(self, numbers: Sequence[int]) -> Iterator[RenderedPage]:
        """Yield the page of each of the stories with the primary keys `numbers` that is public."""
        for begin in range(0, len(numbers), AT_ONCE):
            for made in material.many(numbers[begin : begin + AT_ONCE], self._archive):
                yield self._page(made)

    def _page(self, made: Material) -> RenderedPage:
        story, language = made.article, made.article.language
        path = story.get_absolute_url()
        with translation.override(language), recording() as read:
            shell, headers = self._languages.get(language) or (shell_of(), [])
            page = whole.page_of(made, thread_of(story, made.responses, None), shell)
            if not headers:
                headers = self._middle.headers_of(path, page)
                self._languages[language] = shell, headers
        return RenderedPage(path, page.status_code, headers, page.content, read)
