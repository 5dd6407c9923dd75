"""The daily digest: one mail a day with a line for each event that a person wants to hear of so.

A line is written in the transaction of its event; the digest's own outbox row waits until the
time that the person has chosen. Which letters a digest carried can be asked until the mail itself
is forgotten.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Table, delete, select
from sqlmodel import Session, col

from elternportal import clock, routes
from elternportal.mail.choices import Chooser
from elternportal.mail.outbox import COMMIT_SLACK, NewMail, enqueue_each, insert_once
from elternportal.models.mail import DigestLine, MailState, OutboxMail
from elternportal.settings import get_settings

DIGEST = "digest"
KEEP_LINES = timedelta(days=30)  # as long as the mails that carried them

SubjectOf = Callable[[Session, OutboxMail], str | None]

_table: Table = DigestLine.__table__  # type: ignore[attr-defined]
_INSERT = insert_once(_table, "account_id", "event")


def add_to_digests(
    session: Session,
    people: Sequence[Chooser],
    *,
    event: str,
    template: str,
    params: dict[str, Any],
) -> None:
    """Tell each of these people of an event in their next digest; a second time is ignored."""
    if not people:
        return
    days = _days(session, people)
    now = clock.now()
    lines = [
        {
            "account_id": person.account_id,
            "digest_on": days[person.account_id],
            "event": event,
            "template": template,
            "params": params,
            "created_at": now,
        }
        for person in people
    ]
    connection = session.connection()
    connection.execute(_INSERT[connection.dialect.name], lines)
    enqueue_each(session, [(p.addressee, _digest(p, days[p.account_id])) for p in people])


def digest_lines(session: Session, mail: OutboxMail) -> list[DigestLine]:
    """The lines of a digest mail, before and after it was sent; none for any other mail."""
    if mail.template != DIGEST:
        return []
    day = date.fromisoformat(mail.event.removeprefix(_name(mail.account_id, "")))
    lines = select(DigestLine).where(
        col(DigestLine.account_id) == mail.account_id, col(DigestLine.digest_on) == day
    )
    return list(session.scalars(lines.order_by(col(DigestLine.id))))


def digest_params(
    session: Session, mail: OutboxMail, subject_of: SubjectOf
) -> Mapping[str, Any] | None:
    """Each event's own subject as a line; what has nothing left to say is left out."""
    lines = digest_lines(session, mail)
    told = [
        (line, subject) for line in lines if (subject := subject_of(session, _alone(line, mail)))
    ]
    if not told:
        return None
    subjects = dict.fromkeys(subject for _, subject in told)
    return {
        "count": len(subjects),
        "lines": "\n".join(f"• {subject}" for subject in subjects),
        "templates": {line.template for line, _ in told},
        "link": get_settings().url + routes.localized(routes.START, mail.language),
    }


def forget_old_lines(session: Session) -> None:
    """Delete what was told longer ago than :data:`KEEP_LINES`."""
    session.execute(
        delete(DigestLine).where(col(DigestLine.digest_on) < clock.today() - KEEP_LINES)
    )


def _days(session: Session, people: Sequence[Chooser]) -> dict[int, date]:
    """The day of each person's next digest.

    Today's may be on its way already although its time is still to come, if the person has just
    chosen a later time; then it is tomorrow's.
    """
    days = {person.account_id: _next_day(person.digest_at) for person in people}
    gone = _gone(session, [_name(account_id, day) for account_id, day in days.items()])
    return {
        account_id: day + timedelta(days=_name(account_id, day) in gone)
        for account_id, day in days.items()
    }


def _next_day(digest_at: time) -> date:
    today = clock.today()
    return today if clock.now() < _instant(today, digest_at) else today + timedelta(days=1)


def _gone(session: Session, names: Collection[str]) -> set[str]:
    """Those of these digests that a worker has sent, or has in hand."""
    is_gone = (col(OutboxMail.state) != MailState.QUEUED) | (
        col(OutboxMail.leased_until) > clock.now()
    )
    return set(
        session.scalars(
            select(col(OutboxMail.event)).where(col(OutboxMail.event).in_(names), is_gone)
        )
    )


def _digest(person: Chooser, day: date) -> NewMail:
    due_at = _instant(day, person.digest_at) + COMMIT_SLACK
    return NewMail(_name(person.account_id, day), DIGEST, {}, due_at)


def _instant(day: date, digest_at: time) -> datetime:
    """When the clock at school shows this, in summer and winter."""
    return clock.from_school(datetime.combine(day, digest_at))


def _name(account_id: int | None, day: date | str) -> str:
    return f"{DIGEST}-{account_id}-{day}"


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
