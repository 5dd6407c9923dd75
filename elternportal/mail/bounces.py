"""What a bounce changes: the ledgers of areas, and the trust in an address.

Only what is provably about a mail of this portal counts: the bounce came to that mail's own return
path, or brings back its Message-ID, which is 122 random bits that only its recipient and the mail
servers on the way know. Nobody can therefore make the portal distrust another person's address.
A report about another address, to which the recipient forwards mails, says nothing about this one.
"""

from enum import StrEnum

from sqlmodel import Session, col, select

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.email_address import ascii_email
from elternportal.mail import outcomes
from elternportal.mail.addresses import mark_unreachable, note_failing, note_refused
from elternportal.mail.answers import Failure
from elternportal.mail.bounce_mails import BounceMail, Unreadable, read_bounce
from elternportal.mail.verp import is_genuine
from elternportal.models.mail import OutboxMail


class BounceOutcome(StrEnum):
    """What became of a mail to the bounce address."""

    PERMANENT = "permanent"
    TEMPORARY = "temporary"
    IGNORED = "ignored"  # not about a mail of ours, or no bounce at all
    UNREADABLE = "unreadable"


def take_bounce(session: Session, raw: bytes) -> BounceOutcome:
    """Read one mail and note what it proves; the same one twice makes no second task."""
    try:
        bounce = read_bounce(raw)
    except Unreadable:
        return BounceOutcome.UNREADABLE
    mail = _find_mail(session, bounce) if bounce.is_bounce else None
    if mail is None or not _is_about(bounce, mail):
        return BounceOutcome.IGNORED
    tracked = outcomes.tracked_by(session, mail)
    mail.last_error = bounce.reason  # for the office's mailbox page
    session.add(mail)
    if bounce.is_permanent:
        outcomes.note_bounced(session, mail, tracked, bounce.reason)
        _NOTES[bounce.failure](session, mail, bounce.reason)
    else:
        outcomes.note_deferred(session, mail, tracked, bounce.reason)
    announce(session, topics.outbox(), *outcomes.topics_of(tracked))
    return BounceOutcome.PERMANENT if bounce.is_permanent else BounceOutcome.TEMPORARY


def _is_about(bounce: BounceMail, mail: OutboxMail) -> bool:
    """Whether the report names nobody, or this mail's recipient."""
    if not bounce.recipients:
        return True
    return not bounce.recipients.isdisjoint({mail.recipient.lower(), ascii_email(mail.recipient)})


_NOTES = {
    Failure.NO_SUCH_ADDRESS: mark_unreachable,
    Failure.MAILBOX: note_failing,
    Failure.SERVER: note_refused,
}


def _find_mail(session: Session, bounce: BounceMail) -> OutboxMail | None:
    """The mail that this is provably about."""
    for token in bounce.tokens:
        mail = session.get(OutboxMail, token.mail_id)
        if mail is not None and is_genuine(token, mail):
            return mail
    known = select(OutboxMail).where(col(OutboxMail.message_id).in_(bounce.message_ids))
    return session.exec(known.order_by(col(OutboxMail.id))).first()
