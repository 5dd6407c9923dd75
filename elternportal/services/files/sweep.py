"""Forgetting files that nobody took: uploaded for a form that was never sent, or since removed.

First the rows go, in a transaction; then the bytes that no row names. A process that is killed
between the two leaves bytes behind, which the next sweep finds: it compares all bytes with the
rows. Bytes are swept only when they are a day old, so a row on its way is never missed.
"""

import asyncio
from collections.abc import Collection
from datetime import timedelta
from functools import partial

from sqlmodel import Session, col, delete, select

from elternportal import clock
from elternportal.background import run_periodically
from elternportal.db import Database
from elternportal.files import storage
from elternportal.models.files import StoredFile
from elternportal.services.files.access import is_attached

KEPT = timedelta(days=1)
SWEEP_SECONDS = 3600
AT_ONCE = 500  # ids in one statement


async def run_sweeper(database: Database) -> None:
    """Sweep every hour, for as long as the process lives."""
    step = partial(sweep, database)
    await run_periodically(step, every_seconds=SWEEP_SECONDS, name="sweeping files")


async def sweep(database: Database) -> None:
    """Forget unattached files, and bytes without a row, that are older than a day."""
    before = (clock.now() - KEPT).timestamp()
    await database.write(delete_unattached)
    await asyncio.to_thread(storage.delete_unfinished, before)
    old = await asyncio.to_thread(lambda: list(storage.older_than(before)))
    for start in range(0, len(old), AT_ONCE):
        keys = old[start : start + AT_ONCE]
        known = await database.read(partial(known_keys, keys=keys))
        for key in set(keys) - known:
            await asyncio.to_thread(storage.delete, key)


def delete_unattached(session: Session) -> None:
    """Delete the rows of files that are a day old and attached to nothing."""
    is_forgotten = (col(StoredFile.uploaded_at) < clock.now() - KEPT) & ~is_attached()
    # Rows that a form takes at this moment are locked and stay.
    candidates = select(StoredFile.id).where(is_forgotten).limit(AT_ONCE)
    locked = session.exec(candidates.with_for_update(skip_locked=True)).all()
    # A second statement: it sees what was attached until the rows were locked.
    still = delete(StoredFile).where(col(StoredFile.id).in_(locked), ~is_attached())
    session.exec(still.execution_options(synchronize_session=False))


def known_keys(session: Session, keys: Collection[str]) -> set[str]:
    """Those of the keys that have a row."""
    return set(session.exec(select(StoredFile.key).where(col(StoredFile.key).in_(keys))))
