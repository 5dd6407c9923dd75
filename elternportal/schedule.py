"""What happens by the clock: scheduled letters go out, open ones are reminded of, and notices that
have become current are announced.

Every process of the portal looks; the services make sure that each thing happens once.
"""

import logging
from collections.abc import Callable, Sequence
from functools import partial

from sqlmodel import Session

from elternportal.background import run_periodically
from elternportal.db import Database
from elternportal.services.board.office import announce_due, is_notice_due
from elternportal.services.letters.reminders import remind_due, reminders_due
from elternportal.services.letters.schedule import letters_due, publish_due

logger = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 30.0

Find = Callable[[Session], Sequence[int]]
Do = Callable[..., bool]  # takes a session and letter_id


async def run_schedule(database: Database) -> None:
    """Do what is due, for as long as the portal runs."""
    step = partial(run_due_tasks, database)
    await run_periodically(step, every_seconds=LOOK_EVERY_SECONDS, name="what is due by the clock")


async def run_due_tasks(database: Database) -> None:
    """One look at the clock. It writes only if something is due."""
    await _do_each(database, letters_due, publish_due)
    await _do_each(database, reminders_due, remind_due)
    if await database.read_long(is_notice_due):
        await database.write_long(announce_due)


async def _do_each(database: Database, find: Find, do: Do) -> None:
    """Each letter in a transaction of its own, so that one that fails holds up no other."""
    try:
        letter_ids = await database.read_long(find)
    except Exception:  # a clock that ended silently would be missed too late
        logger.exception("looking for what is due failed; the next look tries again")
        return
    for letter_id in letter_ids:
        try:
            await database.write_long(partial(do, letter_id=letter_id))
        except Exception:
            logger.exception("letter %s failed to go out or to be reminded of", letter_id)
