import time
import unicodedata

import pytest

from kawaraban.kit.charsets import is_charset
from kawaraban.kit.text import decode

STORIES = {
    "ja": "メコン川を渡る新しい橋が完成し、地元の人々が祝った。式典には両国の代表が出席した。",
    "zh": "湄公河上的新桥已经建成，当地居民庆祝通车。两国代表出席了仪式，并发表了讲话。",
    "th": "สะพานข้ามแม่น้ำโขงแห่งใหม่เปิดใช้แล้ว ชาวบ้านร่วมฉลองพิธีเปิดอย่างคึกคัก",
    "vi": "Cây cầu mới bắc qua sông Mê Kông đã hoàn thành, người dân địa phương ăn mừng.",
    "fr": "Le nouveau pont sur le Mékong a été achevé, les habitants ont fêté l’ouverture.",
    "pt": "A nova ponte sobre o rio não será concluída antes das eleições; são só promessas.",
    "it": "Il nuovo ponte è così alto che può far passare le navi più grandi, perciò si farà.",
    "km": "ស្ពានថ្មីឆ្លងទន្លេមេគង្គត្រូវបានសាងសង់រួច",
}


def _vietnamese(text: str) -> bytes:
    """As windows-1258 writes it: vowels whole, tones after them."""
    out = b""
    for char in text:
        for part in (char, unicodedata.normalize("NFD", char)):
            try:
                out += part.encode("cp1258")
                break
            except UnicodeEncodeError:
                continue
        else:
            decomposed = unicodedata.normalize("NFD", char)
            tones = [c for c in decomposed if c in "\u0300\u0301\u0303\u0309\u0323"]
            base = "".join(c for c in decomposed if c not in tones)
            out += (unicodedata.normalize("NFC", base) + "".join(tones)).encode("cp1258")
    return out


@pytest.mark.parametrize(
    ("language", "codec"),
    [
        ("ja", "cp932"),
        ("ja", "euc_jp"),
        ("ja", "iso2022_jp"),
        ("zh", "gb18030"),
        ("th", "cp874"),
        ("fr", "cp1252"),
        ("pt", "cp1252"),
        ("it", "cp1252"),
        *((language, "utf-8") for language in STORIES),
        *((language, "utf-8-sig") for language in STORIES),
        ("km", "utf-16"),
        ("km", "utf-32"),
    ],
)
def test_unlabelled_bytes_are_recognised(language: str, codec: str) -> None:
    page = f"<html><body><p>{STORIES[language]}</p></body></html>"
    assert decode(page.encode(codec)) == page


def test_unlabelled_vietnamese_is_recognised() -> None:
    read = unicodedata.normalize("NFC", decode(_vietnamese(STORIES["vi"])))
    assert read == STORIES["vi"]


def test_the_header_goes_before_the_document_and_the_document_before_a_guess() -> None:
    korean = '<?xml version="1.0" encoding="EUC-KR"?><p>다리가 완공되었다</p>'
    assert decode(korean.encode("cp949")) == korean
    meta = "<META http-equiv=x content='text/html; charset=Big5'><p>新橋已經建成</p>"
    assert decode(meta.encode("big5hkscs")) == meta
    assert decode("é".encode("latin-1"), "iso-8859-1") == "é"
    assert decode("“é”".encode("cp1252"), "ISO-8859-1") == "“é”"
    assert decode("мост".encode("cp1251"), " 'Windows-1251' ") == "мост"


def test_a_label_that_does_not_fit_is_not_believed() -> None:
    text = STORIES["ja"]
    assert decode(text.encode("cp932"), "utf-8") == text
    assert decode(text.encode("utf-8"), "shift_jis") == text
    assert decode(text.encode("utf-8"), "no-such-charset") == text
    page = '<meta charset="utf-16">' + text
    assert decode(page.encode("utf-8")) == page


@pytest.mark.parametrize("label", ["zip", "rot13", "utf-7", "unicode_escape", "idna", "", "\0"])
def test_a_label_never_chooses_a_codec_that_is_no_charset(label: str) -> None:
    assert decode(b"+ADw-script+AD4- \\u003c", label) == "+ADw-script+AD4- \\u003c"


def test_a_few_broken_bytes_do_not_turn_the_page_into_another_encoding() -> None:
    raw = STORIES["km"].encode() * 20
    assert decode(raw[:-1], "utf-8").startswith(STORIES["km"])
    broken = raw[:300] + b"\xff" + raw[300:]
    assert decode(broken).count("\ufffd") == 1
    assert decode(broken).endswith(STORIES["km"])


def test_binary_and_empty_input_is_decoded_to_something_quickly() -> None:
    assert decode(b"") == ""
    assert decode(b"", "utf-8") == ""
    began = time.monotonic()
    for raw in (bytes(range(256)) * 20_000, b"\x1b$B" * 1_000_000, b"\xcc\xf2" * 2_500_000):
        assert isinstance(decode(raw), str)
    assert isinstance(decode(b"<?xml " * 1_000_000 + b"<meta " * 100_000), str)
    assert time.monotonic() - began < 10


def test_only_labels_of_the_web_name_a_charset() -> None:
    assert all(is_charset(label) for label in ("utf-8", "UTF-8", "Shift_JIS", "windows-874"))
    assert not any(is_charset(label) for label in ("", "hex", "utf-7", "idna", "unicode_escape"))
