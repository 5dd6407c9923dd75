"""Who can be reached by mail; all others hear of the school by paper only."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from elternportal.mail.addresses import is_reachable
from elternportal.models.access import Account, Guardianship


@dataclass(frozen=True, slots=True)
class MailReachView:
    """How many children there are, how many guardians get mail, for how many of the children."""

    pupils: int
    guardians: int
    reached_pupils: int


def reach_of(session: Session, pupil_ids: Select[Any]) -> MailReachView:
    """How far a mail to the guardians of these children comes."""
    pupils = pupil_ids.subquery()
    reachable = (
        select(col(Guardianship.account_id), col(Guardianship.pupil_id))
        .join(Account, col(Account.id) == col(Guardianship.account_id))
        .where(col(Guardianship.pupil_id).in_(select(pupils.c[0])), is_reachable())
        .subquery()
    )
    total = session.scalar(select(func.count()).select_from(pupils)) or 0
    guardians, reached = session.execute(
        select(
            func.count(reachable.c.account_id.distinct()),
            func.count(reachable.c.pupil_id.distinct()),
        )
    ).one()
    return MailReachView(total, guardians, reached)
