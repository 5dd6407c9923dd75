"""A real SMTP server in the test process, which can be told how to answer."""

import asyncio
import ssl
import threading
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from elternportal import clock
from elternportal.settings import Settings
from tests.support.waiting import PATIENCE_SECONDS


class SmtpServer:
    """Accepts mail on a free loopback port and keeps it.

    ``refusals`` maps a recipient to the answer to RCPT, e.g. ``"550 5.1.1 unknown user"``. A whole
    mail is answered after ``seconds_after_data``, or never.
    """

    def __init__(self, tls: ssl.SSLContext | None = None, *, starts_with_tls: bool = False) -> None:
        self._tls = tls
        self._starts_with_tls = starts_with_tls
        self.refusals: dict[str, str] = {}
        self.sender_refusal = ""  # the answer to MAIL FROM
        self.refuses_all = ""  # the answer to every RCPT
        self.data_refusal = ""  # the answer to a whole mail
        self.seconds_after_data = 0.0
        self.hangs_up_after_data = False
        self.received: list[EmailMessage] = []
        self.envelopes: list[Envelope] = []  # with sender and raw content, in the same order
        self._changed = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._server = self._run(self._listen())
        self.port: int = self._server.sockets[0].getsockname()[1]

    @property
    def settings(self) -> Settings:
        """Settings of a portal that sends through this server."""
        return Settings(
            smtp_host="127.0.0.1",
            smtp_port=self.port,
            smtp_tls="none",
        )

    def wait_for(self, count: int) -> None:
        """Block until at least ``count`` mails were accepted.

        Raises:
            AssertionError: they did not come in time.
        """
        with self._changed:
            assert self._changed.wait_for(
                lambda: len(self.received) >= count, timeout=PATIENCE_SECONDS
            )

    def message_ids(self, recipient: str) -> list[str]:
        """The Message-ID of each mail that this recipient got."""
        return [str(m["Message-ID"]) for m in self.received if m["To"] == recipient]

    def stop(self) -> None:
        self._run(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def handle_MAIL(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if self.sender_refusal:
            return self.sender_refusal
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        refusal = self.refuses_all or self.refusals.get(address)
        if refusal is None:
            envelope.rcpt_tos.append(address)
        return refusal or "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        with self._changed:
            self.received.append(message)
            self.envelopes.append(envelope)
            self._changed.notify_all()
        await asyncio.sleep(self.seconds_after_data)
        if self.hangs_up_after_data:
            _server.transport.abort()
        return self.data_refusal or "250 OK"

    async def _listen(self) -> asyncio.Server:
        return await self._loop.create_server(
            lambda: SMTP(
                self,
                hostname="mail.test",
                loop=self._loop,
                tls_context=None if self._starts_with_tls else self._tls,
            ),
            "127.0.0.1",
            0,
            ssl=self._tls if self._starts_with_tls else None,
        )

    async def _close(self) -> None:
        self._server.close()
        await self._server.wait_closed()

    def _run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout=PATIENCE_SECONDS)


def forged_certificate(folder: Path) -> ssl.SSLContext:
    """A server's TLS with a certificate that nobody trustworthy signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(clock.now() - timedelta(days=1))
        .not_valid_after(clock.now() + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "forged.pem"
    path.write_bytes(private + certificate.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
