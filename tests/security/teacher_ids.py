"""A teacher of tests/security/school.py who has no account yet; only the office knows of them."""

from dataclasses import replace

from sqlmodel import Session

from elternportal.models.school import Teacher
from tests.security.ids import NamedIds

ADDRESS = "neumann@canary.example"


def name_new_teacher(session: Session, ids: NamedIds) -> None:
    """Office and head may invite every teacher, so nobody's is foreign to them."""
    teacher = Teacher(short_name="Neu", surname="Neumann", email=ADDRESS)
    session.add(teacher)
    session.flush()
    for person, kind in ids:
        known = ids[person, kind]
        if kind == "own":
            ids[person, kind] = replace(known, new_teacher=teacher.id or 0)
