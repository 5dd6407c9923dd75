"""Who can be reached by mail; all others hear of the school by paper only."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlmodel import Session, col

from elternportal.mail.addresses import is_reachable
from elternportal.models.access import Account, Guardianship
from elternportal.models.school import Pupil


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


def children_without_mail(session: Session, pupil_ids: Select[Any]) -> Sequence[int]:
    """Those of these children whose family no mail reaches: it hears by telephone or on paper."""
    reachable = (
        exists()
        .where(
            col(Guardianship.pupil_id) == col(Pupil.id),
            col(Account.id) == col(Guardianship.account_id),
            is_reachable(),
        )
        .correlate(Pupil)
    )
    rows = session.scalars(
        select(col(Pupil.id))
        .where(col(Pupil.id).in_(pupil_ids), col(Pupil.is_active), ~reachable)
        .order_by(col(Pupil.id))
    )
    return [pupil_id for pupil_id in rows if pupil_id is not None]
