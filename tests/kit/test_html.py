import time

import pytest

from kawaraban.kit.html import comment_to_html, sanitize_comment, sanitize_story, to_text


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ("", ""),
        (" \n", ""),
        ("plain 5 < 6 & 7", "plain 5 &lt; 6 &amp; 7"),
        ("<p>one<p>two", "<p>one</p><p>two</p>"),
        ("<h1>big</h1><h2>fine</h2>", "big<h2>fine</h2>"),
        ("<p onclick=x style=y class=z id=i>a</p>", "<p>a</p>"),
        ("<script>alert(1)</script><style>p{}</style><p>a</p>", "<p>a</p>"),
        ("<p>a<iframe src=x>b</iframe><svg><p>c</svg>", "<p>a</p>"),
        ("<!-- c --><p>a<![CDATA[x]]></p>", "<p>a</p>"),
        ("<a href='javascript:alert(1)'>x</a>", "x"),
        ("<a href='java\nscript:alert(1)'>x</a>", "x"),
        ("<a href='data:text/html,x'>x</a><a name=y>z</a>", "xz"),
        ("<a href=//evil.example/>x</a><a href=page.html>y</a>", "xy"),
        ("<a href=/a>x</a>", '<a href="/a" rel="noopener">x</a>'),
        ("<a href=#n>x</a>", '<a href="#n" rel="noopener">x</a>'),
        (
            "<a href='https://a.example/?a=1&b=\"2' target=_blank>x</a>",
            '<a href="https://a.example/?a=1&amp;b=&quot;2" rel="noopener">x</a>',
        ),
        ("<img src=x onerror=alert(1)><img alt=a>", ""),
        ("<img src='data:image/png;base64,xx'>", ""),
        (
            "<figure><img src='https://a.example/p.jpg' alt='a > \"b\"' width=9e9 height=20>"
            "<figcaption>c</figcaption></figure>",
            '<figure><img alt="a &gt; &quot;b&quot;" height="20" src="https://a.example/p.jpg">'
            "<figcaption>c</figcaption></figure>",
        ),
        (
            "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>",
            "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>",
        ),
        ("<pre>a\n  b</pre>H<sub>2</sub>O<br/>x", "<pre>a\n  b</pre>H<sub>2</sub>O<br>x"),
        (
            "<blockquote cite=javascript:x><q>a</q></blockquote>",
            "<blockquote><q>a</q></blockquote>",
        ),
        ("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", ""),
        ("<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", ""),
        ("<p>a\ud800b\x00c</p>", "<p>a?b\ufffdc</p>"),
    ],
)
def test_a_story_keeps_what_stories_are_made_of(html: str, safe: str) -> None:
    assert sanitize_story(html) == safe


def test_tables_and_lists_stay_whole() -> None:
    table = (
        '<table><caption>Ferries</caption><thead><tr><th scope="col">a</th></tr></thead>'
        '<tbody><tr><td colspan="2">b</td></tr></tbody></table>'
    )
    assert sanitize_story(table) == table
    assert (
        sanitize_story('<ol start="3"><li>a<li>b</ol>') == '<ol start="3"><li>a</li><li>b</li></ol>'
    )
    for safe in (table, "<p>a &amp;amp; b</p>"):
        assert sanitize_story(sanitize_story(safe)) == sanitize_story(safe)


def test_a_comment_may_less() -> None:
    html = "<h2>x</h2><p>a<img src=https://a.example/> <b>b</b></p><a href=http://a.example>l</a>"
    assert sanitize_comment(html) == (
        'x<p>a <b>b</b></p><a href="http://a.example" rel="nofollow ugc">l</a>'
    )
    assert sanitize_comment("<a href=mailto:a@b.example>m</a><a href=/x>n</a>") == "mn"


