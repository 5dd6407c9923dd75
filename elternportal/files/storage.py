"""Private storage of uploaded bytes, one file per random key.

A file is written beside its place and moved there once it is on the disk, so a key has all of its
bytes or none, also after a power cut. Only the portal's own user can open the folders; neither
names nor types are kept here, so nothing on the disk is ever run or served by its name.
"""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from elternportal.files.inspection import CheckedFile
from elternportal.settings import get_settings

KEY_BYTES = 32
PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
UNFINISHED = ".part"

_KEY = re.compile(r"[\w-]{43}", re.ASCII)  # what token_urlsafe makes of 32 bytes


@dataclass(frozen=True, slots=True)
class KeptBytes:
    """Bytes that lie in storage, and how they will be shown and downloaded."""

    key: str
    name: str
    media_type: str
    size: int  # bytes


def write(file: CheckedFile) -> KeptBytes:
    """Store a file for good, under a new key."""
    key = secrets.token_urlsafe(KEY_BYTES)
    path = path_of(key)
    for folder in (_root(), path.parent):
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    unfinished = path.with_name(path.name + UNFINISHED)
    opened = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(opened, "wb") as target:
        target.write(file.content)
        target.flush()
        os.fsync(target.fileno())
    unfinished.rename(path)
    _sync_folder(path.parent)
    return KeptBytes(key, file.name, file.media_type, len(file.content))


def is_key(text: str) -> bool:
    """Whether a text has the form of a key."""
    return _KEY.fullmatch(text) is not None


def path_of(key: str) -> Path:
    """Where the bytes of a key lie.

    Raises:
        ValueError: that is no key.
    """
    if not is_key(key):
        raise ValueError("not a key")
    return _root() / key[:2] / key


def delete(key: str) -> None:
    """Delete a key's bytes; they may be gone, because another process deletes the same ones."""
    path_of(key).unlink(missing_ok=True)


def older_than(timestamp: float) -> Iterator[str]:
    """The keys of all bytes that were written before an instant (seconds since the epoch)."""
    for path in _root().glob("*/*"):
        if is_key(path.name) and _is_older(path, timestamp):
            yield path.name


def delete_unfinished(timestamp: float) -> None:
    """Delete what a killed process began to write before an instant."""
    for path in _root().glob(f"*/*{UNFINISHED}"):
        if _is_older(path, timestamp):
            path.unlink(missing_ok=True)


def _root() -> Path:
    return get_settings().data_dir / "files"


def _is_older(path: Path, timestamp: float) -> bool:
    with suppress(FileNotFoundError):
        return path.stat().st_mtime < timestamp
    return False


def _sync_folder(folder: Path) -> None:
    """Make the new name in the folder as durable as the bytes."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
