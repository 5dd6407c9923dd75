"""Mails are signed with the school's DKIM key, and each has a return path of its own (VERP)."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pydantic import ValidationError

from elternportal.db import Database
from elternportal.mail import verp
from elternportal.mail.dkim import SIGNED_HEADERS
from elternportal.mail.sender import Mail, SmtpSender
from elternportal.mail.templates import RenderedMail
from elternportal.models.mail import OutboxMail
from elternportal.settings import Settings, get_settings
from tests.support.outbox import enqueue_cancellations, mails, work
from tests.support.smtp import SmtpServer
from tests.support.world import World

RECORD = "portal2026._domainkey.school.example."
LETTER = Mail(
    "a@one.example",
    "<1@school.example>",
    RenderedMail(
        "Grüße der Schule",
        "Text mit Ä\n\n. am Anfang\n",
        "<p>Text mit Ä</p>",
        {
            "List-Unsubscribe": "<https://portal.school.example/abbestellen/x>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    ),
)


@pytest.fixture(scope="module")
def key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@pytest.fixture
def key_file(key: rsa.RSAPrivateKey, tmp_path: Path) -> Path:
    file = tmp_path / "dkim.pem"
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    file.write_bytes(key.private_bytes(pem, pkcs8, serialization.NoEncryption()))
    return file


@pytest.fixture
def bounce_address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("ELTERNPORTAL_BOUNCE_ADDRESS", "bounce@school.example")
    get_settings.cache_clear()
    yield "bounce@school.example"
    get_settings.cache_clear()


def signed(server: SmtpServer, key_file: Path) -> bytes:
    """The letter as the server received it."""
    SmtpSender(_settings(server, key_file)).send(LETTER)
    return bytes(server.envelopes[0].content)


def test_a_signed_mail_is_genuine_as_the_server_received_it(
    smtp_server: SmtpServer, key_file: Path, key: rsa.RSAPrivateKey
) -> None:
    mail = signed(smtp_server, key_file)
    assert dkim.verify(mail, dnsfunc=_zone(key))


@pytest.mark.parametrize(
    ("original", "forged"),
    [
        (b"multi-part message", b"multi-part massage"),
        (b"List-Unsubscribe-Post: ", b"X-Nothing: "),
        (b"abbestellen/x", b"abbestellen/y"),
        (b"Auto-Submitted: ", b"X-Auto: "),
        (b"To: a@one.example", b"To: b@one.example"),
    ],
)
def test_a_signed_mail_that_was_changed_is_not_genuine(
    smtp_server: SmtpServer,
    key_file: Path,
    key: rsa.RSAPrivateKey,
    original: bytes,
    forged: bytes,
) -> None:
    mail = signed(smtp_server, key_file)
    assert original in mail
    assert not dkim.verify(mail.replace(original, forged), dnsfunc=_zone(key))


def test_the_signature_names_all_headers_that_matter(
    smtp_server: SmtpServer, key_file: Path
) -> None:
    signed(smtp_server, key_file)
    signature = "".join(str(smtp_server.received[0]["DKIM-Signature"]).split())
    named = signature.partition("h=")[2].partition(";")[0].lower().split(":")
    assert {header.lower() for header in SIGNED_HEADERS} <= set(named)


def test_without_settings_nothing_is_signed(smtp_server: SmtpServer) -> None:
    SmtpSender(smtp_server.settings).send(LETTER)
    assert smtp_server.received[0]["DKIM-Signature"] is None


@pytest.mark.parametrize(
    "incomplete",
    [
        {"dkim_domain": "school.example"},
        {"dkim_domain": "school.example", "dkim_selector": "x"},
        {"dkim_domain": "school.example", "dkim_selector": "x", "dkim_key_file": "missing.pem"},
        {"dkim_domain": "school.example", "dkim_selector": "x", "dkim_key_file": __file__},
    ],
)
def test_settings_that_cannot_sign_are_refused_at_start(incomplete: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="ELTERNPORTAL_DKIM"):
        Settings(**incomplete)


async def test_each_mail_has_a_return_path_that_only_the_portal_can_make(
    database: Database, world: World, smtp_server: SmtpServer, bounce_address: str
) -> None:
    with database.transaction() as session:
        enqueue_cancellations(session, world, "a@one.example", "b@one.example")
    await work(database, SmtpSender(smtp_server.settings))

    found = mails(database)
    for envelope in smtp_server.envelopes:
        token = verp.find_token(envelope.mail_from.upper())
        assert token is not None
        (recipient,) = envelope.rcpt_tos
        assert verp.is_genuine(token, found[recipient])
        other = next(mail for address, mail in found.items() if address != recipient)
        assert not verp.is_genuine(verp.BounceToken(other.id or 0, token.code), other)
    assert {str(mail["From"]) for mail in smtp_server.received} == {
        "Gymnasium Musterstadt <portal@gymnasium-musterstadt.example>"
    }


@pytest.mark.parametrize(
    "address",
    [
        "",
        "bounce@school.example",
        "bounce+1-00000000000000000000@elsewhere.example",
        "other+1-00000000000000000000@school.example",
        "bounce+1-000@school.example",
        "bounce+x-00000000000000000000@school.example",
        "bounce+1-00000000000000000000",
    ],
)
def test_an_address_of_another_form_is_no_return_path(address: str, bounce_address: str) -> None:
    assert verp.find_token(address) is None


def test_without_an_address_for_bounces_mails_have_no_return_path_of_their_own() -> None:
    assert verp.return_path(OutboxMail(id=1, message_id="<1@test>")) == ""
    assert verp.find_token("+1-00000000000000000000@") is None


def _settings(server: SmtpServer, key_file: Path) -> Settings:
    signing = {
        "dkim_domain": "school.example",
        "dkim_selector": "portal2026",
        "dkim_key_file": key_file,
        "mail_from": "portal@school.example",
    }
    return server.settings.model_copy(update=signing)


def _zone(key: rsa.RSAPrivateKey) -> object:
    """The DNS with the school's public key in it."""
    der, spki = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    public = base64.b64encode(key.public_key().public_bytes(der, spki)).decode()

    def txt(name: bytes, timeout: int = 5) -> bytes:
        assert name.decode() == RECORD
        return f"v=DKIM1; k=rsa; p={public}".encode()

    return txt


@pytest.mark.parametrize(
    ("address", "sent_to"),
    [
        ("anna@weiß.example", "anna@xn--wei-7ka.example"),
        ("anna@tür.example", "anna@xn--tr-xka.example"),
    ],
)
def test_a_mail_to_a_domain_with_umlauts_goes_there_and_nowhere_else(
    smtp_server: SmtpServer, address: str, sent_to: str
) -> None:
    sender = SmtpSender(smtp_server.settings)
    sender.send(replace(LETTER, recipient=address))
    sender.close()
    assert smtp_server.envelopes[0].rcpt_tos == [sent_to]
    assert smtp_server.received[0]["To"] == sent_to
