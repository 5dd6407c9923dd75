"""Use cases of the area board."""

from sqlmodel import col

from elternportal import routes
from elternportal.domain.menu import MenuEntry
from elternportal.help.page import HelpPage
from elternportal.models.board import BoardNotice
from elternportal.module import FilePlace, Module, Searchable
from elternportal.services.board.mails import BOARD_NOTICE
from elternportal.services.board.scope import NOTICE_KIND, files_of_notices, visible_notices

MODULE = Module(
    name="board",
    help_pages=(
        HelpPage(routes.BOARD, "news"),
        HelpPage(routes.OFFICE_BOARD, "office", for_parents=False),
    ),
    menu=(MenuEntry("news", "menu-board", routes.BOARD, 40),),
    file_places=(FilePlace(col(BoardNotice.file_id), files_of_notices),),
    searchables=(Searchable(NOTICE_KIND, visible_notices, routes.BOARD),),
    mails=(BOARD_NOTICE,),
)
