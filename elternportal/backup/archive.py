"""The backup's file: an encrypted, packed tar of the manifest, the database and the files.

It is written beside its place under a name of its own and gets its name once it is whole and on the
disk, so what is named like a backup is one, also after a power cut.
"""

import json
import os
import re
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import IO

from elternportal import clock, migrations
from elternportal.backup.database import copy_database, kind_of
from elternportal.backup.encryption import Damaged, DecryptingReader, EncryptingWriter
from elternportal.files import storage
from elternportal.settings import Settings

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
SUFFIX, UNFINISHED = ".backup", ".part"
MANIFEST, DATABASE, FILES = "manifest.json", "database", "files"
PIECE = 1024 * 1024  # bytes copied at once
_NAME = re.compile(r"elternportal-(\d{4}-\d\d-\d\d-\d{6})\.backup")
_WHEN = "%Y-%m-%d-%H%M%S"  # UTC, so that names stand in their order also in an autumn night


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself: ``revision`` is the migration that its tables have,
    ``counts`` are the rows of each table, and ``made_at`` is ISO 8601.
    """

    revision: str
    made_at: str
    database: str  # sqlite | postgresql
    counts: dict[str, int]

    @property
    def made(self) -> datetime:
        return datetime.fromisoformat(self.made_at)


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that has just been written."""

    path: Path
    manifest: Manifest
    files: int
    size: int  # bytes


def make_backup(settings: Settings, folder: Path) -> Made:
    """Write a backup of the database and the uploaded files into ``folder``.

    The files come after the database, so that every file that the database names is there; a file
    is never changed.

    Raises:
        ToolMissing, ToolFailed
        OSError: the folder cannot be written, or the disk is full.
    """
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    now = clock.now()
    path = folder / f"elternportal-{now.strftime(_WHEN)}{SUFFIX}"
    unfinished = path.with_name(path.name + UNFINISHED)
    with tempfile.TemporaryDirectory(dir=settings.data_dir, prefix="backup-") as beside:
        copy = Path(beside) / DATABASE
        counts = copy_database(settings.sql_url, copy)
        manifest = Manifest(
            revision=migrations.newest(),
            made_at=now.isoformat(),
            database=kind_of(settings.sql_url),
            counts=counts,
        )
        files = _write(unfinished, manifest, copy, settings.data_dir / FILES)
    unfinished.rename(path)
    _sync_folder(folder)
    return Made(path, manifest, files, path.stat().st_size)


def delete_old(folder: Path, days: int) -> int:
    """Delete the backups in ``folder`` that are older, and what killed ones have left behind;
    returns how many backups went. The newest stays, however old it is.
    """
    oldest = clock.now() - timedelta(days=days)
    whole = sorted(path for path in folder.iterdir() if _NAME.fullmatch(path.name))
    gone = [path for path in whole[:-1] if _made_at(path) < oldest]
    for path in [*gone, *folder.glob(f"elternportal-*{SUFFIX}{UNFINISHED}")]:
        path.unlink(missing_ok=True)
    return len(gone)


@contextmanager
def unpacked(backup: Path, beside: Path) -> Iterator[tuple[Manifest, Path]]:
    """The manifest, and a folder in ``beside`` with the database and the files, for the time of
    the block; all of the backup has proved to be whole and unchanged.

    Raises:
        NoBackup, UnknownKey, Damaged
    """
    beside.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=beside, prefix="restore-") as name:
        folder = Path(name)
        _unpack(backup, folder)
        manifest = Manifest(**json.loads((folder / MANIFEST).read_bytes()))
        yield manifest, folder


def _write(unfinished: Path, manifest: Manifest, copy: Path, files: Path) -> int:
    opened = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE_FILE)
    with os.fdopen(opened, "wb") as target:
        writer = EncryptingWriter(target)
        with tarfile.open(fileobj=writer, mode="w|gz") as tar:
            with tempfile.TemporaryFile() as described:
                described.write(json.dumps(asdict(manifest)).encode())
                _add(tar, MANIFEST, described)
            with copy.open("rb") as file:
                _add(tar, DATABASE, file)
            count = _add_files(tar, files)
        writer.finish()
        target.flush()
        os.fsync(target.fileno())
    return count


def _add_files(tar: tarfile.TarFile, files: Path) -> int:
    """One that is deleted at this moment is left out: nothing names it any more."""
    count = 0
    for path in sorted(files.glob("*/*")):
        try:
            file = path.open("rb")
        except FileNotFoundError:
            continue
        if storage.is_key(path.name):
            with file:
                _add(tar, f"{FILES}/{path.name}", file)
            count += 1
    return count


def _add(tar: tarfile.TarFile, name: str, file: IO[bytes]) -> None:
    info = tarfile.TarInfo(name)
    info.size = file.seek(0, os.SEEK_END)
    file.seek(0)
    tar.addfile(info, file)


def _unpack(backup: Path, folder: Path) -> None:
    with backup.open("rb") as source:
        reader = DecryptingReader(source)
        try:
            with tarfile.open(fileobj=reader, mode="r|gz") as tar:
                for member in tar:
                    _take_out(tar, member, folder)
            while reader.read(PIECE):  # the last chunk says that nothing is missing
                pass
        except (tarfile.TarError, EOFError) as error:
            raise Damaged() from error


def _take_out(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Only what a backup holds, and nowhere but where it belongs, whatever the tar says."""
    content = tar.extractfile(member)
    place = _place(member.name, folder)
    if content is None or place is None:
        raise Damaged()
    place.parent.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    opened = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(opened, "wb") as target:
        while piece := content.read(PIECE):
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())


def _place(name: str, folder: Path) -> Path | None:
    if name in (MANIFEST, DATABASE):
        return folder / name
    key = PurePosixPath(name).name
    if name == f"{FILES}/{key}" and storage.is_key(key):
        return folder / FILES / key[:2] / key
    return None


def _made_at(path: Path) -> datetime:
    match = _NAME.fullmatch(path.name)
    assert match
    return datetime.strptime(match[1], _WHEN).replace(tzinfo=clock.now().tzinfo)


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
