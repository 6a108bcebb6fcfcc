"""A mail (RFC 5322), saved or pasted with its header: its subject, date and text."""

import re
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from kawaraban.kit.text import clean_line
from kawaraban.kit.text import decode as decode_bytes

_FIRST = re.compile(
    rb"\s*(?:From|To|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|"
    rb"Reply-To|Content-Type|X-[\w-]+|DKIM-Signature|ARC-[\w-]+): ",
    re.IGNORECASE,
)
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_SUBJECT = re.compile(r"^Subject:[ \t]*((?:.*)(?:\r?\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)
_DATE = re.compile(r"^Date:[ \t]*(.*)", re.IGNORECASE | re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?\r?\n", re.MULTILINE)
_ENCODED = ("base64", "quoted-printable")


@dataclass(frozen=True, slots=True)
class Mail:
    """What of a mail can be a story. `text` may be HTML; `signature` is what stood below `--`."""

    subject: str
    sent: str
    text: str
    signature: str


def read_mail(raw: bytes | str) -> Mail | None:
    """Return the mail in `raw`, or None when it does not begin with a mail's header.

    The plain part is preferred to the HTML part. Attachments are not read.
    """
    source = raw.encode("utf-8", "replace") if isinstance(raw, str) else raw
    if not _FIRST.match(source[:4096]):
        return None
    source = source.lstrip()
    end = _HEADER_END.search(source)
    header = decode_bytes(source[: end.start()]) if end else ""
    subject = _SUBJECT.search(header)
    if end is None or subject is None:
        return None
    text = _text(BytesParser(policy=compat32).parsebytes(source), was_text=isinstance(raw, str))
    body, _, signature = _split_signature(text)
    sent = _DATE.search(header)
    return Mail(_unencoded(subject[1]), clean_line(sent[1]) if sent else "", body, signature)


def _text(message: Message, *, was_text: bool) -> str:
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    parts = [part for part in parts if part.get_content_disposition() != "attachment"]
    parts.sort(key=lambda part: part.get_content_subtype() != "plain")
    if not parts:
        return ""
    part = parts[0]
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    encoded = str(part.get("Content-Transfer-Encoding", "")).strip().lower() in _ENCODED
    # Text that somebody decoded before us is UTF-8 now, whatever its header still claims.
    declared = "utf-8" if was_text and not encoded else part.get_content_charset()
    return decode_bytes(payload, declared)


def _unencoded(value: str) -> str:
    """Return a header's value with its encoded words (RFC 2047) read."""
    unfolded = clean_line(" ".join(value.split()))
    if "=?" not in unfolded:
        return unfolded
    try:
        return clean_line(str(make_header(decode_header(unfolded))))
    except (MessageError, LookupError, ValueError):
        return unfolded


def _split_signature(text: str) -> tuple[str, str, str]:
    found = _SIGNATURE.search(text)
    if found is None:
        return text, "", ""
    return text[: found.start()], found[0], text[found.end() :]
