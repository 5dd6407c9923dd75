"""The school's logo: the head sets it, everybody sees it, signed in or not."""

from sqlalchemy import Select
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.people import Actor, Role
from elternportal.errors import InvalidInput
from elternportal.files.inspection import IMAGE_TYPES
from elternportal.models.files import StoredFile
from elternportal.models.school_settings import SchoolLogo
from elternportal.services.audit import record
from elternportal.services.files import FileView, file_view, take_one_file


class NoPicture(InvalidInput):
    """A logo is one picture."""

    key = "school-settings-logo-refused"
    field_name = "files"


def logo_files(_actor: Actor) -> Select[int | None]:
    """The ids of files that are the logo."""
    return select(col(SchoolLogo.file_id))


def find_logo(session: Session) -> FileView | None:
    """The logo, for everybody."""
    stored = session.exec(
        select(StoredFile).join(SchoolLogo, col(SchoolLogo.file_id) == col(StoredFile.id))
    ).first()
    return file_view(stored) if stored else None


def set_logo(session: Session, actor: Actor, keys: str) -> None:
    """Take an uploaded picture as the logo; ``keys`` is the value of the form's field.

    Raises:
        NotAllowed: the actor is not the head.
        NoPicture: it names no file, several, or one that is no picture.
        NotFound: the file is missing or somebody else's.
    """
    actor.require(Role.HEAD)
    logo = session.get(SchoolLogo, 1, with_for_update=True)
    file_id = take_one_file(session, actor, keys, logo.file_id if logo else None)
    stored = session.get(StoredFile, file_id) if file_id else None
    if stored is None or stored.id is None or stored.media_type not in IMAGE_TYPES:
        raise NoPicture()
    logo = logo or SchoolLogo(file_id=stored.id, set_at=clock.now())
    logo.file_id, logo.set_at = stored.id, clock.now()
    session.add(logo)
    _note(session, actor, "logo-set")


def remove_logo(session: Session, actor: Actor) -> None:
    """Do without a logo; that there is none already is no error.

    Raises:
        NotAllowed: the actor is not the head.
    """
    actor.require(Role.HEAD)
    logo = session.get(SchoolLogo, 1, with_for_update=True)
    if logo is not None:
        session.delete(logo)
        _note(session, actor, "logo-removed")


def _note(session: Session, actor: Actor, action: str) -> None:
    record(session, actor.account_id, action, "school-setting", None)
    announce(session, topics.school_settings())
