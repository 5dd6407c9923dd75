"""Reads live columns from the database: one letter per slot, never a name."""

from collections.abc import Collection, Mapping

from sqlmodel import Session


def read_columns(session: Session, topics: Collection[str]) -> Mapping[str, str]:
    """The columns of ``topics``: f free, t taken, b blocked, in the order of the slots."""
    return {}
