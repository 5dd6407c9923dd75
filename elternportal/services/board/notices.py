"""What a person reads on the Schwarzes Brett: what is current, and this school year's archive."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.board import Category, Validity, validity
from elternportal.domain.people import Actor
from elternportal.models.base import id_of
from elternportal.models.board import BoardNotice
from elternportal.services.board.scope import visible_to
from elternportal.services.files import FileView, list_files

MOST_AT_START = 3  # the board itself shows them all


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
class NoticeHeadRow:
    """A notice as the start page names it."""

    notice_id: int
    title: str
    category: Category


@dataclass(frozen=True, slots=True)
class BoardView:
    """The newest notice stands first in both lists."""

    current: tuple[NoticeView, ...]
    archive: tuple[NoticeView, ...]


def read_board(session: Session, actor: Actor) -> BoardView:
    """The notices for this person's children or classes; office and head read all."""
    query = (
        select(BoardNotice)
        .where(visible_to(actor))
        .order_by(col(BoardNotice.valid_from).desc(), col(BoardNotice.id).desc())
    )
    notices = session.scalars(query).all()
    files = _files(session, notices)
    today = clock.today()
    views: defaultdict[Validity, list[NoticeView]] = defaultdict(list)
    for notice in notices:
        now = validity(notice.valid_from, notice.valid_until, today)
        views[now].append(_view(notice, files))
    return BoardView(tuple(views[Validity.CURRENT]), tuple(views[Validity.PAST]))


def current_notices(session: Session, actor: Actor, most: int) -> tuple[NoticeHeadRow, ...]:
    """The ``most`` newest notices that are valid today, important ones first."""
    today = clock.today()
    query = (
        select(col(BoardNotice.id), col(BoardNotice.title), col(BoardNotice.category))
        .where(
            visible_to(actor),
            col(BoardNotice.valid_until) >= today,
        )
        .order_by(
            (col(BoardNotice.category) == Category.IMPORTANT).desc(),
            col(BoardNotice.valid_from).desc(),
            col(BoardNotice.id).desc(),
        )
    )
    rows = session.execute(query.limit(most))
    return tuple(NoticeHeadRow(row.id, row.title, Category(row.category)) for row in rows)


def notices_at_start(session: Session, actor: Actor) -> tuple[NoticeHeadRow, ...]:
    """The newest on the board, for the start page."""
    return current_notices(session, actor, MOST_AT_START)


def attached(session: Session, notice: BoardNotice) -> tuple[FileView, ...]:
    """The file of a notice, or nothing."""
    return tuple(_files(session, [notice]).values())


def _files(session: Session, notices: Sequence[BoardNotice]) -> dict[int, FileView]:
    """The notices' files by their ids."""
    ids = [notice.file_id for notice in notices if notice.file_id]
    return dict(zip(ids, list_files(session, ids), strict=True))


def _view(notice: BoardNotice, files: Mapping[int, FileView]) -> NoticeView:
    return NoticeView(
        notice_id=id_of(notice),
        title=notice.title,
        text=notice.text,
        category=Category(notice.category),
        valid_from=notice.valid_from,
        valid_until=notice.valid_until,
        files=(files[notice.file_id],) if notice.file_id else (),
    )
