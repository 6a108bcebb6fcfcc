import pytest

from kawaraban.kit.fetch import FetchRefused, Guard, fetch
from kawaraban.kit.targets import parse_target


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("http://News.Example", "http://news.example/"),
        (" HTTPS://news.example:443/a?b=c#d ", "https://news.example/a?b=c"),
        ("http://news.example:80/", "http://news.example/"),
        ("http://news.example:8080/x", "http://news.example:8080/x"),
        ("https://news.example./", "https://news.example/"),
        (
            "https://日本語.example/記事?q=橋",
            "https://xn--wgv71a119e.example/%E8%A8%98%E4%BA%8B?q=%E6%A9%8B",
        ),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://ｎｅｗｓ。example/", "https://news.example/"),
        ("http://[2001:DB8:0::1]/", "http://[2001:db8::1]/"),
        ("http://my_blog.example/a%20b?x=%41", "http://my_blog.example/a%20b?x=%41"),
        ("http://news.example?q=1", "http://news.example/?q=1"),
    ],
)
def test_a_url_is_read_in_one_way(url: str, read: str) -> None:
    assert parse_target(url).url == read


@pytest.mark.parametrize(
    "url",
    [
        "",
        "news.example",
        "//news.example/",
        "ftp://news.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http:///path",
        "http://?q",
        "http://user@news.example/",
        "http://user:secret@news.example/",
        "http://@127.0.0.1/",
        "http://news.example:0/",
        "http://news.example:65536/",
        "http://news.example:http/",
        "http://news.example\\@127.0.0.1/",
        "http://news.exa\nmple/",
        "http://news.example/\ud800",
        "http://news.example/\r\nHost: x",
        "http://news example/",
        "http://127%2e0.0.1/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://127.1/",
        "http://0177.0.0.1/",
        "http://2130706433/",
        "http://1.2.3.4.5/",
        "http://①②⑦.1/",
        "http://[::1",
        "http://[::1%25eth0]/",
        "http://[news.example]/",
        "http://[127.0.0.1]/",
        "http://a..b/",
        "http://-/",
        "http://xn--/\x00",
        "http://" + "a" * 64 + ".example/",
        "http://" + "é" * 300 + ".example/",
        "http://news.example/" + "x" * 5000,
    ],
)
def test_a_url_that_could_mean_something_else_is_refused(url: str) -> None:
    with pytest.raises(FetchRefused):
        parse_target(url)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://①②⑦.⓪.⓪.①/", "http://０.0.0.0/"],
)
def test_a_number_of_this_machine_is_refused_without_asking_anybody(url: str) -> None:
    def never(host: str) -> list[str]:
        raise AssertionError(host)

    with pytest.raises(FetchRefused, match="not on the public internet"):
        fetch(url, Guard(resolver=never))
