"""Where letters about a child go by post: for the window of the envelope (DIN 5008, form B).

The field has room for six lines of about 45 signs.
"""

from collections.abc import Collection, Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints
from sqlmodel import Session, col, select

from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput
from elternportal.models.by_hand import PostalAddress
from elternportal.models.guardian_contact import GuardianContact

LINE = 45  # signs
POSTCODE_DIGITS = 5  # of a German one


class AddressIncomplete(InvalidInput):
    """Street, postcode and town make an address; ``field_name`` is the first that is wanting."""

    key = "child-error-address"

    def __init__(self, field_name: str) -> None:
        super().__init__()
        self.field_name = field_name


class PostcodeMalformed(InvalidInput):
    """A German postcode has five digits; another country is named."""

    key = "child-error-postcode"
    field_name = "postcode"


def _line(most: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, max_length=most)


class AddressDraft(BaseModel):
    """An address as the office types it; all of it may be empty."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    recipient: Annotated[str, _line(45)] = ""
    extra: Annotated[str, _line(45)] = ""
    street: Annotated[str, _line(45)] = ""
    postcode: Annotated[str, _line(10)] = ""
    town: Annotated[str, _line(34)] = ""
    country: Annotated[str, _line(45)] = ""


def postal_addresses(
    session: Session, actor: Actor, pupil_ids: Collection[int]
) -> Mapping[int, tuple[str, ...]]:
    """The lines of the addresses of those children who have one; only for office and head.

    The first line is whom a letter is for, or empty. What the office has written counts before what
    the school's own program says.
    """
    if not actor.is_administration:
        return {}
    rows = session.exec(select(PostalAddress).where(col(PostalAddress.pupil_id).in_(pupil_ids)))
    return {**_imported(session, pupil_ids), **{row.pupil_id: _lines(row) for row in rows}}


def _imported(session: Session, pupil_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The address of each child's main guardian with a right to information, else of the first."""
    contacts = session.exec(
        select(GuardianContact)
        .where(
            col(GuardianContact.pupil_id).in_(pupil_ids),
            col(GuardianContact.may_be_informed),
            GuardianContact.street != "",
            GuardianContact.postal_code != "",
            GuardianContact.city != "",
        )
        .order_by(col(GuardianContact.is_main), col(GuardianContact.key).desc())
    )
    return {one.pupil_id: _lines_of_contact(one) for one in contacts}  # the last one counts


def _lines_of_contact(contact: GuardianContact) -> tuple[str, ...]:
    names = filter(None, (contact.title, contact.first_name, contact.surname))
    place = f"{contact.postal_code} {contact.city}"
    return (" ".join(names)[:LINE], contact.street[:LINE], place[:LINE])


def address_of(session: Session, pupil_id: int) -> AddressDraft:
    """The address as it is saved; the caller has checked who asks."""
    row = _row(session, pupil_id)
    return AddressDraft.model_validate(row.model_dump()) if row else AddressDraft()


def save_address(session: Session, pupil_id: int, draft: AddressDraft) -> None:
    """Keep the address, or none if all is empty; the caller has checked and locked.

    Raises:
        AddressIncomplete, PostcodeMalformed
    """
    row = _row(session, pupil_id)
    fields = {name: getattr(draft, name) for name in AddressDraft.model_fields}
    if not any(fields.values()):
        if row is not None:
            session.delete(row)
        return
    for name in ("street", "postcode", "town"):
        if not fields[name]:
            raise AddressIncomplete(name)
    is_german = draft.postcode.isascii() and draft.postcode.isdigit()
    if not draft.country and not (is_german and len(draft.postcode) == POSTCODE_DIGITS):
        raise PostcodeMalformed()
    if row is None:
        row = PostalAddress(pupil_id=pupil_id, **fields)
    for name, text in fields.items():
        setattr(row, name, text)
    session.add(row)
    session.flush()


def _row(session: Session, pupil_id: int) -> PostalAddress | None:
    return session.exec(select(PostalAddress).where(PostalAddress.pupil_id == pupil_id)).first()


def _lines(row: PostalAddress) -> tuple[str, ...]:
    """The first line is whom it is for, perhaps empty; the country stands in capitals."""
    lines = (row.extra, row.street, f"{row.postcode} {row.town}", row.country.upper())
    return (row.recipient, *filter(None, lines))
