"""Office and head put notices on the Schwarzes Brett, change them and take them off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import ColumnElement, and_, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.board import Category, Validity, validity
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import Conflict, InvalidInput
from elternportal.mail.notify import notify
from elternportal.models.audience import Audience
from elternportal.models.base import id_of
from elternportal.models.board import BoardNotice
from elternportal.services.audience import (
    AudienceChoice,
    AudienceMailView,
    guardians_reached,
    mail_reach,
    read_choice,
    save_audience,
)
from elternportal.services.board.mails import BOARD_NOTICE
from elternportal.services.board.notices import attached
from elternportal.services.board.scope import NOTICE_KIND
from elternportal.services.editing import begin_edit
from elternportal.services.files import FileView, take_one_file
from elternportal.services.finding import find_for_office
from elternportal.services.search import index, unindex
from elternportal.services.typed_fields import Day, Title
from elternportal.texts.markdown import to_plain


class DaysReversed(InvalidInput):
    """The last day lies before the first."""

    key = "office-board-error-days"
    field_name = "valid_until"


class NoticeNotCurrent(Conflict):
    """Only a notice that is to be read today can end today."""

    key = "office-board-error-not-current"


class NoticeDraft(BaseModel):
    """A notice as the office types it. ``is_mailed``: announced by mail once it is current."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: Title
    text: str = Field(default="", max_length=4000)
    category: Category
    valid_from: Day
    valid_until: Day
    is_mailed: bool = False
    files: str = ""  # the key of the attached file


@dataclass(frozen=True, slots=True)
class SaveNotice:
    """``notice_id`` is 0 for a new notice; ``revision`` is what the form began with."""

    notice_id: int
    draft: NoticeDraft
    audience: AudienceChoice
    revision: int = 0


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One line of the office's list; ``was_announced`` tells that the mail is out."""

    notice_id: int
    title: str
    category: Category
    valid_from: date
    valid_until: date
    validity: Validity
    was_announced: bool


@dataclass(frozen=True, slots=True)
class OfficeNoticeView:
    """A notice in the office's form."""

    row: NoticeRow
    draft: NoticeDraft
    audience: AudienceChoice
    files: tuple[FileView, ...]
    revision: int


def list_notices(session: Session, actor: Actor) -> tuple[NoticeRow, ...]:
    """All notices, the latest first.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    query = select(BoardNotice).order_by(
        col(BoardNotice.valid_until).desc(), col(BoardNotice.id).desc()
    )
    return tuple(_row(notice) for notice in session.scalars(query))


def read_notice(session: Session, actor: Actor, notice_id: int) -> OfficeNoticeView:
    """One notice with all that can be changed.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    notice = find_for_office(session, actor, BoardNotice, notice_id)
    draft = NoticeDraft(
        title=notice.title,
        text=notice.text,
        category=Category(notice.category),
        valid_from=notice.valid_from,
        valid_until=notice.valid_until,
        is_mailed=notice.is_mailed,
    )
    choice = read_choice(session, notice.audience_id)
    return OfficeNoticeView(_row(notice), draft, choice, attached(session, notice), notice.revision)


def notice_reach(session: Session, actor: Actor, command: SaveNotice) -> AudienceMailView:
    """Whom the mail about a notice would reach that is saved like this.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NobodyAddressed: no audience is chosen.
    """
    actor.require(*ADMINISTRATION)
    return mail_reach(session, command.audience, BOARD_NOTICE)


