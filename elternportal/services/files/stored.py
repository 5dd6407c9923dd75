"""Uploaded files: keep one, attach some to what a form saves, read one, forget what nobody took.

The bytes are written first (``files/storage.py``) and the row after them, so every row has its
bytes. What is left without a row by a refusal or a killed process is swept (``files/sweep.py``).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, NotFound, TooManyRequests
from elternportal.files.limits import UPLOAD_MEGABYTES_A_DAY
from elternportal.files.storage import KeptBytes, is_key
from elternportal.models.access import Account
from elternportal.models.base import known_id
from elternportal.models.files import StoredFile
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.files.access import is_attached, may_read
from elternportal.settings import MEGABYTE

MAX_FILES = 10  # in one place
MAX_UNATTACHED = 40  # per account: several forms that were begun and left
MAX_FILES_A_DAY = 200  # per account


class TooManyFiles(InvalidInput):
    """More files than there is room for in one place, e.g. in a letter; ``count`` says how many."""

    key = "files-error-too-many"
    field_name = "files"


class UploadQuotaSpent(TooManyRequests):
    """The account has uploaded all that one person may upload in a day."""

    key = "files-error-quota"


@dataclass(frozen=True, slots=True)
class FileView:
    """A file as it is listed where it is attached. ``size`` is in bytes."""

    key: str
    name: str
    media_type: str
    size: int


def keep_file(session: Session, actor: Actor, kept: KeptBytes) -> StoredFile:
    """Note that the actor uploaded bytes that lie in storage.

    Raises:
        UploadQuotaSpent: enough for today. The caller deletes the bytes.
    """
    _check_quota(session, actor, kept.size)
    stored = StoredFile(
        key=kept.key,
        name=kept.name,
        media_type=kept.media_type,
        size=kept.size,
        uploaded_by=actor.account_id,
        uploaded_at=clock.now(),
    )
    session.add(stored)
    session.flush()
    return stored


def take_files(
    session: Session, actor: Actor, keys: str, already: Collection[int] = ()
) -> list[int]:
    """The ids of the files that a form names, in its order, ready to be attached.

    Args:
        keys: the form field's value: keys separated by spaces.
        already: ids of files that belong to the thing that is being edited; they may stay.

    Raises:
        TooManyFiles: more than ``MAX_FILES``.
        NotFound: one is missing, somebody else's, or attached elsewhere.
    """
    wanted = list(dict.fromkeys(keys.split()))
    if len(wanted) > MAX_FILES:
        raise TooManyFiles(count=MAX_FILES)
    if not all(map(is_key, wanted)):
        raise NotFound()
    named = select(StoredFile.key, StoredFile.id).where(col(StoredFile.key).in_(wanted))
    found = session.exec(named.with_for_update())
    ids = {key: known_id(file_id) for key, file_id in found}
    # A second statement: it sees what was attached while the first waited for the rows.
    free = session.exec(
        select(StoredFile.id).where(
            col(StoredFile.id).in_(ids.values()),
            ~is_attached(),
            col(StoredFile.uploaded_by) == actor.account_id,
        )
    )
    allowed = {*free, *already}
    if len(ids) < len(wanted) or not allowed.issuperset(ids.values()):
        raise NotFound()
    return [ids[key] for key in wanted]


def take_one_file(
    session: Session, actor: Actor, keys: str, already: int | None = None
) -> int | None:
    """Like :func:`take_files`, where there is room for one file; None if the form names none.

    Raises:
        TooManyFiles: more than one.
        NotFound: it is missing, somebody else's, or attached elsewhere.
    """
    if len(set(keys.split())) > 1:
        raise TooManyFiles(count=1)
    file_ids = take_files(session, actor, keys, [] if already is None else [already])
    return file_ids[0] if file_ids else None


def readable_file(session: Session, actor: Actor, key: str) -> FileView:
    """A file that the actor may read.

    Raises:
        NotFound: missing, or attached to nothing that the actor may see.
    """
    own = select(StoredFile).where(StoredFile.key == key, may_read(session, actor))
    stored = session.exec(own).first() if is_key(key) else None
    if stored is None:
        raise NotFound()
    return file_view(stored)


def list_files(session: Session, file_ids: Sequence[int]) -> list[FileView]:
    """Files in the given order; the caller has made sure that the actor may see them."""
    rows = session.exec(select(StoredFile).where(col(StoredFile.id).in_(file_ids)))
    views = {row.id: file_view(row) for row in rows}
    return [views[file_id] for file_id in file_ids]


def file_view(stored: StoredFile) -> FileView:
    """A file that the caller has found readable."""
    return FileView(stored.key, stored.name, stored.media_type, stored.size)


def _check_quota(session: Session, actor: Actor, size: int) -> None:
    # Uploads of one account at the same moment are counted one after the other.
    own_account = select(Account.id).where(Account.id == actor.account_id)
    session.exec(own_account.with_for_update(key_share=True))
    is_recent = col(StoredFile.uploaded_at) > clock.now() - timedelta(days=1)
    count, total = _uploads(session, actor, is_recent)
    unattached, _ = _uploads(session, actor, ~is_attached())
    most = school_settings(session)[UPLOAD_MEGABYTES_A_DAY] * MEGABYTE
    is_spent = total + size > most or count >= MAX_FILES_A_DAY or unattached >= MAX_UNATTACHED
    if is_spent:
        raise UploadQuotaSpent()


def _uploads(session: Session, actor: Actor, condition: ColumnElement[bool]) -> tuple[int, int]:
    """Number and bytes of the actor's files that fulfil a condition."""
    count, total = session.exec(
        select(func.count(), func.coalesce(func.sum(StoredFile.size), 0)).where(
            StoredFile.uploaded_by == actor.account_id, condition
        )
    ).one()
    return count, total
