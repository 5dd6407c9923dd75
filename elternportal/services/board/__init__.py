"""Use cases of the area board."""

from sqlmodel import col

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.domain.retention import Retention, Since
from elternportal.help.page import HelpPage
from elternportal.models.board import BoardNotice
from elternportal.module import Due, FilePlace, Module, Searchable
from elternportal.services.board.mails import BOARD_NOTICE
from elternportal.services.board.notices import notices_at_start
from elternportal.services.board.office import announce_due, notices_due
from elternportal.services.board.scope import (
    NOTICE_KIND,
    expired_notices,
    files_of_notices,
    visible_notices,
)

MODULE = Module(
    name="board",
    help_pages=(
        HelpPage(routes.BOARD, "news"),
        HelpPage(routes.OFFICE_BOARD, "office", for_parents=False),
    ),
    menu=(MenuEntry("news", "menu-board", routes.BOARD, 40),),
    file_places=(FilePlace(col(BoardNotice.file_id), files_of_notices),),
    searchables=(Searchable(NOTICE_KIND, visible_notices, routes.BOARD, over=expired_notices),),
    at_start=notices_at_start,
    due=(Due("announce-notices", notices_due, announce_due),),
    retention=(
        Retention(
            "board_notice", Since.SCHOOL_YEAR, columns=("valid_until",), search_kind=NOTICE_KIND
        ),
    ),
    mails=(BOARD_NOTICE,),
)
