"""The Schwarzes Brett as everybody reads it."""

from dataclasses import dataclass

import reflex as rx

from elternportal.domain import topics
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.services.board.notices import NoticeView, read_board
from elternportal.state.base import PortalState
from elternportal.state.file_views import FileLine, file_lines
from elternportal.state.policy import allow_signed_in
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


class BoardState(PortalState):
    """What is current, and this school year's archive."""

    is_loaded: rx.Field[bool] = rx.field(False)
    current: rx.Field[list[NoticeLine]] = rx.field(default_factory=list)
    archive: rx.Field[list[NoticeLine]] = rx.field(default_factory=list)

    @allow_signed_in
    async def load(self) -> None:
        await self._enter()
        await self._show()
        self._watch([topics.news()], refresh=BoardState.refresh)

    @allow_signed_in
    async def refresh(self) -> None:
        """Called by the hub when something was published or changed."""
        await self._show()

    async def _show(self) -> None:
        board = await self._read(read_board)
        if board is not None:
            language = current_request().language
            self.current = [_line(notice, language) for notice in board.current]
            self.archive = [_line(notice, language) for notice in board.archive]
            self.is_loaded = True


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
