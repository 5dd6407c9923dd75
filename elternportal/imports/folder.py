"""The files to import: from a folder on disk or from an upload, both as :class:`NamedFile`."""

import re
from dataclasses import dataclass
from pathlib import Path

from elternportal.errors import InvalidInput

MAX_FILE_BYTES = 20 * 1024 * 1024  # a school of 5,000 pupils stays below 2 MB
# Untis calls its formats GPU, GPP and GPN; schools mix the names up, and the content tells.
UNTIS_NAME = re.compile(r"GP[UPN](\d{3})(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file as it came. ``size`` is in bytes; a file above the limit has empty ``content``."""

    name: str
    content: bytes
    size: int

    @classmethod
    def of(cls, name: str, content: bytes) -> "NamedFile":
        return cls(name, content, len(content))

    @property
    def is_too_large(self) -> bool:
        return self.size > MAX_FILE_BYTES

    @property
    def untis_number(self) -> str:
        """``003`` for ``enbrea_GPU003.TXT``; empty when the name holds no such number."""
        found = UNTIS_NAME.search(self.name)
        return found[1] if found else ""


def read_folder(folder: Path) -> list[NamedFile]:
    """All Untis files of ``folder``, by name. Files above the limit are not read, only named.

    Raises:
        InvalidInput: the folder does not exist, or holds no file with ``GPU`` and three digits.
    """
    if not folder.is_dir():
        raise InvalidInput("import-folder-missing", folder=str(folder))
    paths = sorted(p for p in folder.iterdir() if UNTIS_NAME.search(p.name) and p.is_file())
    if not paths:
        raise InvalidInput("import-folder-empty", folder=str(folder))
    return [read_file(path) for path in paths]


def read_file(path: Path) -> NamedFile:
    """A file of the disk; one above the limit is not read, only named."""
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        return NamedFile(path.name, b"", size)
    return NamedFile.of(path.name, path.read_bytes())
