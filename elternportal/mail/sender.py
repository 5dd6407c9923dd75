"""How a rendered mail leaves the portal: over SMTP, or into the office's mailbox page."""

import smtplib
import ssl
from collections import deque
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parseaddr
from socket import SHUT_RDWR, socket
from typing import Any, Protocol
from urllib.parse import urlsplit

from emails.backend.response import SMTPResponse
from emails.backend.smtp.backend import SMTPBackend
from emails.backend.smtp.client import SMTPClientWithResponse
from emails.message import Message
from emails.signers import DKIMException  # type: ignore[attr-defined]  # what it raises
from limits import RateLimitItemPerMinute

from elternportal.domain.email_address import EmailMalformed, ascii_email
from elternportal.mail.answers import Failure, read_answer
from elternportal.mail.dkim import signing
from elternportal.mail.settings import MAILS_PER_DOMAIN_MINUTE
from elternportal.mail.templates import RenderedMail
from elternportal.rate_counter import RateCounter
from elternportal.settings import Settings

# RFC 5321 4.5.3.2 allows servers minutes for each answer. A minute is enough for all that comes
# before the mail itself; after its end a server may think ten minutes, and whoever hangs up before
# it has answered does not know whether it took the mail.
TIMEOUT_SECONDS = 60
SECONDS_AFTER_DATA = 600


class DeliveryError(Exception):
    """The mail was not accepted, as far as is known.

    Args:
        reason: the server's answer, for the office.
        failure: what it means.
    """

    def __init__(self, reason: str, failure: Failure = Failure.SERVER) -> None:
        super().__init__(reason)
        self.reason = reason
        self.failure = failure


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

    def hang_up(self) -> None:
        """Wait no longer for answers: what is being sent fails at once."""

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

    def hang_up(self) -> None:
        """Nobody is being waited for."""

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
        self._idle: deque[_Connection] = deque()
        self._busy: set[_Connection] = set()
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
            has_handed_over = connection.has_handed_over
            connection.close()
            failure = Failure.UNKNOWN if has_handed_over else Failure.SERVER
            raise DeliveryError(_name(error), failure) from error
        except (ValueError, EmailMalformed) as error:  # what no mail can carry
            raise DeliveryError(_name(error), Failure.IMPOSSIBLE) from error
        finally:
            self._busy.discard(connection)
            self._idle.append(connection)
        if not response.success:
            raise _failure(response)

    def hang_up(self) -> None:
        for connection in tuple(self._busy):
            connection.hang_up()

    def close(self) -> None:
        while self._idle:
            self._idle.pop().close()

    def _take_connection(self) -> "_Connection":
        """An idle connection, or one that is made with its first mail."""
        try:
            connection = self._idle.pop()
        except IndexError:
            connection = _connection(self._settings)
        self._busy.add(connection)
        return connection

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


class _PatientClient(SMTPClientWithResponse):
    """Waits long for the answer to a whole mail, and knows when one was handed over."""

    has_handed_over = False

    def data(self, msg: Any) -> tuple[int, bytes]:
        """Refused before the mail was handed over, DATA answers like any other command.

        Raises:
            SMTPServerDisconnected: no answer came, or none that says anything.
        """
        try:
            code, text = super().data(msg)
        except smtplib.SMTPDataError as error:
            answer = error.smtp_error
            return error.smtp_code, answer if isinstance(answer, bytes) else answer.encode()
        if self.has_handed_over:
            raise smtplib.SMTPServerDisconnected(f"no answer: {text!r}")
        return code, text

    def send(self, s: Any) -> None:
        is_whole_mail = isinstance(s, bytes) and s.endswith(b"\r\n.\r\n")
        super().send(s)
        if is_whole_mail and self.sock is not None:
            self.has_handed_over = True
            self.sock.settimeout(SECONDS_AFTER_DATA)

    def getreply(self) -> tuple[int, bytes]:
        code, text = super().getreply()
        if self.has_handed_over and code >= 200:
            self.has_handed_over = False
            if self.sock is not None:
                self.sock.settimeout(TIMEOUT_SECONDS)
        return code, text


class _StartTlsClient(_PatientClient):
    """STARTTLS that checks the server's certificate; the library alone would accept any."""

    def starttls(self, *_: Any, **__: Any) -> tuple[int, bytes]:
        return super().starttls(context=ssl.create_default_context())


class _TlsClient(_PatientClient):
    """TLS from the first byte, with the certificate checked."""

    def _get_socket(self, host: str, port: int, timeout: float) -> ssl.SSLSocket:
        plain: socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)


class _Connection(SMTPBackend):
    connection_cls = _StartTlsClient
    connection_ssl_cls = _TlsClient  # type: ignore[assignment]  # the library's connects twice

    @property
    def has_handed_over(self) -> bool:
        """Whether a whole mail was sent and not answered."""
        return isinstance(self._client, _PatientClient) and self._client.has_handed_over

    def retry_on_disconnect(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Once more only for a server that left a connection which was idle.

        The library does so also when a whole mail was sent, which then comes twice.
        """

        def send(**kwargs: Any) -> Any:
            try:
                return func(**kwargs)
            except smtplib.SMTPServerDisconnected:
                if self.has_handed_over:
                    raise
                self.close()
                return func(**kwargs)

        return send

    def hang_up(self) -> None:
        """End the connection under the thread that waits for its answer."""
        sock = self._client.sock if self._client else None
        if sock is not None:
            with suppress(OSError):  # it has ended by itself
                sock.shutdown(SHUT_RDWR)


def _connection(settings: Settings) -> _Connection:
    return _Connection(
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
    return DeliveryError(f"{code} {text}", read_answer(code, text, response.last_command or ""))


def _name(error: Exception | None) -> str:
    return f"{type(error).__name__}: {error}"
