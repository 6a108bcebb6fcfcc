"""Templates that are given nothing but texts: rendered once for each shape, filled ever after.

The shape is all that such a template can decide by: which texts there are, how many in a list,
numbers and flags. Two pages of one shape differ in their texts alone, so the markup between them
is kept (`kit.moulds`). A template must print a text as it is, or ask whether it is empty: a filter
on one would see a mark.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from html import escape
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeData, SafeString
from django.utils.translation import get_language

from kawaraban.kit.moulds import Mould

MOST = 1024
"""Moulds that are kept, of about three kilobytes each."""
TEXT = "…"

_kept: OrderedDict[Hashable, Mould] = OrderedDict()


def moulded(template: str, printed: Mapping[str, Any]) -> str:
    """Return what `template` makes of `printed`: texts, dictionaries, lists, numbers, flags, None.

    Texts are escaped unless they are safe, as in every template.
    """
    texts: list[str] = []
    key = template, get_language(), _shape(printed, texts)
    mould = _kept.get(key)
    if mould is None:
        mould = _kept[key] = _made(template, printed)
        if len(_kept) > MOST:
            _kept.popitem(last=False)
    return mould.fill(
        **{
            str(place): text if isinstance(text, SafeData) else escape(text)
            for place, text in enumerate(texts)
        }
    )


def _shape(value: Any, texts: list[str]) -> Hashable:
    """Return what `value` is but for its texts, which are added to `texts`."""
    if isinstance(value, str):
        if not value:
            return ""
        texts.append(value)
        return TEXT
    if isinstance(value, Mapping):
        return tuple(value), tuple([_shape(one, texts) for one in value.values()])
    if isinstance(value, list):
        return tuple([_shape(one, texts) for one in value])
    return value  # type: ignore[no-any-return]


def _made(template: str, printed: Mapping[str, Any]) -> Mould:
    marks: dict[str, str] = {}
    return Mould(render_to_string(template, _marked(printed, marks)), marks)


def _marked(value: Any, marks: dict[str, str]) -> Any:
    """Return `value` with a mark for each text, in the order of `_shape`."""
    if isinstance(value, str):
        if not value:
            return ""
        mark = SafeString(f"\ue000{len(marks)}\ue001")
        marks[mark] = str(len(marks))
        return mark
    if isinstance(value, Mapping):
        return {name: _marked(one, marks) for name, one in value.items()}
    if isinstance(value, list):
        return [_marked(one, marks) for one in value]
    return value
