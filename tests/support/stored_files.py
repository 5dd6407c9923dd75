"""Uploaded files for tests: kept in a folder of the test, and attached to letters."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlmodel import Session, select

from elternportal.domain.people import Actor
from elternportal.files import storage
from elternportal.files.inspection import CheckedFile
from elternportal.models.files import StoredFile
from elternportal.models.letters import Letter, LetterFile, LetterVersion
from elternportal.services.files.stored import keep_file
from tests.support.server import data_in

FILE = CheckedFile("Brief.pdf", "application/pdf", b"%PDF-1.7")


@contextmanager
def files_in(folder: Path) -> Iterator[Path]:
    """Files lie below ``folder`` inside this block; yields where their bytes go."""
    with data_in(folder):
        yield folder / "files"


def add_file(session: Session, actor: Actor) -> StoredFile:
    """A small file that the actor has uploaded."""
    return keep_file(session, actor, storage.write(FILE))


def attach(session: Session, letter: Letter, file: StoredFile, number: int = 1) -> None:
    """Attach a file to a version of a letter."""
    version = session.exec(
        select(LetterVersion).where(
            LetterVersion.letter_id == letter.id, LetterVersion.number == number
        )
    ).one()
    session.add(LetterFile(version_id=version.id or 0, file_id=file.id or 0))
    session.flush()
