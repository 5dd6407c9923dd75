"""Lost property: everybody sees what was found, and guardians say what is theirs.

Who has said so is seen by the office (``services/lost_property/office.py``), by nobody else.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import StringConstraints, TypeAdapter, ValidationError
from sqlalchemy import and_, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.people import Actor, Role
from elternportal.errors import InvalidInput, NotFound
from elternportal.models.base import id_of
from elternportal.models.files import StoredFile
from elternportal.models.lost_property import FoundClaim, FoundItem
from elternportal.services.lost_property.scope import visible_to

MAX_NOTE = 300
_NOTE: TypeAdapter[str] = TypeAdapter(
    Annotated[str, StringConstraints(strip_whitespace=True, max_length=MAX_NOTE)]
)


class NoteTooLong(InvalidInput):
    key = "lost-property-error-note"
    field_name = "note"


@dataclass(frozen=True, slots=True)
class FoundView:
    """Something that waits for its owner.

    ``photo`` is the key of its picture, or empty. ``is_claimed`` and ``note`` are the reader's own.
    """

    item_id: int
    title: str
    place: str
    found_on: date
    photo: str
    is_claimed: bool
    note: str


@dataclass(frozen=True, slots=True)
class ClaimItem:
    item_id: int
    note: str


def read_lost_property(session: Session, actor: Actor) -> tuple[FoundView, ...]:
    """What waits for its owner, the latest find first."""
    own = and_(
        col(FoundClaim.item_id) == col(FoundItem.id),
        col(FoundClaim.account_id) == actor.account_id,
    )
    rows = session.execute(
        select(FoundItem, col(StoredFile.key), FoundClaim)
        .outerjoin(StoredFile, col(StoredFile.id) == col(FoundItem.photo_id))
        .outerjoin(FoundClaim, own)
        .where(visible_to(actor))
        .order_by(col(FoundItem.found_on).desc(), col(FoundItem.id).desc())
    )
    return tuple(
        FoundView(
            item_id=id_of(item),
            title=item.title,
            place=item.place,
            found_on=item.found_on,
            photo=photo or "",
            is_claimed=claim is not None,
            note=claim.note if claim else "",
        )
        for item, photo, claim in rows
    )


def claim_item(session: Session, actor: Actor, command: ClaimItem) -> None:
    """ "Das ist unseres": a guardian says so, or changes the note to it.

    Raises:
        NotAllowed: the actor is no guardian.
        NotFound: there is no such thing, or it is back with its owner.
        NoteTooLong
    """
    item_id = _find_waiting(session, actor, command.item_id)
    try:
        note = _NOTE.validate_python(command.note)
    except ValidationError as error:
        raise NoteTooLong(count=MAX_NOTE) from error
    claim = _own_claim(session, actor, item_id)
    if claim is None:
        claim = FoundClaim(item_id=item_id, account_id=actor.account_id, claimed_at=clock.now())
    claim.note = note
    session.add(claim)
    session.flush()
    announce(session, topics.found_claims())


def withdraw_claim(session: Session, actor: Actor, item_id: int) -> None:
    """It was not theirs after all.

    Raises:
        NotAllowed, NotFound: see :func:`claim_item`; also if they never said that it is.
    """
    claim = _own_claim(session, actor, _find_waiting(session, actor, item_id))
    if claim is None:
        raise NotFound()
    session.delete(claim)
    announce(session, topics.found_claims())


def _find_waiting(session: Session, actor: Actor, item_id: int) -> int:
    """The id of something that waits, locked: two taps at once make one claim."""
    actor.require(Role.PARENT)
    waiting = select(col(FoundItem.id)).where(col(FoundItem.id) == item_id, visible_to(actor))
    found = session.scalars(waiting.with_for_update()).first()
    if found is None:
        raise NotFound()
    return found


def _own_claim(session: Session, actor: Actor, item_id: int) -> FoundClaim | None:
    return session.scalars(
        select(FoundClaim).where(
            col(FoundClaim.item_id) == item_id, col(FoundClaim.account_id) == actor.account_id
        )
    ).first()
