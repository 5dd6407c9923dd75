"""Finding one thing that office and head look after."""

from typing import TypeVar

from sqlmodel import Session, SQLModel

from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import NotFound

Row = TypeVar("Row", bound=SQLModel)


def find_for_office(session: Session, actor: Actor, table: type[Row], row_id: int) -> Row:
    """A row for office and head.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such row.
    """
    actor.require(*ADMINISTRATION)
    row = session.get(table, row_id)
    if row is None:
        raise NotFound()
    return row
