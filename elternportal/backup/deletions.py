"""What was deleted on purpose, remembered beside the database: a restored backup is from before,
so it is deleted there again.

One line of JSON each in ``deletions.log`` in the data folder, ids only. It is written after the
commit and before anybody is told that it is done.
"""

import fcntl
import json
import logging
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sqlmodel import Session

from elternportal import clock
from elternportal.db import after_commit
from elternportal.domain.retention import DELETIONS
from elternportal.settings import get_settings

logger = logging.getLogger(__name__)

PRIVATE_FILE = 0o600
NAME = DELETIONS.name


class Deleted(StrEnum):
    """What was done: an account was deleted, or a child taken off it or put back."""

    ACCOUNT = "account"
    CHILD_OF_ACCOUNT = "child-of-account"
    PUT_BACK = "put-back"


@dataclass(frozen=True, slots=True)
class Deletion:
    """``at`` is ISO 8601; ``pupil_id`` is 0 where it is about no child."""

    at: str
    what: str
    account_id: int
    pupil_id: int = 0


def remember(session: Session, what: Deleted, account_id: int, pupil_id: int = 0) -> None:
    """Note it once the transaction is committed."""
    line = json.dumps(asdict(Deletion(clock.now().isoformat(), what, account_id, pupil_id)))
    after_commit(session, lambda: _append(line))


def deletions_since(log: Path, since: datetime) -> Sequence[Deletion]:
    """What was deleted at or after an instant and not put back, in order; nothing without a log."""
    if not log.exists():
        return []
    lines = [Deletion(**json.loads(line)) for line in log.read_text().splitlines()]
    left: dict[tuple[int, int], Deletion] = {}
    for one in lines:
        if datetime.fromisoformat(one.at) < since:
            continue
        left.pop((one.account_id, one.pupil_id), None)
        if one.what != Deleted.PUT_BACK:
            left[one.account_id, one.pupil_id] = one
    return list(left.values())


def log_of(data_dir: Path) -> Path:
    """Where the log of a data folder lies."""
    return data_dir / NAME


def forget_old(session: Session) -> None:
    """Once the transaction is committed, forget what no backup can bring back any more."""
    oldest = clock.now() - timedelta(days=DELETIONS.days or 0)
    after_commit(session, lambda: _keep_from(log_of(get_settings().data_dir), oldest))


def _keep_from(path: Path, oldest: datetime) -> None:
    try:
        with path.open("r+") as log:
            fcntl.flock(log, fcntl.LOCK_EX)
            kept = [line for line in log if _at(line) >= oldest]
            log.seek(0)
            log.writelines(kept)
            log.truncate()
    except FileNotFoundError:
        return


def _at(line: str) -> datetime:
    return datetime.fromisoformat(json.loads(line)["at"])


def _append(line: str) -> None:
    """What is committed stays so even if the disk is full now: then the portal's log says it."""
    path = log_of(get_settings().data_dir)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE_FILE)
        with os.fdopen(opened, "w") as log:
            fcntl.flock(log, fcntl.LOCK_EX)
            log.write(line + "\n")
            log.flush()
            os.fsync(log.fileno())
    except OSError:
        logger.exception("a deletion could not be noted for backups")
