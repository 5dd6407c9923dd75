"""The folder in which a planning program leaves its files: looked at by the clock."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from sqlmodel import Session, select

from elternportal import clock
from elternportal.imports.folder import read_file
from elternportal.models.import_source import ImportSource
from elternportal.services.school.hands_free import take_in
from elternportal.services.school.import_sources import FOLDER, folder_source
from elternportal.settings import get_settings

MOST_FILES = 50
QUIET_SECONDS = 3  # so long a file must be finished


def find_new_files(session: Session) -> Sequence[int]:
    """One thing to do if the folder is not as it was last; files being written wait."""
    folder = get_settings().import_folder
    paths = _paths(folder) if folder else []
    if not paths or not _are_quiet(paths):
        return []
    digest = session.exec(select(ImportSource.digest).where(ImportSource.name == FOLDER)).first()
    return [] if digest == _digest(paths) else [0]


def take_in_folder(session: Session, _which: int) -> None:
    """Bring in what lies in the folder, once whatever the number of processes."""
    folder = get_settings().import_folder
    source = folder_source(session)
    if folder is None or source is None or source.id is None:
        return
    paths = _paths(folder)
    take_in(session, source.id, [read_file(path) for path in paths], _digest(paths))


def _paths(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    found = sorted(one for one in folder.iterdir() if one.is_file() and one.name[:1] != ".")
    return found[:MOST_FILES]


def _are_quiet(paths: Sequence[Path]) -> bool:
    newest = max(path.stat().st_mtime for path in paths)
    return clock.now().timestamp() - newest >= QUIET_SECONDS


def _digest(paths: Sequence[Path]) -> str:
    """What tells the folder's state without reading its files."""
    parts = ((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in paths)
    return hashlib.sha256(repr([*parts]).encode()).hexdigest()
