"""Who reads a notice and who changes it, said once for the board, the search and the files."""

from sqlalchemy import ColumnElement, Select, select
from sqlmodel import col

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.domain.school_year import first_day_of, school_year_of
from elternportal.models.board import BoardNotice
from elternportal.services.audience import concerns
from elternportal.services.conditions import is_administration

NOTICE_KIND = "board"  # in the search


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """A :class:`BoardNotice` is for this person and out, or was so in this school year."""
    today = clock.today()
    return (
        concerns(actor, col(BoardNotice.audience_id))
        & (col(BoardNotice.valid_from) <= today)
        & (col(BoardNotice.valid_until) >= first_day_of(school_year_of(today)))
    )


def may_change(actor: Actor) -> ColumnElement[bool]:
    """A :class:`BoardNotice` is this person's to change: office and head change every one."""
    return is_administration(actor)


def visible_notices(actor: Actor) -> Select[int | None]:
    """The ids of the notices that this person reads."""
    return select(col(BoardNotice.id)).where(visible_to(actor))


def files_of_notices(actor: Actor) -> Select[int | None]:
    """Who reads a notice reads its file; its author and the office do before its first day, too."""
    is_author = col(BoardNotice.author_id) == actor.account_id
    return select(col(BoardNotice.file_id)).where(visible_to(actor) | is_author | may_change(actor))


def expired_notices() -> Select[int | None]:
    """The ids of the notices that hold no more."""
    return select(col(BoardNotice.id)).where(col(BoardNotice.valid_until) < clock.today())
