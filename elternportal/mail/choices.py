"""What people have chosen about mails of a kind: the one place that reads it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import time

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.domain.notifications import Channel, Event
from elternportal.mail.outbox import Addressee
from elternportal.models.access import Account
from elternportal.models.notifications import NotificationChoice, NotificationSettings
from elternportal.services.school import is_reachable

DEFAULT_DIGEST_AT = NotificationSettings.model_fields["digest_at"].default


@dataclass(frozen=True, slots=True)
class Chooser:
    """A person and the choice about one kind of event.

    ``gets_mail`` is False for closed accounts and for addresses that no mail reaches.
    """

    account_id: int
    addressee: Addressee
    channel: Channel
    digest_at: time
    gets_mail: bool


def choices_of(session: Session, what: Event, account_ids: Collection[int]) -> Sequence[Chooser]:
    """What each of these people has chosen, in the order of their ids."""
    rows = session.execute(
        select(
            col(Account.id),
            col(Account.email),
            col(Account.language),
            col(NotificationChoice.channel),
            col(NotificationSettings.digest_at),
            is_reachable().label("gets_mail"),
        )
        .outerjoin(
            NotificationChoice,
            (col(NotificationChoice.account_id) == col(Account.id))
            & (col(NotificationChoice.event) == what.value),
        )
        .outerjoin(NotificationSettings, col(NotificationSettings.account_id) == col(Account.id))
        .where(col(Account.id).in_(account_ids))
        .order_by(col(Account.id))
    )
    return [
        Chooser(
            account_id=row.id,
            addressee=Addressee(row.email, row.id, row.language),
            channel=Channel(row.channel or Channel.NOW),
            digest_at=row.digest_at or DEFAULT_DIGEST_AT,
            gets_mail=row.gets_mail,
        )
        for row in rows
    ]
