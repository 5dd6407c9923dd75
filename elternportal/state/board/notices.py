"""The Schwarzes Brett as everybody reads it."""

from collections.abc import Iterable
from dataclasses import dataclass

import reflex as rx

from elternportal.domain import topics
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.board.notices import NoticeView, read_board
from elternportal.state.base import PortalState
from elternportal.state.file_views import FileLine, file_lines
from elternportal.state.page import LivePageState
from elternportal.state.policy import opens_for_signed_in
from elternportal.state.request import current_request
from elternportal.texts.markdown import to_html


@dataclass
class NoticeLine:
    """A notice; ``category`` is a :class:`~elternportal.domain.board.Category` value."""

    key: str
    title: str
    html: str
    category: str
    until: str
    files: list[FileLine]


@opens_for_signed_in
class BoardPageState(LivePageState, PortalState):
    """What is current, and this school year's archive."""

    current: rx.Field[list[NoticeLine]] = rx.field(default_factory=list)
    archive: rx.Field[list[NoticeLine]] = rx.field(default_factory=list)

    def _topics(self) -> Iterable[str]:
        return [topics.news()]

    async def _show(self) -> None:
        board = await self._read(read_board)
        if board is not None:
            language = current_request().language
            self.current = [_line(notice, language) for notice in board.current]
            self.archive = [_line(notice, language) for notice in board.archive]


def _line(notice: NoticeView, language: str) -> NoticeLine:
    until = date_with_year(notice.valid_until, language)
    return NoticeLine(
        key=str(notice.notice_id),
        title=notice.title,
        html=to_html(notice.text),
        category=notice.category.value,
        until=t("board-until", language, date=until),
        files=file_lines(notice.files, language),
    )
