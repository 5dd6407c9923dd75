"""What happens by the clock, e.g. scheduled letters go out: the cards say what, and how it is done.

Every process of the portal looks; the services make sure that each thing happens once. What belongs
to a module that is switched off waits until it is switched on again.
"""

import logging
from functools import partial

from sqlmodel import Session

from elternportal.background import run_periodically
from elternportal.db import Database
from elternportal.module import Due
from elternportal.school_settings.snapshot import active_modules

logger = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 30.0


async def run_schedule(database: Database) -> None:
    """Do what is due, for as long as the portal runs."""
    step = partial(run_due_tasks, database)
    await run_periodically(step, every_seconds=LOOK_EVERY_SECONDS, name="what is due by the clock")


async def run_due_tasks(database: Database) -> None:
    """One look at the clock. It writes only if something is due."""
    modules = await database.read_long(active_modules)
    for due in (due for module in modules for due in module.due):
        await _do_each(database, due)


async def _do_each(database: Database, due: Due) -> None:
    """Each in a transaction of its own, so that one that fails holds up no other."""
    try:
        ids = await database.read_long(due.find)
    except Exception:  # a clock that ended silently would be missed too late
        logger.exception("looking for %s failed; the next look tries again", due.name)
        return
    for item_id in ids:
        try:
            await database.write_long(partial(_do_one, due, item_id))
        except Exception:
            logger.exception("%s failed for %s", due.name, item_id)


def _do_one(due: Due, item_id: int, session: Session) -> object:
    return due.do(session, item_id)
