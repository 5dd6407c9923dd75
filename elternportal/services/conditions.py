"""SQL conditions that areas share."""

from sqlalchemy import ColumnElement, false, true

from elternportal.domain.people import Actor


def is_administration(actor: Actor) -> ColumnElement[bool]:
    """True for office and head, whatever the row."""
    return true() if actor.is_administration else false()
