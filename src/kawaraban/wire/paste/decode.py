"""The first step: bytes or text of unknown origin become text, or are refused with a reason."""

from kawaraban.kit.text import decode as decode_bytes
from kawaraban.wire.paste.story import NotAStory

MAX_BYTES = 10_000_000
"""Above this nothing is read: the longest story is a hundredth of it."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LAYOUT = frozenset("\t\n\r\f\v\x1b\x85")


def decode(raw: bytes | str) -> str:
    """Return the text of `raw`, whatever its encoding.

    Raises NotAStory when it is empty, larger than MAX_BYTES, or not text.
    """
    if len(raw) > MAX_BYTES:
        raise NotAStory(
            f"This is larger than {MAX_BYTES // 1_000_000} MB. Paste the story alone, "
            "not the whole archive."
        )
    if isinstance(raw, bytes):
        refuse_binary(raw)
        text = decode_bytes(raw)
    else:
        # A command line hands over undecodable bytes as lone surrogates, which nothing can store.
        text = raw.encode("utf-8", "replace").decode("utf-8")
    if not text.strip("\ufeff\u200b \t\r\n\x00"):
        raise NotAStory("There is no text here. Paste the text or the HTML of a page.")
    if _looks_binary(text):
        raise NotAStory(
            "This is binary data, not text. Open the file in its own program, "
            "copy the story's text, and paste that."
        )
    return text


def refuse_binary(raw: bytes) -> None:
    """Raise NotAStory when `raw` begins like a known binary format or is full of NUL bytes."""
    for signature, name in _SIGNATURES:
        if raw.startswith(signature):
            raise NotAStory(
                f"This is {name}, not text. Open it, copy the story's text, and paste that."
            )
    head = raw[:4096]
    if head.count(0) > len(head) // 10 and not head.startswith(_UTF16_MARKS):
        raise NotAStory(
            "This is binary data, or text in an encoding without a byte order mark. "
            "Save it as UTF-8 text and paste that."
        )


def _looks_binary(text: str) -> bool:
    """Whether control and replacement characters make up more than a twentieth of the text."""
    head = text[:65536]
    odd = sum(
        1
        for char in head
        if char == "\ufffd" or ((char < " " or "\x7f" <= char < "\xa0") and char not in _LAYOUT)
    )
    return odd * 20 > len(head)
