"""Which documents a person reads: those for own children or classes, in their newest version."""

from sqlalchemy import ColumnElement, Select, exists, select
from sqlmodel import col

from elternportal.domain.people import Actor
from elternportal.models.documents import Document, DocumentVersion
from elternportal.services.audience import concerns
from elternportal.services.conditions import is_administration

DOCUMENT_KIND = "document"  # in the search


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """A :class:`Document` is for this person; office and head read all."""
    return concerns(actor, col(Document.audience_id))


def may_change(actor: Actor) -> ColumnElement[bool]:
    """A :class:`Document` is this person's to change: office and head change every one."""
    return is_administration(actor)


def visible_documents(actor: Actor) -> Select[int | None]:
    """The ids of the documents that this person reads."""
    return select(col(Document.id)).where(visible_to(actor))


def files_of_documents(actor: Actor) -> Select[int | None]:
    """Who reads a document reads its newest version; who may change it reads all of them."""
    return (
        select(col(DocumentVersion.file_id))
        .join(Document, col(Document.id) == col(DocumentVersion.document_id))
        .where((visible_to(actor) & is_newest()) | may_change(actor))
    )


def is_newest() -> ColumnElement[bool]:
    """The SQL condition that a :class:`DocumentVersion` is the one that is offered."""
    other = DocumentVersion.__table__.alias()  # type: ignore[attr-defined]
    return ~exists().where(
        other.c.document_id == col(DocumentVersion.document_id),
        other.c.number > col(DocumentVersion.number),
    )