@pytest.mark.parametrize(
    ("plain", "html"),
    [
        ("", ""),
        (" \n\n ", ""),
        ("<b>&\"'", "<p>&lt;b&gt;&amp;&quot;&#x27;</p>"),
        ("a\nb\r\n\r\n\r\nc", "<p>a<br>\nb</p>\n<p>c</p>"),
        (
            "see https://a.example/x?a=1&b=(2).",
            '<p>see <a href="https://a.example/x?a=1&amp;b=(2)" rel="nofollow ugc">'
            "https://a.example/x?a=1&amp;b=(2)</a>.</p>",
        ),
        (
            "(http://a.example)",
            '<p>(<a href="http://a.example" rel="nofollow ugc">http://a.example</a>)</p>',
        ),
        (
            "https://a.example/を見て",
            '<p><a href="https://a.example/" rel="nofollow ugc">https://a.example/</a>を見て</p>',
        ),
        ("javascript:alert(1) https:// http://.", "<p>javascript:alert(1) https:// http://.</p>"),
    ],
)
def test_plain_text_becomes_paragraphs_with_links(plain: str, html: str) -> None:
    assert comment_to_html(plain) == html


def test_a_quote_after_an_address_ends_it() -> None:
    made = comment_to_html('https://a.example/" onmouseover="x')
    assert made == (
        '<p><a href="https://a.example/" rel="nofollow ugc">https://a.example/</a>'
        "&quot; onmouseover=&quot;x</p>"
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("a<br>b<div>c</div>d", "a\nb\nc\nd"),
        ("a<br><br>b<br><br><br>c", "a\n\nb\n\nc"),
        ("<p>wrapped\n  source <b> lines </b>.</p>", "wrapped source lines ."),
        ("<p>a</p><pre>b\n  c</pre>d", "a\n\nb\n  c\n\nd"),
        ("<b>un</b>broken <i>word</i>", "unbroken word"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        ("<title>t</title><script>x</script><p>a<style>b</style></p>", "a"),
        ("&lt;b&gt; &amp;amp; &#x202e;x&nbsp;y", "<b> &amp; x\u00a0y"),
        ("<ruby>漢<rt>かん</rt></ruby>字", "漢字"),
        ("", ""),
        ("<!-- only -->", ""),
    ],
)
def test_text_keeps_the_boundaries_of_blocks(html: str, text: str) -> None:
    assert to_text(html) == text


HOSTILE = {
    "misnested formatting": "".join(f"<b x={i}><p>" for i in range(250_000)),
    "endless formatting": "<b>" * 1_600_000,
    "endless lists": "<ul><li>" * 600_000,
    "endless tables": "<table>" * 700_000,
    "foster parents": "<table>" + "".join(f"<b x={i}><tr>" for i in range(250_000)),
    "links in blocks": "<a href=/x><div>" * 300_000,
    "many attributes": "<p " + " ".join(f"a{i}=1" for i in range(500_000)) + ">x",
    "closing only": "</p></b>" * 600_000,
    "opened comments": "<!--" * 1_250_000,
    "less-than signs": "<" * 5_000_000,
    "ampersands": "&" * 5_000_000,
    "plain paragraphs": "<p>Hello <b>world</b> <a href='https://x.example/'>l</a></p>" * 80_000,
    "one long word": "x" * 5_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_takes_time_in_proportion_to_its_size(name: str) -> None:
    html = HOSTILE[name][:1_000_000]
    began = time.monotonic()
    safe = sanitize_story(html)
    to_text(html)
    sanitize_comment(html)
    assert time.monotonic() - began < 20
    assert len(safe) < 8 * len(html)


def test_what_lies_too_deep_loses_its_tags_but_not_its_text() -> None:
    safe = sanitize_story("<blockquote>" * 500 + "the end")
    assert "the end" in safe
    assert safe.count("<blockquote>") == 60


def test_hostile_plain_text_is_no_trouble() -> None:
    began = time.monotonic()
    comment_to_html("https://a.example/" + ")" * 1_000_000)
    comment_to_html("http://" * 500_000)
    comment_to_html("\n\n" * 2_000_000 + "a\n\n" * 300_000)
    assert time.monotonic() - began < 6


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "plain", "  two\n\twords\f ", "a\r\nb", "地雷 除去", "no\u00a0break", "a > b"),
        *("\u200bzero", "\u2028line", "e\u0301", "bell\x07", "\u202ebidi", "\ud800lone", "\ufffe"),
    ],
)
def test_a_plain_paragraph_is_read_as_the_parser_reads_it(text: str) -> None:
    assert to_text(f"<p>{text}</p>") == to_text(f"<p class=''>{text}</p>")
    assert to_text(f'<p data-block-key="x7">{text}</p>') == to_text(f"<p><b>{text}</b></p>")
