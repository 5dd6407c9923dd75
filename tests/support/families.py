"""The demo school's families, one guardian each, so that nobody shares a child with another."""

from collections import defaultdict
from dataclasses import dataclass

from sqlmodel import Session, col, select

from elternportal.auth.sessions import open_session
from elternportal.models.access import Account, Guardianship
from tests.support.server import Portal


@dataclass(frozen=True, slots=True)
class Parent:
    """A signed-in guardian."""

    cookie: str
    pupil_ids: frozenset[int]


def one_parent_per_family(portal: Portal) -> list[Parent]:
    """Signed-in guardians of different families, teachers not among them."""
    with portal.database() as database, database.transaction() as session:
        parents: list[Parent] = []
        covered: set[int] = set()
        for account_id, pupil_ids in _children_by_guardian(session).items():
            if covered.isdisjoint(pupil_ids):
                account = session.get_one(Account, account_id)
                cookie = f"session={open_session(session, account)}"
                parents.append(Parent(cookie, frozenset(pupil_ids)))
            covered |= pupil_ids
        return parents


def _children_by_guardian(session: Session) -> dict[int, set[int]]:
    children: defaultdict[int, set[int]] = defaultdict(set)
    rows = session.execute(
        select(col(Guardianship.account_id), col(Guardianship.pupil_id))
        .join(Account, col(Account.id) == col(Guardianship.account_id))
        .where(col(Account.teacher_id).is_(None))
        .order_by(col(Guardianship.account_id))
    )
    for account_id, pupil_id in rows:
        children[account_id].add(pupil_id)
    return children