def save_notice(session: Session, actor: Actor, command: SaveNotice) -> int:
    """Put up a new notice, or change one; returns its id. A mail goes out at once if it is due.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        EditedMeanwhile: somebody has changed it since the form was opened.
        DaysReversed: the last day lies before the first.
        NobodyAddressed: no audience is chosen.
        TooManyFiles, NotFound: see :func:`take_one_file`.
    """
    actor.require(*ADMINISTRATION)
    draft = command.draft
    if draft.valid_until < draft.valid_from:
        raise DaysReversed()
    if command.notice_id:
        notice = find_for_office(session, actor, BoardNotice, command.notice_id)
        begin_edit(session, actor, notice, command.revision)
        save_audience(session, actor, command.audience, notice.audience_id)
    else:
        notice = _new(actor, draft, save_audience(session, actor, command.audience))
    notice.file_id = take_one_file(session, actor, draft.files, notice.file_id)
    for name, value in _columns(draft).items():
        setattr(notice, name, value)
    session.add(notice)
    session.flush()
    notice_id = id_of(notice)
    index(session, NOTICE_KIND, notice_id, notice.title, to_plain(notice.text))
    announce_due(session, notice_id)
    announce(session, topics.news())
    return notice_id


def end_notice(session: Session, actor: Actor, notice_id: int) -> None:
    """Move a current notice into the archive now: yesterday was its last day.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        NoticeNotCurrent: it is not on the board today.
    """
    notice = find_for_office(session, actor, BoardNotice, notice_id)
    today = clock.today()
    if validity(notice.valid_from, notice.valid_until, today) is not Validity.CURRENT:
        raise NoticeNotCurrent()
    notice.valid_until = today - timedelta(days=1)
    notice.valid_from = min(notice.valid_from, notice.valid_until)
    announce(session, topics.news())


def delete_notice(session: Session, actor: Actor, notice_id: int) -> None:
    """Take a notice off for good, also from the archive.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    notice = find_for_office(session, actor, BoardNotice, notice_id)
    session.delete(notice)
    session.flush()
    session.delete(session.get_one(Audience, notice.audience_id))
    unindex(session, NOTICE_KIND, notice_id)
    announce(session, topics.news())


def notices_due(session: Session) -> Sequence[int]:
    """The ids of the notices that have become current, and of which nobody has been told."""
    due = select(col(BoardNotice.id)).where(_is_due()).order_by(col(BoardNotice.id))
    return [notice_id for notice_id in session.scalars(due) if notice_id is not None]


def announce_due(session: Session, notice_id: int) -> bool:
    """Queue the mails about a notice that has become current; False if there is nothing to do.

    The clock calls it, and so does saving, so that what is current already waits for nobody.
    Several processes may try at once; nobody is told twice.
    """
    audience_id = session.scalar(
        update(BoardNotice)
        .where(col(BoardNotice.id) == notice_id, _is_due())
        .values(announced_at=clock.now())
        .returning(col(BoardNotice.audience_id))
    )
    if audience_id is None:
        return False
    notify(
        session,
        BOARD_NOTICE,
        guardians_reached(session, audience_id),
        event=f"board-{notice_id}",
        params={"id": notice_id},
    )
    announce(session, topics.news())
    return True


def _is_due() -> ColumnElement[bool]:
    """The SQL condition that people have still to hear of a notice that is current."""
    today = clock.today()
    return and_(
        col(BoardNotice.is_mailed),
        col(BoardNotice.announced_at).is_(None),
        col(BoardNotice.valid_from) <= today,
        col(BoardNotice.valid_until) >= today,
    )


def _new(actor: Actor, draft: NoticeDraft, audience_id: int) -> BoardNotice:
    return BoardNotice(
        **_columns(draft),
        audience_id=audience_id,
        author_id=actor.account_id,
        created_at=clock.now(),
    )


def _columns(draft: NoticeDraft) -> dict[str, Any]:
    return draft.model_dump(exclude={"files"})


def _row(notice: BoardNotice) -> NoticeRow:
    return NoticeRow(
        notice_id=id_of(notice),
        title=notice.title,
        category=Category(notice.category),
        valid_from=notice.valid_from,
        valid_until=notice.valid_until,
        validity=validity(notice.valid_from, notice.valid_until, clock.today()),
        was_announced=notice.announced_at is not None,
    )
