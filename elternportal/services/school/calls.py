"""A family whom no mail reaches has to know something: the office calls it, or hands a note."""

from typing import Any

from sqlmodel import Session

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.models.office import FamilyCall


def ask_to_call(session: Session, pupil_id: int, kind: str, **params: Any) -> None:
    """Let the office tell the child's family something; the caller knows that no mail reaches it.

    Args:
        kind: names ``office-call-<kind>``.
        params: what that sentence needs, as JSON values; ``starts_at`` is an instant in ISO format
            and becomes ``day`` and ``time``, ``old_starts_at`` likewise; ``on`` is a day in ISO
            format and becomes ``day``, ``old_on`` likewise; ``teacher`` is a
            :class:`TeacherName` as a dictionary. ``each`` is a list of such params, of which each
            makes a sentence.
    """
    session.add(FamilyCall(pupil_id=pupil_id, kind=kind, params=params, created_at=clock.now()))
    announce(session, topics.tasks())
