"""Office and head write the school information: contacts and texts, and their order."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.email_address import parse_email
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.models.base import id_of
from elternportal.models.school_info import SchoolContact, SchoolText
from elternportal.services.editing import begin_edit
from elternportal.services.finding import find_for_office
from elternportal.services.school_info.reading import (
    CONTACT_KIND,
    TEXT_KIND,
    ContactDraft,
    TextDraft,
)
from elternportal.services.search import index, unindex
from elternportal.texts.markdown import to_plain


@dataclass(frozen=True, slots=True)
class SaveContact:
    """``contact_id`` is 0 for a new contact, which stands last in its section.

    ``revision`` is what the form began with.
    """

    contact_id: int
    draft: ContactDraft
    revision: int = 0


@dataclass(frozen=True, slots=True)
class SaveText:
    """``text_id`` is 0 for a new text, which stands last; ``revision`` as for a contact."""

    text_id: int
    draft: TextDraft
    revision: int = 0


def save_contact(session: Session, actor: Actor, command: SaveContact) -> int:
    """Add a contact or change one; returns its id.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
        EmailMalformed: the address cannot be one.
    """
    actor.require(*ADMINISTRATION)
    draft = command.draft
    email = parse_email(draft.email) if draft.email else ""
    columns = {**draft.model_dump(), "email": email}
    if command.contact_id:
        contact = find_for_office(session, actor, SchoolContact, command.contact_id)
        begin_edit(session, actor, contact, command.revision)
        for name, value in columns.items():
            setattr(contact, name, value)
    else:
        last = session.scalar(select(func.max(SchoolContact.position)))
        contact = SchoolContact(**columns, position=(last or 0) + 1)
        session.add(contact)
    session.flush()
    contact_id = id_of(contact)
    words = (draft.role, draft.duties, draft.room, draft.hours, draft.phone, email)
    index(session, CONTACT_KIND, contact_id, draft.name, " · ".join(filter(None, words)))
    announce(session, topics.school_info())
    return contact_id


def move_contact(session: Session, actor: Actor, contact_id: int) -> None:
    """Let a contact change places with the one before it in its section.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    contact = find_for_office(session, actor, SchoolContact, contact_id)
    in_section = select(SchoolContact).where(col(SchoolContact.section) == contact.section)
    in_order = in_section.order_by(col(SchoolContact.position), col(SchoolContact.id))
    _move_up(contact, session.scalars(in_order).all())
    announce(session, topics.school_info())


def delete_contact(session: Session, actor: Actor, contact_id: int) -> None:
    """Take a contact away.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    session.delete(find_for_office(session, actor, SchoolContact, contact_id))
    unindex(session, CONTACT_KIND, contact_id)
    announce(session, topics.school_info())


def save_text(session: Session, actor: Actor, command: SaveText) -> int:
    """Add a text or change one; returns its id.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    actor.require(*ADMINISTRATION)
    draft = command.draft
    if command.text_id:
        text = find_for_office(session, actor, SchoolText, command.text_id)
        begin_edit(session, actor, text, command.revision)
        text.title, text.text = draft.title, draft.text
    else:
        last = session.scalar(select(func.max(SchoolText.position)))
        text = SchoolText(**draft.model_dump(), position=(last or 0) + 1)
        session.add(text)
    session.flush()
    text_id = id_of(text)
    index(session, TEXT_KIND, text_id, draft.title, to_plain(draft.text))
    announce(session, topics.school_info())
    return text_id


def move_text(session: Session, actor: Actor, text_id: int) -> None:
    """Let a text change places with the one before it.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    text = find_for_office(session, actor, SchoolText, text_id)
    texts = select(SchoolText).order_by(col(SchoolText.position), col(SchoolText.id))
    _move_up(text, session.scalars(texts).all())
    announce(session, topics.school_info())


def delete_text(session: Session, actor: Actor, text_id: int) -> None:
    """Take a text away.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`.
    """
    session.delete(find_for_office(session, actor, SchoolText, text_id))
    unindex(session, TEXT_KIND, text_id)
    announce(session, topics.school_info())


def _move_up(
    row: SchoolContact | SchoolText, rows: Sequence[SchoolContact] | Sequence[SchoolText]
) -> None:
    """Number all rows anew, with ``row`` one place further up; the first stays where it is."""
    ids = [one.id for one in rows]
    place = ids.index(row.id)
    if place:
        ids[place - 1], ids[place] = ids[place], ids[place - 1]
    for one in rows:
        one.position = ids.index(one.id)
