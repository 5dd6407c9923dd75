"""The school of the opening night: the demo school with more families, and three evenings."""

import itertools
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.auth.sessions import open_session
from elternportal.db import Database
from elternportal.demo.evening import publish_quietly
from elternportal.demo.school import create_demo
from elternportal.domain.people import Actor, Role
from elternportal.models.access import Account, Guardianship
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.evening.setup import EveningDraft, create_evening

EXTRA_FAMILIES = 500


@dataclass(frozen=True, slots=True)
class School:
    """Ids of the evenings, and one session cookie per family."""

    opening: int
    nonstop: int
    live: int
    cookies: tuple[str, ...]


def prepare_school(database: Database) -> School:
    """Fill an empty, migrated database."""
    create_demo(database)
    with database.transaction() as session:
        office = session.execute(select(col(Account.id)).where(col(Account.is_office))).scalars()
        _add_families(session, EXTRA_FAMILIES)
        actor = Actor(account_id=next(office), roles=frozenset({Role.OFFICE}))
        return School(
            opening=_evening(session, actor, 21, "16:00", "20:00", slot_minutes=5),
            nonstop=_evening(session, actor, 22, "15:00", "20:00", slot_minutes=5),
            live=_evening(session, actor, 23, "17:00", "20:00", slot_minutes=10),
            cookies=_cookies(session),
        )


def _add_families(session: Session, count: int) -> None:
    """Families of one child each, spread over all classes, so that a thousand are there."""
    classes = itertools.cycle(session.execute(select(col(SchoolClass.id))).scalars().all())
    for number, class_id in zip(range(count), classes, strict=False):
        pupil = Pupil(key=f"X{number}", surname="Zusatz", first_name="Kind", class_id=class_id)
        account = Account(email=f"zusatz{number}@demo.example", created_at=clock.now())
        session.add_all([pupil, account])
        session.flush()
        session.add(
            Guardianship(account_id=account.id or 0, pupil_id=pupil.id or 0, since=clock.now())
        )


def _evening(
    session: Session, actor: Actor, days: int, starts: str, ends: str, *, slot_minutes: int
) -> int:
    day = clock.today() + timedelta(days=days)
    draft = EveningDraft.model_validate(
        {
            "title": f"Elternsprechtag {days}",
            "day": day,
            "starts": starts,
            "ends": ends,
            "slot_minutes": slot_minutes,
            "invited_from": f"{clock.today() - timedelta(days=2)}T08:00",
            "open_from": f"{clock.today() - timedelta(days=1)}T08:00",
            "closed_from": f"{day}T12:00",
            "cancel_until": f"{day}T12:00",
            "max_per_child": 20,
            "max_per_family": 40,
            "pause_slots": 0,
        }
    )
    evening_id = create_evening(session, actor, draft)
    publish_quietly(session, actor, evening_id)
    return evening_id


def _cookies(session: Session) -> tuple[str, ...]:
    """One guardian per family: no two of them share a child."""
    children: defaultdict[int, set[int]] = defaultdict(set)
    for account_id, pupil_id in session.execute(
        select(col(Guardianship.account_id), col(Guardianship.pupil_id))
        .join(Account, col(Account.id) == col(Guardianship.account_id))
        .where(col(Account.teacher_id).is_(None))
        .order_by(col(Guardianship.account_id))
    ):
        children[account_id].add(pupil_id)
    covered: set[int] = set()
    cookies = []
    for account_id, pupils in children.items():
        if covered.isdisjoint(pupils):
            account = session.get_one(Account, account_id)
            cookies.append(f"session={open_session(session, account)}")
        covered |= pupils
    return tuple(cookies)
