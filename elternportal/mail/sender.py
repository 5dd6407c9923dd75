"""How a rendered mail leaves the portal: over SMTP, or into the office's mailbox page."""

import smtplib
import ssl
from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from email.utils import parseaddr
from socket import socket
from typing import Any, Protocol
from urllib.parse import urlsplit

from emails.backend.response import SMTPResponse
from emails.backend.smtp.backend import SMTPBackend
from emails.backend.smtp.client import SMTPClientWithResponse
from emails.message import Message
from emails.signers import DKIMException  # type: ignore[attr-defined]  # what it raises
from limits import RateLimitItemPerMinute

from elternportal.domain.email_address import EmailMalformed, ascii_email
from elternportal.mail.dkim import signing
from elternportal.mail.settings import MAILS_PER_DOMAIN_MINUTE
from elternportal.mail.templates import RenderedMail
from elternportal.rate_counter import RateCounter
from elternportal.settings import Settings

TIMEOUT_SECONDS = 10


class DeliveryError(Exception):
    """The mail was not accepted.

    Args:
        reason: the server's answer, for the office.
        is_final: a 5xx answer; trying again would be of no use.
        is_bad_address: the server does not know this recipient.
        is_policy: refused for good because of who sends or what, whoever the recipient is.
    """

    def __init__(
        self,
        reason: str,
        *,
        is_final: bool = False,
        is_bad_address: bool = False,
        is_policy: bool = False,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_final = is_final
        self.is_bad_address = is_bad_address
        self.is_policy = is_policy


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail ready to go to one recipient.

    ``return_path`` is the envelope's sender, where a bounce goes; if empty, the mail's own sender.
    """

    recipient: str
    message_id: str
    content: RenderedMail
    return_path: str = ""


class Sender(Protocol):
    """What the worker sends through; it calls ``send`` on several threads at once."""

    keeps_text: bool

    async def admits(self, recipient: str) -> bool:
        """Whether a mail to this recipient may go now; if so, it counts as sent."""

    def keep_pace(self, mails_per_domain_minute: int) -> None:
        """From now on no recipient domain gets more mails a minute than this."""

    def send(self, mail: Mail) -> None:
        """Hand over one mail.

        Raises:
            DeliveryError: it was not accepted.
        """

    async def full_domains(self) -> Collection[str]:
        """Recipient domains that get no more mail for the moment."""

    def close(self) -> None:
        """Nothing more to send for now."""


class DemoMailbox:
    """Sends nothing: the text stays in the outbox row, and the office reads it there."""

    keeps_text = True

    async def admits(self, recipient: str) -> bool:
        return True

    def keep_pace(self, mails_per_domain_minute: int) -> None:
        """Nobody is sent anything too fast."""

    def send(self, mail: Mail) -> None:
        """The worker stores the text when it marks the mail as sent."""

    async def full_domains(self) -> Collection[str]:
        return ()

    def close(self) -> None:
        """There is no connection to close."""


class SmtpSender:
    """Sends through the school's own mail server, politely slow for each recipient domain.

    It keeps as many connections as mails were under way at once, until it is closed.
    """

    keeps_text = False

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._from = parseaddr(settings.mail_from)[1]
        self._signing = signing(settings)
        self._idle: deque[SMTPBackend] = deque()
        self._pace = RateLimitItemPerMinute(MAILS_PER_DOMAIN_MINUTE.default)
        self._counter = RateCounter(settings.redis_url)
        self._full: set[str] = set()  # domains that were full when they were last looked at

    async def admits(self, recipient: str) -> bool:
        domain = recipient.rpartition("@")[2]
        is_free = await self._counter.hit(self._pace, "mail", domain)
        if not is_free:
            self._full.add(domain)
        return is_free

    async def full_domains(self) -> Collection[str]:
        for domain in tuple(self._full):
            if await self._counter.test(self._pace, "mail", domain):
                self._full.discard(domain)
        return tuple(self._full)

    def keep_pace(self, mails_per_domain_minute: int) -> None:
        self._pace = RateLimitItemPerMinute(mails_per_domain_minute)

    def send(self, mail: Mail) -> None:
        connection = self._take_connection()
        try:
            message = self._message(mail)
            response = message.send(smtp=connection, mail_from=mail.return_path or None)
        except (smtplib.SMTPException, OSError, DKIMException) as error:
            connection.close()
            raise DeliveryError(_name(error)) from error
        except (
            ValueError,
            EmailMalformed,
        ) as error:  # an address or subject that no mail can carry
            raise DeliveryError(_name(error), is_final=True) from error
        finally:
            self._idle.append(connection)
        if not response.success:
            raise _failure(response)

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _take_connection(self) -> SMTPBackend:
        """An idle connection, or one that is made with its first mail."""
        try:
            return self._idle.pop()
        except IndexError:
            return _connection(self._settings)

    def _message(self, mail: Mail) -> Message:
        message = Message(
            message_id=mail.message_id,
            mail_from=(mail.content.school, self._from),
            mail_to=[("", ascii_email(mail.recipient))],
            subject=mail.content.subject,
            text=mail.content.text,
            html=mail.content.html,
            headers={"Auto-Submitted": "auto-generated", **mail.content.headers},
        )
        return message.sign(**self._signing) if self._signing else message


def make_sender(settings: Settings) -> Sender:
    """SMTP if a server is set; without one the demo mailbox."""
    return SmtpSender(settings) if settings.sends_mail else DemoMailbox()


class _StartTlsClient(SMTPClientWithResponse):
    """STARTTLS that checks the server's certificate; the library alone would accept any."""

    def starttls(self, *_: Any, **__: Any) -> tuple[int, bytes]:
        return super().starttls(context=ssl.create_default_context())


class _TlsClient(SMTPClientWithResponse):
    """TLS from the first byte, with the certificate checked."""

    def _get_socket(self, host: str, port: int, timeout: float) -> ssl.SSLSocket:
        plain: socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


class _VerifyingBackend(SMTPBackend):
    connection_cls = _StartTlsClient
    connection_ssl_cls = _TlsClient  # type: ignore[assignment]  # the library's connects twice


def _connection(settings: Settings) -> SMTPBackend:
    return _VerifyingBackend(
        host=settings.smtp_host,
        port=settings.smtp_port,
        user=settings.smtp_user or None,
        password=settings.smtp_password.get_secret_value() or None,
        tls=settings.smtp_tls == "starttls",
        ssl=settings.smtp_tls == "tls",
        timeout=TIMEOUT_SECONDS,
        local_hostname=urlsplit(settings.url).hostname,
    )


def _failure(response: SMTPResponse) -> DeliveryError:
    """What the server's refusal means. Without a code the connection itself failed."""
    code = response.status_code or 0
    if code < 400:
        return DeliveryError(_name(response.error))
    text = (response.status_text or b"").decode("utf-8", "replace")
    is_final = code >= 500
    # X.7.X is a policy ("you may not send here"), which says nothing about the address.
    is_policy = is_final and text.startswith("5.7.")
    return DeliveryError(
        f"{code} {text}",
        is_final=is_final,
        is_bad_address=is_final and response.last_command == "rcpt" and not is_policy,
        is_policy=is_policy,
    )


def _name(error: Exception | None) -> str:
    return f"{type(error).__name__}: {error}"
