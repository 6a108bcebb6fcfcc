from ipaddress import ip_address

import pytest

from kawaraban.kit.addresses import is_loopback, is_public, parse_address

CLOSED = """
0.0.0.0 0.1.2.3 10.255.255.255 100.64.0.1 100.100.100.200 127.0.0.1 127.255.255.254 168.63.129.16
169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.192 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1
198.19.255.255 198.51.100.1 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
:: ::1 ::7f00:1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::a9fe:a9fe
64:ff9b::10.0.0.1 64:ff9b:1::1 100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:db8::1
2002:7f00:1:: 2002:a00:1::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0
2606:4700::1%eth0 fec0::1 ff02::1
"""
OPEN = """
1.1.1.1 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1 172.15.255.255 172.32.0.1 192.0.1.1
198.17.255.255 198.20.0.1 223.255.255.255 2606:4700::1111 2001:200::1 2400:cb00::1
::ffff:198.41.0.4 64:ff9b::198.41.0.4 2002:c629:4::1
"""


@pytest.mark.parametrize("text", CLOSED.split())
def test_an_address_that_is_not_on_the_internet_is_not_public(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", OPEN.split())
def test_an_address_on_the_internet_is_public(text: str) -> None:
    assert is_public(ip_address(text))


def test_loopback_is_known_in_both_families() -> None:
    for text in ("127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"):
        assert is_loopback(ip_address(text))
    assert not is_loopback(ip_address("10.0.0.1"))


def test_only_the_standard_form_is_an_address() -> None:
    for text in ("0x7f.1", "127.1", "017.0.0.1", "2130706433", "news.example", "", "1.2.3.4.5"):
        assert parse_address(text) is None
