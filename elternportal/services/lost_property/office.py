"""Office and head enter what was found, see who says that it is theirs, and give it back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import InvalidInput, NotFound
from elternportal.files.inspection import IMAGE_TYPES
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.files import StoredFile
from elternportal.models.lost_property import FoundClaim, FoundItem
from elternportal.services.editing import begin_edit
from elternportal.services.files import FileView, file_view, take_one_file
from elternportal.services.lost_property.scope import FOUND_ITEM_KIND
from elternportal.services.school import names_of_children
from elternportal.services.search import index, unindex
from elternportal.services.typed_fields import Day


class NotAPhoto(InvalidInput):
    """A found thing is shown by one picture."""

    key = "lost-property-error-photo"
    field_name = "files"


class ItemDraft(BaseModel):
    """A found thing as the office types it; ``files`` is the key of its photo, or empty."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    place: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    found_on: Day
    files: str = ""


@dataclass(frozen=True, slots=True)
class SaveItem:
    """``item_id`` is 0 for a new thing; ``revision`` is what the form began with."""

    item_id: int
    draft: ItemDraft
    revision: int = 0


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A guardian who says that it is theirs, with the children by whom the office knows them."""

    name: str
    email: str
    children: tuple[str, ...]
    note: str
    claimed_at: datetime


@dataclass(frozen=True, slots=True)
class OfficeItemRow:
    """A found thing that waits; the first claim stands first."""

    item_id: int
    title: str
    place: str
    found_on: date
    photo: FileView | None
    claims: tuple[ClaimView, ...]
    revision: int


def list_items(session: Session, actor: Actor) -> tuple[OfficeItemRow, ...]:
    """What waits for its owner, the latest find first, with all claims.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    rows = session.execute(
        select(FoundItem, StoredFile)
        .outerjoin(StoredFile, col(StoredFile.id) == col(FoundItem.photo_id))
        .where(col(FoundItem.returned_at).is_(None))
        .order_by(col(FoundItem.found_on).desc(), col(FoundItem.id).desc())
    ).all()
    claims = _claims(session, [id_of(item) for item, _ in rows])
    return tuple(
        OfficeItemRow(
            item_id=id_of(item),
            title=item.title,
            place=item.place,
            found_on=item.found_on,
            photo=file_view(photo) if photo else None,
            claims=tuple(claims[id_of(item)]),
            revision=item.revision,
        )
        for item, photo in rows
    )


def save_item(session: Session, actor: Actor, command: SaveItem) -> int:
    """Enter a found thing, or change one; returns its id.

    Raises:
        NotAllowed, NotFound: see :func:`_find`; also a photo that is not the actor's.
        EditedMeanwhile: somebody has changed it since the form was opened.
        NotAPhoto: several files, or one that is no picture.
    """
    actor.require(*ADMINISTRATION)
    draft = command.draft
    if command.item_id:
        item = _find(session, actor, command.item_id)
        begin_edit(session, actor, item, command.revision)
    else:
        item = FoundItem(title=draft.title, found_on=draft.found_on, created_at=clock.now())
    item.title, item.place, item.found_on = draft.title, draft.place, draft.found_on
    item.photo_id = _photo(session, actor, draft.files, item.photo_id)
    session.add(item)
    session.flush()
    item_id = id_of(item)
    index(session, FOUND_ITEM_KIND, item_id, item.title, item.place)
    announce(session, topics.found_things())
    return item_id


def return_item(session: Session, actor: Actor, item_id: int) -> None:
    """It is back with its owner: nobody sees it any more, and the claims are forgotten.

    Raises:
        NotAllowed, NotFound: see :func:`_find`.
    """
    item = _find(session, actor, item_id)
    item.returned_at = clock.now()
    for claim in session.scalars(select(FoundClaim).where(col(FoundClaim.item_id) == item_id)):
        session.delete(claim)
    unindex(session, FOUND_ITEM_KIND, item_id)
    announce(session, topics.found_things())


def _find(session: Session, actor: Actor, item_id: int) -> FoundItem:
    """Something that waits, for office and head.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such thing, or it is back with its owner.
    """
    actor.require(*ADMINISTRATION)
    item = session.get(FoundItem, item_id)
    if item is None or item.returned_at is not None:
        raise NotFound()
    return item


def _photo(session: Session, actor: Actor, files: str, before: int | None) -> int | None:
    file_id = take_one_file(session, actor, files, before)
    if file_id and session.get_one(StoredFile, file_id).media_type not in IMAGE_TYPES:
        raise NotAPhoto()
    return file_id


def _claims(session: Session, item_ids: Sequence[int]) -> defaultdict[int, list[ClaimView]]:
    rows = session.execute(
        select(FoundClaim, Account)
        .join(Account, col(Account.id) == col(FoundClaim.account_id))
        .where(col(FoundClaim.item_id).in_(item_ids))
        .order_by(col(FoundClaim.claimed_at), col(FoundClaim.id))
    ).all()
    children = names_of_children(session, [id_of(account) for _, account in rows])
    claims = defaultdict[int, list[ClaimView]](list)
    for claim, account in rows:
        view = ClaimView(
            name=account.name,
            email=account.email,
            children=tuple(children[id_of(account)]),
            note=claim.note,
            claimed_at=claim.claimed_at,
        )
        claims[claim.item_id].append(view)
    return claims
