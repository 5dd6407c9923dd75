"""The mail about a notice on the board: its title, while it is current."""

from sqlalchemy import ColumnElement
from sqlmodel import col

from elternportal import clock, routes
from elternportal.domain.notifications import NoticeKind
from elternportal.mail.kinds import MailKind
from elternportal.models.board import BoardNotice
from elternportal.models.mail import OutboxMail
from elternportal.services.audience import title_of

BOARD = NoticeKind("board")


def _is_current(_mail: OutboxMail) -> ColumnElement[bool]:
    today = clock.today()
    return (col(BoardNotice.valid_from) <= today) & (col(BoardNotice.valid_until) >= today)


BOARD_NOTICE = MailKind(  # params: id
    template="board-notice",
    notice=BOARD,
    render=title_of(BoardNotice, _is_current),
    page=routes.BOARD,
)
