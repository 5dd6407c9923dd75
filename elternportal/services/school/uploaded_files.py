"""The files that somebody uploaded for an import: read for it, and deleted after it.

They lie on the disk (``files/uploads.py``); a session is not needed for them, but comes with every
use case. Whose they are is decided by the actor alone: others' are not even looked for.
"""

from collections.abc import Sequence

from sqlmodel import Session

from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.duration import takes_long
from elternportal.files import uploads
from elternportal.imports.folder import NamedFile
from elternportal.settings import MEGABYTE

MAX_MEGABYTES = uploads.MAX_UPLOAD_BYTES // MEGABYTE
MAX_FILES = uploads.MAX_FILES


@takes_long
def read_upload(_session: Session, actor: Actor, upload_id: str) -> Sequence[NamedFile]:
    """The files of one of the actor's uploads, by name.

    Raises:
        NotAllowed: the actor is neither office nor head.
        UploadGone: the actor has no such upload (any more).
    """
    actor.require(*ADMINISTRATION)
    return uploads.read(actor.account_id, upload_id)


@takes_long
def forget_upload(_session: Session, actor: Actor, upload_id: str) -> None:
    """Delete one of the actor's uploads, once it was applied.

    Raises:
        NotAllowed: the actor is neither office nor head.
        UploadGone: that cannot be the id of an upload.
    """
    actor.require(*ADMINISTRATION)
    uploads.forget(actor.account_id, upload_id)


@takes_long
def forget_uploads(_session: Session, actor: Actor) -> None:
    """Delete whatever the actor has uploaded.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    uploads.forget_all_of(actor.account_id)
