"""Files that an office uploaded for an import, kept privately until they are applied or a day old.

They hold pupils' names, so they lie in folders that only the portal's own user can open, one per
account: what another account uploaded is not even looked for. An account has one upload at a time;
a new one replaces it.
"""

import asyncio
import re
import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from elternportal import clock
from elternportal.background import run_periodically
from elternportal.errors import NotFound
from elternportal.imports.folder import NamedFile, read_file
from elternportal.settings import MEGABYTE, get_settings

MAX_UPLOAD_BYTES = 60 * MEGABYTE  # all files of a large school together stay below 5 MB
MAX_FILES = 50
KEPT_SECONDS = 24 * 3600
SWEEP_SECONDS = 3600
PRIVATE = 0o700
INCOMING = "incoming"  # beside the accounts' folders, whose names are numbers
ID_BYTES = 32
MAX_NAME = 60  # characters; even four bytes each stay below what file systems allow

_ID = re.compile(r"[\w-]{43}", re.ASCII)  # what token_urlsafe makes of 32 bytes
_UNSAFE = re.compile(r"[^\w .()-]")


class UploadGone(NotFound):
    """There is no such upload, or it is not this account's: both look the same (security Z4)."""

    key = "office-import-gone"


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file as the browser sends it; ``name`` is whatever the browser says."""

    name: str
    content: BinaryIO


def keep(account_id: int, files: Iterable[UploadedFile]) -> str:
    """Store the files in place of the account's earlier ones; returns the upload's id.

    They are gathered apart from the account's folder, so that of two uploads at once neither
    deletes what the other is writing.
    """
    upload_id = secrets.token_urlsafe(ID_BYTES)
    incoming = _root() / INCOMING / upload_id
    folder = _account_folder(account_id) / upload_id
    for part in (_root(), incoming.parent, incoming, folder.parent):
        part.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    for file in files:
        with _free_path(incoming, safe_name(file.name)).open("xb") as target:
            shutil.copyfileobj(file.content, target)
    incoming.rename(folder)
    _forget_earlier(folder)
    return upload_id


def read(account_id: int, upload_id: str) -> list[NamedFile]:
    """The files of an upload, by name; those above an import's limit are not read, only named.

    Raises:
        UploadGone: the account has no such upload (any more).
    """
    folder = _folder(account_id, upload_id)
    try:
        return [read_file(path) for path in sorted(folder.iterdir())]
    except FileNotFoundError as error:
        raise UploadGone() from error


def forget(account_id: int, upload_id: str) -> None:
    """Delete an upload of this account; one that is not there is deleted already.

    Raises:
        UploadGone: that cannot be the id of an upload.
    """
    _delete(_folder(account_id, upload_id))


def forget_all_of(account_id: int) -> None:
    """Delete whatever this account has uploaded."""
    for folder in _account_folder(account_id).glob("*"):
        _delete(folder)


def delete_expired() -> None:
    """Delete all uploads that are older than a day."""
    oldest = clock.now().timestamp() - KEPT_SECONDS
    for folder in _root().glob("*/*"):
        if _is_old(folder, oldest):
            _delete(folder)


async def expire_uploads() -> None:
    """Delete old uploads every hour, for as long as the process lives."""
    step = partial(asyncio.to_thread, delete_expired)
    await run_periodically(step, every_seconds=SWEEP_SECONDS, name="the expiry of uploads")


def safe_name(name: str) -> str:
    """The last part of a file's name without anything that means something to a file system."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return _UNSAFE.sub("_", last)[-MAX_NAME:].lstrip(". ") or "_"


def _root() -> Path:
    return get_settings().data_dir / "uploads"


def _account_folder(account_id: int) -> Path:
    return _root() / str(account_id)


def _folder(account_id: int, upload_id: str) -> Path:
    if not _ID.fullmatch(upload_id):
        raise UploadGone()
    return _account_folder(account_id) / upload_id


def _free_path(folder: Path, name: str) -> Path:
    """Where a file of this name goes; a second ``GPU003.TXT`` becomes ``GPU003-2.TXT``."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return path


def _delete(folder: Path) -> None:
    """Delete a folder; it may be gone, because another worker forgets the same uploads."""
    with suppress(FileNotFoundError):
        shutil.rmtree(folder)


def _forget_earlier(folder: Path) -> None:
    """Delete the account's other uploads but for those that came after this one."""
    since = folder.stat().st_mtime
    for other in folder.parent.glob("*"):
        if _is_old(other, since):
            _delete(other)


def _is_old(folder: Path, oldest: float) -> bool:
    try:
        return folder.stat().st_mtime < oldest
    except FileNotFoundError:
        return False
