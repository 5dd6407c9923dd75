"""Use cases of the area board."""

from elternportal.module import Module
from elternportal.services.board.mails import BOARD_NOTICE

MODULE = Module(name="board", mails=(BOARD_NOTICE,))
