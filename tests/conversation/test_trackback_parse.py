"""A ping's bytes become a value, or a sentence for its sender."""

from __future__ import annotations

from urllib.parse import quote_from_bytes

import pytest

from kawaraban.conversation.protocols.trackback.parse import BadPing, parse

FORM = "application/x-www-form-urlencoded"


def body(encoded_as: str = "utf-8", /, **fields: str) -> bytes:
    """Return a form whose values are `encoded_as`."""
    pairs = (f"{n}={quote_from_bytes(v.encode(encoded_as))}" for n, v in fields.items())
    return "&".join(pairs).encode()


def test_all_fields_of_the_specification_are_read() -> None:
    ping = parse(body(url="https://b.example/1", title="T", excerpt="E", blog_name="B"), FORM)
    assert (ping.url, ping.title, ping.excerpt, ping.blog_name) == (
        "https://b.example/1",
        "T",
        "E",
        "B",
    )


@pytest.mark.parametrize("charset", ["shift_jis", "euc-jp", "iso-2022-jp", "utf-8"])
def test_a_declared_charset_is_believed(charset: str) -> None:
    raw = body(charset, url="https://b.example/1", excerpt="渡し船が夜に川を渡った。")
    assert parse(raw, f"{FORM}; charset={charset}").excerpt == "渡し船が夜に川を渡った。"


def test_a_charset_field_is_believed() -> None:
    raw = body("euc-jp", url="https://b.example/1", excerpt="瓦版", charset="euc-jp")
    assert parse(raw, FORM).excerpt == "瓦版"


def test_markup_and_twice_escaped_entities_become_words() -> None:
    raw = body(url="https://b.example/1", excerpt="<p>Rice <b>&amp;</b> fish</p><script>x</script>")
    assert parse(raw, FORM).excerpt == "Rice & fish"


def test_control_characters_and_overrides_are_dropped() -> None:
    raw = body(url="https://b.example/1", title="a\x00b\u202ec\nd")
    assert parse(raw, FORM).title in ("abc d", "ab c d")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "no url"),
        ({"url": ""}, "no url"),
        ({"url": "  "}, "no url"),
        ({"url": "javascript:alert(1)"}, "http or https"),
        ({"url": "ftp://b.example/"}, "http or https"),
        ({"url": "/relative"}, "http or https"),
        ({"url": "http://["}, "http or https"),
        ({"url": "https://b.example/a b"}, "http or https"),
        ({"url": "https://b.example/" + "a" * 3000}, "2,000"),
    ],
)
def test_an_unusable_url_is_refused_with_a_reason(fields: dict[str, str], says: str) -> None:
    with pytest.raises(BadPing, match=says):
        parse(body(**fields), FORM)


def test_a_huge_ping_is_refused() -> None:
    with pytest.raises(BadPing, match="bytes"):
        parse(b"url=https://b.example/&excerpt=" + b"a" * 70_000, FORM)


def test_another_content_type_is_refused() -> None:
    with pytest.raises(BadPing, match="urlencoded"):
        parse(b"{}", "application/json")


def test_a_long_excerpt_is_cut() -> None:
    ping = parse(body(url="https://b.example/", excerpt="word " * 1000), FORM)
    assert len(ping.excerpt) <= 1_000


def test_ten_thousand_fields_are_not_read() -> None:
    raw = b"&".join(b"a%d=1" % n for n in range(5000)) + b"&url=https://b.example/"
    with pytest.raises(BadPing, match="no url"):
        parse(raw, FORM)
