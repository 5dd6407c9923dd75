"""A school with many guardians, written in a few statements."""

from sqlalchemy import insert
from sqlmodel import Session

from elternportal import clock
from elternportal.domain.people import Actor, Role
from elternportal.mail.settings import MAILS_PER_DOMAIN_MINUTE
from elternportal.models.access import Account, Guardianship
from elternportal.models.school import Pupil, SchoolClass
from tests.support.school_settings import decide

PER_CLASS = 30
EVERY_FIFTH = 5  # pair of guardians has two children


def make_large_school(session: Session, guardians: int) -> Actor:
    """Pairs of guardians with one or two children in classes; returns somebody in the office.

    The database must be empty: ids are counted from 1.
    """
    pairs = range(guardians // 2)
    children = [pair for pair in pairs for _ in range(2 if pair % EVERY_FIFTH == 0 else 1)]
    now = clock.now()
    session.execute(
        insert(SchoolClass),
        [
            {"short_name": f"5-{n}", "long_name": "", "grade": "5"}
            for n in range(len(children) // PER_CLASS + 1)
        ],
    )
    session.execute(
        insert(Pupil),
        [
            {
                "key": f"P{n}",
                "surname": f"Familie{pair}",
                "first_name": f"Kind{n}",
                "class_id": n // PER_CLASS + 1,
            }
            for n, pair in enumerate(children)
        ],
    )
    session.execute(
        insert(Account),
        [
            {"email": f"person{n}@domain{n % 40}.example", "name": f"Person {n}", "created_at": now}
            for n in range(2 * len(pairs))
        ],
    )
    session.execute(
        insert(Guardianship),
        [
            {"account_id": 2 * pair + person, "pupil_id": n + 1, "since": now}
            for n, pair in enumerate(children)
            for person in (1, 2)
        ],
    )
    decide(session, MAILS_PER_DOMAIN_MINUTE, 100_000)
    return _office(session)


def _office(session: Session) -> Actor:
    account = Account(
        email="office@school.example", name="Office", is_office=True, created_at=clock.now()
    )
    session.add(account)
    session.flush()
    return Actor(account.id or 0, frozenset({Role.OFFICE}), account.name)
