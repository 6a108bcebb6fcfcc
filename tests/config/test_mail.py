"""The mail server in one address."""

from __future__ import annotations

import pytest

from kawaraban.config.environment import Misconfigured
from kawaraban.config.mail import mail_settings


def test_no_server_leaves_mail_in_files() -> None:
    assert mail_settings("") == {}


def test_smtp_uses_starttls_and_unquotes_the_password() -> None:
    made = mail_settings("smtp://news%40paper:p%2Fw@mail.example")
    assert (made["EMAIL_HOST"], made["EMAIL_PORT"]) == ("mail.example", 587)
    assert (made["EMAIL_HOST_USER"], made["EMAIL_HOST_PASSWORD"]) == ("news@paper", "p/w")
    assert (made["EMAIL_USE_TLS"], made["EMAIL_USE_SSL"]) == (True, False)


def test_smtps_is_encrypted_from_the_first_byte() -> None:
    made = mail_settings("smtps://mail.example:2465")
    assert (made["EMAIL_PORT"], made["EMAIL_USE_TLS"], made["EMAIL_USE_SSL"]) == (2465, False, True)


def test_a_server_on_this_machine_needs_no_encryption() -> None:
    assert mail_settings("smtp://localhost:25")["EMAIL_USE_TLS"] is False


@pytest.mark.parametrize(
    "url",
    ["mail.example", "http://mail.example", "smtp://", "smtp://h:99999", "smtp://[x", "smtp://h:0"],
)
def test_another_address_is_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(Misconfigured, match="KAWARABAN_MAIL_URL is wrong"):
        mail_settings(url)
