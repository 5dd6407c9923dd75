"""A teacher of the small school who has no account yet, whom only the office knows, and by what
each person signs on.
"""

from sqlmodel import Session

from elternportal import clock
from elternportal.models.access import Identity
from elternportal.models.school import Teacher
from tests.security.families import PERSONS
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.world import World

ADDRESS = "neumann@canary.example"
MISSING = {
    "session": NOBODYS,
    "identity": NOBODYS,  # by which a person signs on
    "new_teacher": NOBODYS,  # who has no account yet
    "account": NOBODYS,  # of a parent, for office and head
}


def name_ids(session: Session, world: World, ids: NamedIds) -> None:
    """Office and head may invite every teacher and see every account: none is foreign to them."""
    teacher = Teacher(short_name="Neu", surname="Neumann", email=ADDRESS)
    session.add(teacher)
    session.flush()
    for person, kind in ids:
        if kind == "own":
            ids[person, kind] = replace(
                ids[person, kind], new_teacher=teacher.id or 0, account=world.anton.account_id
            )
    _add_identities(session, world, ids)


def _add_identities(session: Session, world: World, ids: NamedIds) -> None:
    """One of each person; that of the next one is foreign to whoever has foreign things."""
    own: dict[str, int] = {}
    for person in PERSONS[1:]:
        identity = Identity(
            issuer="https://provider.example",
            subject=person,
            account_id=getattr(world, person).account_id,
            linked_at=clock.now(),
        )
        session.add(identity)
        session.flush()
        own[person] = identity.id or 0
    for person, other in zip(PERSONS[1:], (*PERSONS[2:], PERSONS[1]), strict=True):
        for kind, owner in (("own", person), ("foreign", other)):
            if (person, kind) in ids:
                ids[person, kind] = replace(ids[person, kind], identity=own[owner])
