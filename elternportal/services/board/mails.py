"""The mail about a notice on the board: its title, once it is current."""

from sqlalchemy import ColumnElement
from sqlmodel import col

from elternportal import clock, routes
from elternportal.domain.notifications import NoticeKind
from elternportal.mail.kinds import MailKind
from elternportal.models.board import BoardNotice
from elternportal.services.audience import title_of

BOARD = NoticeKind("board")


def _is_current() -> ColumnElement[bool]:
    return col(BoardNotice.valid_from) <= clock.today()


BOARD_NOTICE = MailKind(  # params: id
    template="board-notice",
    notice=BOARD,
    render=title_of(BoardNotice, _is_current),
    page=routes.BOARD,
)
