"""Mails about the notice board, polls and documents: the title and the way to its page."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from elternportal import routes
from elternportal.models.mail import OutboxMail
from elternportal.settings import get_settings

BOARD_NOTICE, POLL, DOCUMENT = "board-notice", "poll", "document"  # params: title

PAGES = {BOARD_NOTICE: routes.BOARD, POLL: routes.POLLS, DOCUMENT: routes.DOCUMENTS}


def titled_params(_session: Session, mail: OutboxMail) -> Mapping[str, Any]:
    """The title as it was written, with the link to the page where the thing stands."""
    page = routes.localized(PAGES[mail.template], mail.language)
    return {**mail.params, "link": get_settings().url + page}
