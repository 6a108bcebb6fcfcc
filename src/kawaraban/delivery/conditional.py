"""Has the reader got this page already? (RFC 9110, section 13)"""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime

TAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')
LONGEST = 8192


def is_current(if_none_match: str, etag: str) -> bool:
    """Whether `If-None-Match` names the page of `etag`, compared weakly (13.1.2, 8.8.3.2).

    A header that is no list of entity tags names none.
    """
    if if_none_match == etag:
        return True
    if if_none_match.strip() == "*":
        return True
    if len(if_none_match) > LONGEST:
        return False
    opaque = etag.removeprefix("W/")
    return any(tag.removeprefix("W/") == opaque for tag in TAG.findall(if_none_match))


def is_unmodified(if_modified_since: str, modified: str) -> bool:
    """Whether the page of the date `modified` is not newer than `If-Modified-Since` (13.1.3)."""
    if if_modified_since == modified:
        return True
    try:
        asked, last = parsedate_to_datetime(if_modified_since), parsedate_to_datetime(modified)
        return asked >= last
    except (ValueError, TypeError, OverflowError):  # no date, or one without a zone
        return False
