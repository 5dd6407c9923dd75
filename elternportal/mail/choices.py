"""What people have chosen about mails of a kind: the one place that reads it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import false, select
from sqlmodel import Session, col

from elternportal.domain.notifications import Channel, NoticeKind
from elternportal.mail.addresses import is_reachable
from elternportal.mail.outbox import Addressee
from elternportal.models.access import Account
from elternportal.models.notifications import NotificationChoice


@dataclass(frozen=True, slots=True)
class Chooser:
    """A person and the choice about one kind of notice.

    ``gets_mail`` is False for closed accounts and for addresses that no mail reaches.
    """

    account_id: int
    addressee: Addressee
    channel: Channel
    gets_mail: bool


def choices_of(
    session: Session, notice: NoticeKind | None, account_ids: Collection[int]
) -> Sequence[Chooser]:
    """What each of these people has chosen, in the order of their ids."""
    default = notice.default if notice else Channel.NOW
    is_about = col(NotificationChoice.event) == notice.key if notice else false()
    rows = session.execute(
        select(
            col(Account.id),
            col(Account.email),
            col(Account.language),
            col(NotificationChoice.channel),
            is_reachable().label("gets_mail"),
        )
        .outerjoin(
            NotificationChoice, (col(NotificationChoice.account_id) == col(Account.id)) & is_about
        )
        .where(col(Account.id).in_(account_ids))
        .order_by(col(Account.id))
    )
    return [
        Chooser(
            account_id=row.id,
            addressee=Addressee(row.email, row.id, row.language),
            channel=Channel(row.channel or default),
            gets_mail=row.gets_mail,
        )
        for row in rows
    ]


def who_gets_mail(
    session: Session, notice: NoticeKind | None, account_ids: Collection[int]
) -> list[int]:
    """Those of the accounts whom a mail of this kind reaches, at once or in a digest."""
    return [
        each.account_id
        for each in choices_of(session, notice, account_ids)
        if each.gets_mail and each.channel != Channel.OFF
    ]
