"""From the bytes of a page to its text, when the label is right, wrong or missing.

Order: byte order mark, the label of the HTTP header, the label inside the document, UTF-8, then
what the region's old pages are written in. Labels are read as the WHATWG Encoding Standard reads
them: "iso-8859-1" means windows-1252, "shift_jis" means Microsoft's table.
"""

import codecs
import re
from collections.abc import Iterator

from kawaraban.kit.legacy_charsets import guess_legacy

# An allow-list, because Python also knows codecs that are not text ("zip", "unicode_escape") or
# are dangerous as one ("utf-7").
_CODECS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8",
    "utf-16-le": "utf-16 utf-16le ucs-2 unicode",
    "utf-16-be": "utf-16be unicodefffe",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j cp932 ms932",
    "euc_jp": "euc-jp eucjp x-euc-jp",
    "iso2022_jp_ext": "iso-2022-jp csiso2022jp",
    "gb18030": "gb18030 gbk gb2312 gb_2312-80 x-gbk chinese euc-cn hz-gb-2312",
    "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5",
    "cp949": "euc-kr ks_c_5601-1987 ksc5601 korean windows-949 cp949 uhc",
    "cp874": "windows-874 tis-620 tis620 iso-8859-11 dos-874 cp874",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "cp1252": "windows-1252 cp1252 iso-8859-1 iso8859-1 latin1 latin-1 l1 us-ascii ascii",
    "iso8859-15": "iso-8859-15 latin-9 l9",
    "cp1250": "windows-1250 cp1250",
    "iso8859-2": "iso-8859-2 latin2 l2",
    "cp1251": "windows-1251 cp1251",
    "koi8-r": "koi8-r koi",
    "koi8-u": "koi8-u",
    "cp1253": "windows-1253 cp1253",
    "cp1254": "windows-1254 cp1254 iso-8859-9 latin5",
    "cp1255": "windows-1255 cp1255 iso-8859-8",
    "cp1256": "windows-1256 cp1256",
}
_BY_LABEL = {label: codec for codec, labels in _CODECS.items() for label in labels.split()}

# UTF-32 first: its little-endian mark begins with the one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096
_XML_LABEL = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]{1,40})""")
_META_LABEL = re.compile(rb"""<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I)


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of `raw`; never raises, whatever the bytes.

    `declared` is the charset parameter of the Content-Type header, if there was one. A label
    that does not fit the bytes is not believed. A few broken bytes become U+FFFD.
    """
    for mark, codec in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(codec, "replace")
    for codec in _declared_codecs(raw, declared):
        if (text := _decode_if_fitting(raw, codec)) is not None:
            return text
    if b"\x1b" in raw and (text := _decode_if_fitting(raw, "iso2022_jp_ext")) is not None:
        return text
    if (text := _decode_if_fitting(raw, "utf-8")) is not None:
        return text
    return guess_legacy(raw)


def is_charset(label: str) -> bool:
    """Whether `label` names a charset of the Web, and not only one of Python's codecs."""
    return _codec(label) is not None


def _declared_codecs(raw: bytes, declared: str | None) -> Iterator[str]:
    if declared and (codec := _codec(declared)):
        yield codec
    head = raw[:_HEAD]
    for pattern in (_XML_LABEL, _META_LABEL):
        match = pattern.search(head)
        codec = _codec(match[1].decode("ascii", "ignore")) if match else None
        if codec:
            # A label that could be read as ASCII cannot be true if it says UTF-16.
            yield "utf-8" if codec.startswith("utf-16") else codec


def _codec(label: str) -> str | None:
    return _BY_LABEL.get(label.strip(" \t\r\n\"'").lower())


def _decode_if_fitting(raw: bytes, codec: str) -> str | None:
    """The text, if `codec` reads all of it or nearly all; a cut-off last character is fine."""
    try:
        return codecs.getincrementaldecoder(codec)().decode(raw)
    except (UnicodeDecodeError, UnicodeError):
        pass
    if codec == "cp1252":  # five unused bytes; as control characters they are cleaned away later
        return raw.decode(codec, "replace")
    text = raw.decode(codec, "replace")
    broken = text.count("\ufffd")
    foreign = sum(not char.isascii() for char in text) - broken
    # Measured against the characters the label is there for: a page of English markup with four
    # French accents is no UTF-8 page with four broken characters.
    return text if broken * 20 <= foreign else None
