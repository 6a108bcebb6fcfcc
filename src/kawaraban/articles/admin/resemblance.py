"""Tells the editor of a draft which stories it resembles: perhaps another desk wrote it already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kawaraban.articles import lookup
from kawaraban.articles.lookup import Likeness


class ResemblanceMixin:
    """Mix into a form's view: what the form is opened with, or was saved with, is compared."""

    form: Any

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the stories that it resembles."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        likenesses = lookup.likenesses(self.form.instance)
        context["likenesses"] = likenesses
        context["resemblance_key"] = key_of(likenesses)
        return context


def key_of(likenesses: Sequence[Likeness]) -> str:
    """Return what tells one notice from another; a little more or less in common is no news."""
    return ".".join(f"{like.number}-{like.percent // 10}" for like in likenesses) or "nothing"
