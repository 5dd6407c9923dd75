"""Reads a mail that came to the bounce address: is it a bounce, of which mail, and for good?

Whatever it says is only a claim by a stranger. :mod:`elternportal.mail.bounces` looks whether the
mail that it names is one of ours.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses

from flufl.bounce import all_failures

from elternportal.mail.answers import Failure, read_report
from elternportal.mail.verp import BounceToken, find_token
from elternportal.models.mail import REASON_LENGTH

# The report and the returned headers stand at the beginning; the rest is the mail that came back.
LONGEST = 128 * 1024
MOST_PARTS = 50
ADDRESSED_TO = ("Delivered-To", "X-Original-To", "Envelope-To", "To")
MAIL_SERVERS = {"mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon"}
ANSWERS_OF_PEOPLE = ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress")
RETURNED = {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"}
_MESSAGE_ID = re.compile(r"<[!-~]{1,198}>")


class Unreadable(Exception):
    """The mail is so broken that nothing can be learnt from it."""


@dataclass(frozen=True, slots=True)
class BounceMail:
    """What the mail claims.

    ``is_bounce`` is False for anything but a report of a failed or late delivery. ``failure`` is
    what a failed one means, and ``recipients`` are the addresses that it names.
    """

    tokens: tuple[BounceToken, ...]
    message_ids: tuple[str, ...]
    is_bounce: bool
    is_permanent: bool
    failure: Failure
    recipients: frozenset[str]
    reason: str


def read_bounce(raw: bytes) -> BounceMail:
    """Read one mail; only its first :data:`LONGEST` bytes count.

    Raises:
        Unreadable: also for what would make the parsers fail, e.g. parts nested without end.
    """
    try:
        return _read(message_from_bytes(raw[:LONGEST]))
    except Exception as error:  # strangers' mails may break the parsers in any way
        raise Unreadable(type(error).__name__) from error


def _read(mail: Message) -> BounceMail:
    parts = list(_parts(mail))
    statuses = list(_statuses(parts))
    late, failed = all_failures(mail) if _may_be_report(mail, statuses) else ((), ())
    return BounceMail(
        tokens=tuple(_tokens(mail)),
        message_ids=tuple(_message_ids(parts)),
        is_bounce=bool(late or failed),
        is_permanent=bool(failed),
        failure=_failure(statuses),
        recipients=frozenset(_recipients(mail, statuses, (*late, *failed))),
        reason=_reason(statuses),
    )


def _may_be_report(mail: Message, statuses: list[Message]) -> bool:
    """A report of RFC 3464, or the words of a mail server; an absent person's are neither."""
    if statuses:
        return True
    [(_, sender), *_] = getaddresses([str(mail.get("From", ""))]) or [("", "")]
    is_server = sender.partition("@")[0].lower() in MAIL_SERVERS
    return is_server and not any(mail.get(name) for name in ANSWERS_OF_PEOPLE)


def _recipients(
    mail: Message, statuses: list[Message], found: Sequence[bytes | str]
) -> Iterator[str]:
    """Whom the report is about, as it was written to and as it was forwarded."""
    named = [each.decode("utf-8", "replace") if isinstance(each, bytes) else each for each in found]
    named += [
        str(value).partition(";")[2]
        for status in statuses
        for name in ("Original-Recipient", "Final-Recipient")
        for value in status.get_all(name, [])
    ]
    named += [str(value) for value in mail.get_all("X-Failed-Recipients", [])]
    for _, address in getaddresses(named):
        if address:
            yield address.strip().lower()


def _parts(mail: Message) -> Iterator[Message]:
    """The mail and its parts; a returned mail is one part, however it was made."""
    waiting = [mail]
    for _ in range(MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop(0)
        yield part
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(part.get_payload())  # type: ignore[arg-type]


def _tokens(mail: Message) -> Iterator[BounceToken]:
    headers = [str(value) for name in ADDRESSED_TO for value in mail.get_all(name, [])]
    for _, address in getaddresses(headers):
        token = find_token(address)
        if token is not None:
            yield token


def _message_ids(parts: list[Message]) -> Iterator[str]:
    """The Message-IDs in returned mails or headers."""
    for part in parts:
        if part.get_content_type() not in RETURNED:
            continue
        payload = part.get_payload()
        if isinstance(payload, list):
            returned = [one for one in payload if isinstance(one, Message)]
        else:
            text = part.get_payload(decode=True)
            returned = [message_from_bytes(text)] if isinstance(text, bytes) else []
        for one in returned[:1]:
            if _MESSAGE_ID.fullmatch(_word(one, "Message-ID")):
                yield _word(one, "Message-ID")


def _statuses(parts: list[Message]) -> Iterator[Message]:
    """The blocks of machine-readable reports (RFC 3464)."""
    for part in parts:
        blocks = part.get_payload()
        if part.get_content_type() == "message/delivery-status" and isinstance(blocks, list):
            yield from (block for block in blocks if isinstance(block, Message))


def _failure(statuses: list[Message]) -> Failure:
    """Of a report without a status it is known only that the mail has failed."""
    status = next((_word(each, "Status") for each in statuses if each.get("Status")), "")
    return read_report(status, _reason(statuses))


def _reason(statuses: list[Message]) -> str:
    """The mail server's own words, or at least the status."""
    for name in ("Diagnostic-Code", "Status"):
        for status in statuses:
            words = " ".join(str(status.get(name, "")).split())
            words = words.removeprefix("smtp;").removeprefix("SMTP;").strip()
            if words:
                return "".join(char for char in words if char.isprintable())[:REASON_LENGTH]
    return ""


def _word(message: Message, header: str) -> str:
    return str(message.get(header, "")).strip()
