"""Mails about the notice board, polls and documents: the title and the way to its page.

The title is read at the moment of sending. Who by then may no longer read the thing, because it was
taken back, is for others now, or the child has left, hears nothing of it.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock, routes
from elternportal.models.board import BoardNotice
from elternportal.models.documents import Document
from elternportal.models.mail import OutboxMail
from elternportal.models.polls import Poll
from elternportal.services.audience import reaches_own_child
from elternportal.settings import get_settings

BOARD_NOTICE, POLL, DOCUMENT = "board-notice", "poll", "document"  # params: id

PAGES = {BOARD_NOTICE: routes.BOARD, POLL: routes.POLLS, DOCUMENT: routes.DOCUMENTS}
_TABLES: dict[str, type[BoardNotice | Poll | Document]] = {
    BOARD_NOTICE: BoardNotice,
    POLL: Poll,
    DOCUMENT: Document,
}


def titled_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """The title with the link to the page where the thing stands."""
    table = _TABLES[mail.template]
    is_for_own_child = reaches_own_child(mail.account_id, col(table.audience_id))
    query = select(col(table.title)).where(col(table.id) == mail.params["id"], is_for_own_child)
    if table is BoardNotice:
        query = query.where(col(BoardNotice.valid_from) <= clock.today())
    title = session.scalar(query)
    if title is None:
        return None
    page = routes.localized(PAGES[mail.template], mail.language)
    return {"title": title, "link": get_settings().url + page}
