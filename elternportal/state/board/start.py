"""The board on the start page, in words."""

from collections.abc import Sequence

from elternportal import routes
from elternportal.domain.board import Category
from elternportal.i18n import t
from elternportal.services.board.notices import NoticeHeadRow
from elternportal.state.start_lines import AreaStartLine, ListLine, StartSectionLine

_TONES = {
    Category.INFO: "info",
    Category.IMPORTANT: "danger",
    Category.EVENT: "success",
    Category.HELP: "warning",
}


def start_lines(view: Sequence[NoticeHeadRow], language: str) -> AreaStartLine:
    """What stands on the board."""
    lines = [_line(notice, language) for notice in view]
    title = t("menu-board", language)
    return AreaStartLine(sections=[StartSectionLine("board", title, lines)] if lines else [])


def _line(notice: NoticeHeadRow, language: str) -> ListLine:
    return ListLine(
        key=str(notice.notice_id),
        href=routes.localized(routes.BOARD, language),
        title=notice.title,
        badge=t(f"board-category-{notice.category}", language),
        tone=_TONES[notice.category],
    )
