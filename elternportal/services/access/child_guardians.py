"""The children with their guardians for office and head, and how many of a class have none yet."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from elternportal.domain.names import name_order, natural_order
from elternportal.domain.paging import Paged, paged
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.sorting import OWN_ORDER, Order, in_order
from elternportal.duration import takes_long
from elternportal.services.school import (
    ChildRow,
    ClassRow,
    classes_by_registration,
    registered_by_child,
)

PAGE_SIZE = 50


class ChildColumn(StrEnum):
    """By what the list is sorted, as its address says it."""

    CLASS = "klasse"
    NAME = "kind"
    GUARDIANS = "zugaenge"  # how many


_KEYS: dict[str, Callable[[ChildRow], Any]] = {
    ChildColumn.CLASS: lambda row: natural_order(row.class_name),
    ChildColumn.NAME: lambda row: name_order(row.name),
    ChildColumn.GUARDIANS: lambda row: len(row.guardians),
}


@dataclass(frozen=True, slots=True)
class ChildQuery:
    """``class_id`` 0 is the whole school, ``pupil_id`` 0 every child; pages begin at 1."""

    pupil_id: int = 0
    class_id: int = 0
    words: str = ""
    only_without: bool = False
    have_left: bool = False
    page: int = 1
    order: Order = OWN_ORDER  # by a ChildColumn; its own is by class and name


@dataclass(frozen=True, slots=True)
class ChildGuardiansView:
    """One page of the children that match, and all classes with their numbers."""

    page: Paged[ChildRow]
    classes: tuple[ClassRow, ...]


@takes_long
def list_children(session: Session, actor: Actor, query: ChildQuery) -> ChildGuardiansView:
    """The children that match by class and name; a page that does not exist is the last one.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    found = registered_by_child(
        session,
        pupil_id=query.pupil_id or None,
        class_id=query.class_id or None,
        name=query.words,
        only_without=query.only_without,
        have_left=query.have_left,
    )
    return ChildGuardiansView(
        page=paged(in_order(found, query.order, _KEYS), query.page, PAGE_SIZE),
        classes=tuple(classes_by_registration(session)),
    )
