"""New messages, on the start page."""

from collections.abc import Sequence

from elternportal.domain.messages import CONVERSATION, MESSAGES
from elternportal.i18n import t
from elternportal.services.messages.threads import ThreadRow
from elternportal.state.listing import list_address
from elternportal.state.messages.words import family_side, school_side
from elternportal.state.start_lines import AreaStartLine, ListLine, StartSectionLine


def start_lines(rows: Sequence[ThreadRow], language: str) -> AreaStartLine:
    """Conversations with something to read; what they are about stands in them."""
    lines = [_line(row, language) for row in rows]
    title = t("messages-at-start", language)
    return AreaStartLine(
        sections=[StartSectionLine("messages", title, lines, is_next=True)] if lines else []
    )


def _line(row: ThreadRow, language: str) -> ListLine:
    side = family_side if row.is_school else school_side
    return ListLine(
        key=str(row.thread_id),
        href=list_address(MESSAGES, language, {CONVERSATION: row.thread_id}),
        title=f"{side(row, language)}: {row.subject}",
        badge=t("messages-new", language),
        tone="success",
        children=[row.child.label],
    )
