"""What a person reads on the Schwarzes Brett: what is current, and this school year's archive."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.board import Category, Validity, validity
from elternportal.domain.people import Actor
from elternportal.domain.school_year import first_day_of, school_year_of
from elternportal.models.board import BoardNotice
from elternportal.services.audience.choice import concerns
from elternportal.services.conditions import is_administration
from elternportal.services.files.stored import FileView, list_files

NOTICE_KIND = "board"  # in the search


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A notice as it is read; ``text`` is Markdown, both days are included."""

    notice_id: int
    title: str
    text: str
    category: Category
    valid_from: date
    valid_until: date
    files: tuple[FileView, ...]


@dataclass(frozen=True, slots=True)
class NoticeHead:
    """A notice as the start page names it."""

    notice_id: int
    title: str
    category: Category


@dataclass(frozen=True, slots=True)
class Board:
    """The newest notice stands first in both lists."""

    current: tuple[NoticeView, ...]
    archive: tuple[NoticeView, ...]


def read_board(session: Session, actor: Actor) -> Board:
    """The notices for this person's children or classes; office and head read all."""
    query = (
        select(BoardNotice)
        .where(col(BoardNotice.id).in_(readable_notices(actor)))
        .order_by(col(BoardNotice.valid_from).desc(), col(BoardNotice.id).desc())
    )
    notices = session.scalars(query).all()
    files = _files(session, notices)
    today = clock.today()
    views: defaultdict[Validity, list[NoticeView]] = defaultdict(list)
    for notice in notices:
        now = validity(notice.valid_from, notice.valid_until, today)
        views[now].append(_view(notice, files))
    return Board(tuple(views[Validity.CURRENT]), tuple(views[Validity.PAST]))


def current_notices(session: Session, actor: Actor, most: int) -> tuple[NoticeHead, ...]:
    """The ``most`` newest notices that are valid today, important ones first."""
    today = clock.today()
    query = (
        select(col(BoardNotice.id), col(BoardNotice.title), col(BoardNotice.category))
        .where(
            col(BoardNotice.id).in_(readable_notices(actor)),
            col(BoardNotice.valid_until) >= today,
        )
        .order_by(
            (col(BoardNotice.category) == Category.IMPORTANT).desc(),
            col(BoardNotice.valid_from).desc(),
            col(BoardNotice.id).desc(),
        )
    )
    rows = session.execute(query.limit(most))
    return tuple(NoticeHead(row.id, row.title, Category(row.category)) for row in rows)


def readable_notices(actor: Actor) -> Select[int | None]:
    """The ids of the notices that this person can read today, past ones of this year too."""
    today = clock.today()
    return select(col(BoardNotice.id)).where(
        concerns(actor, col(BoardNotice.audience_id)),
        col(BoardNotice.valid_from) <= today,
        col(BoardNotice.valid_until) >= first_day_of(school_year_of(today)),
    )


def files_of_notices(actor: Actor) -> Select[int | None]:
    """Whom a notice is for, from its first day on; its author and the office before, too."""
    is_out = col(BoardNotice.valid_from) <= clock.today()
    is_author = col(BoardNotice.author_id) == actor.account_id
    is_for_actor = concerns(actor, col(BoardNotice.audience_id)) & is_out
    return select(col(BoardNotice.file_id)).where(
        is_for_actor | is_author | is_administration(actor)
    )


def attached(session: Session, notice: BoardNotice) -> tuple[FileView, ...]:
    """The file of a notice, or nothing."""
    return tuple(_files(session, [notice]).values())


def _files(session: Session, notices: Sequence[BoardNotice]) -> dict[int, FileView]:
    """The notices' files by their ids."""
    ids = [notice.file_id for notice in notices if notice.file_id]
    return dict(zip(ids, list_files(session, ids), strict=True))


def _view(notice: BoardNotice, files: Mapping[int, FileView]) -> NoticeView:
    return NoticeView(
        notice_id=notice.id or 0,
        title=notice.title,
        text=notice.text,
        category=Category(notice.category),
        valid_from=notice.valid_from,
        valid_until=notice.valid_until,
        files=(files[notice.file_id],) if notice.file_id else (),
    )
