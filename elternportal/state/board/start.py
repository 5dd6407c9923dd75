"""The board on the start page, in words."""

from collections.abc import Sequence

from elternportal import routes
from elternportal.domain.board import Category
from elternportal.i18n import t
from elternportal.services.board.notices import NoticeHeadRow
from elternportal.state.start_lines import AreaStartLine, ListLine, StartSectionLine

_TONES_AND_ICONS = {
    Category.INFO: ("info", "info"),
    Category.IMPORTANT: ("danger", "triangle-alert"),
    Category.EVENT: ("success", "calendar"),
    Category.HELP: ("warning", "hand-helping"),
}


def start_lines(view: Sequence[NoticeHeadRow], language: str) -> AreaStartLine:
    """What stands on the board."""
    lines = [_line(notice, language) for notice in view]
    title = t("menu-board", language)
    return AreaStartLine(sections=[StartSectionLine("board", title, lines)] if lines else [])


def _line(notice: NoticeHeadRow, language: str) -> ListLine:
    tone, icon = _TONES_AND_ICONS[notice.category]
    return ListLine(
        key=str(notice.notice_id),
        href=routes.localized(routes.BOARD, language),
        title=notice.title,
        is_by_school=True,
        badge=t(f"board-category-{notice.category}", language),
        tone=tone,
        icon=icon,
    )
