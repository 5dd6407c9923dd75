"""A teacher of the small school who has no account yet; only the office knows of them."""

from sqlmodel import Session

from elternportal.models.school import Teacher
from tests.security.ids import NOBODYS, NamedIds, replace
from tests.support.world import World

ADDRESS = "neumann@canary.example"
MISSING = {
    "session": NOBODYS,
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
