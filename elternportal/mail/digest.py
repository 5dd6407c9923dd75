"""The daily digest: one mail a day with a line for each event that a person wants to hear of so.

The worker writes a line when the event's own mail falls due; the digest's outbox row waits until
the time that the person has chosen. What a digest carried can be asked until the mail itself is
forgotten.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Table, delete, select
from sqlmodel import Session, col

from elternportal import clock, routes
from elternportal.mail.kinds import MailKind
from elternportal.mail.outbox import COMMIT_SLACK, Addressee, NewMail, enqueue_each, insert_once
from elternportal.mail.registry import find_kind, resting_templates
from elternportal.mail.templates import subject_of
from elternportal.models.access import Account
from elternportal.models.mail import DigestLine, MailState, OutboxMail
from elternportal.models.notifications import NotificationSettings

KEEP_LINES = timedelta(days=30)  # as long as the mails that carried them
DEFAULT_DIGEST_AT = NotificationSettings.model_fields["digest_at"].default

_table: Table = DigestLine.__table__  # type: ignore[attr-defined]
_INSERT = insert_once(_table, "account_id", "event")


@dataclass(frozen=True, slots=True)
class _Reader:
    """A person who gets a digest, and when."""

    addressee: Addressee
    digest_at: time


@dataclass(frozen=True, slots=True, order=True)
class _Day:
    """One digest."""

    account_id: int
    day: date

    @property
    def event(self) -> str:
        return _name(self.account_id, self.day)

    @property
    def next(self) -> "_Day":
        return _Day(self.account_id, self.day + timedelta(days=1))


def add_to_digests(session: Session, mails: Sequence[OutboxMail]) -> None:
    """Tell what these mails would have told in each receiver's next digest instead.

    A second time is ignored. Nothing gets into a digest that a worker has in hand or has sent: its
    row is made or locked first, and a claim passes over locked rows.
    """
    readers = _readers(session, {mail.account_id for mail in mails if mail.account_id is not None})
    wanted = [
        (mail, _Day(mail.account_id, _day(mail, readers[mail.account_id])))
        for mail in mails
        if mail.account_id in readers
    ]
    if not wanted:
        return
    _begin(session, readers, {digest for _, digest in wanted})
    still_open = _lock_open(session, {digest.event for _, digest in wanted})
    digests = [(mail, d if d.event in still_open else d.next) for mail, d in wanted]
    _begin(session, readers, {digest for _, digest in digests})
    _write_lines(session, digests)


def digest_lines(session: Session, mail: OutboxMail) -> list[DigestLine]:
    """The lines of a digest mail, before and after it was sent; none for any other mail."""
    if mail.template != DIGEST.template:
        return []
    day = date.fromisoformat(mail.event.removeprefix(_name(mail.account_id, "")))
    lines = select(DigestLine).where(
        col(DigestLine.account_id) == mail.account_id, col(DigestLine.digest_on) == day
    )
    return list(session.scalars(lines.order_by(col(DigestLine.id))))


def forget_old_lines(session: Session) -> None:
    """Delete what was told longer ago than :data:`KEEP_LINES`."""
    session.execute(
        delete(DigestLine).where(col(DigestLine.digest_on) < clock.today() - KEEP_LINES)
    )


def _digest_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """Each event's own subject as a line; what has nothing left to say is left out.

    So is what belongs to a module that is switched off or gone.
    """
    resting = resting_templates(session)
    told = [
        (line, subject)
        for line in digest_lines(session, mail)
        if line.template not in resting and find_kind(line.template)
        if (subject := subject_of(session, _alone(line, mail)))
    ]
    if not told:
        return None
    subjects = dict.fromkeys(subject for _, subject in told)
    return {
        "count": len(subjects),
        "lines": "\n".join(f"• {subject}" for subject in subjects),
        "templates": {line.template for line, _ in told},
    }


DIGEST = MailKind(template="digest", render=_digest_params, page=routes.START)


def _readers(session: Session, account_ids: Collection[int]) -> dict[int, _Reader]:
    """The receivers and their times, locked so that two workers never fill one person's digests at
    once.
    """
    rows = session.execute(
        select(
            col(Account.id),
            col(Account.email),
            col(Account.language),
            col(NotificationSettings.digest_at),
        )
        .outerjoin(NotificationSettings, col(NotificationSettings.account_id) == col(Account.id))
        .where(col(Account.id).in_(account_ids))
        .order_by(col(Account.id))
        .with_for_update(of=Account, key_share=True)
    )
    return {
        row.id: _Reader(
            Addressee(row.email, row.id, row.language), row.digest_at or DEFAULT_DIGEST_AT
        )
        for row in rows
    }


def _day(mail: OutboxMail, reader: _Reader) -> date:
    """The day of the first digest after the mail was due, today at the earliest."""
    due_on = clock.to_school(mail.due_at).date()
    is_before = mail.due_at < _instant(due_on, reader.digest_at)
    return max(due_on if is_before else due_on + timedelta(days=1), clock.today())


def _begin(session: Session, readers: Mapping[int, _Reader], digests: Iterable[_Day]) -> None:
    """Make the outbox rows of digests, where they are missing."""
    enqueue_each(
        session,
        [
            (readers[digest.account_id].addressee, _new_mail(digest, readers[digest.account_id]))
            for digest in sorted(digests)
        ],
    )


def _new_mail(digest: _Day, reader: _Reader) -> NewMail:
    due_at = _instant(digest.day, reader.digest_at) + COMMIT_SLACK
    return NewMail(DIGEST, digest.event, {}, due_at)


def _lock_open(session: Session, events: Collection[str]) -> set[str]:
    """Those of these digests that no worker has sent or has in hand, kept so until the commit.

    Today's may be on its way already although its time is still to come, if the person has just
    chosen a later time.
    """
    is_free = col(OutboxMail.leased_until).is_(None) | (col(OutboxMail.leased_until) <= clock.now())
    return set(
        session.scalars(
            select(col(OutboxMail.event))
            .where(
                col(OutboxMail.event).in_(events),
                col(OutboxMail.state) == MailState.QUEUED,
                is_free,
            )
            .order_by(col(OutboxMail.id))
            .with_for_update()
        )
    )


def _write_lines(session: Session, digests: Sequence[tuple[OutboxMail, _Day]]) -> None:
    lines = [
        {
            "account_id": digest.account_id,
            "digest_on": digest.day,
            "event": mail.event,
            "template": mail.template,
            "params": mail.params,
            "created_at": mail.created_at,
        }
        for mail, digest in digests
    ]
    connection = session.connection()
    connection.execute(_INSERT, lines)


def _instant(day: date, digest_at: time) -> datetime:
    """When the clock at school shows this, in summer and winter."""
    return clock.from_school(datetime.combine(day, digest_at))


def _name(account_id: int | None, day: date | str) -> str:
    return f"digest-{account_id}-{day}"


def _alone(line: DigestLine, mail: OutboxMail) -> OutboxMail:
    """The mail that would have come at once, for its subject; it is never stored."""
    return OutboxMail(
        event=line.event,
        template=line.template,
        recipient=mail.recipient,
        account_id=mail.account_id,
        language=mail.language,
        params=line.params,
        message_id=mail.message_id,
        due_at=mail.due_at,
        created_at=line.created_at,
    )
