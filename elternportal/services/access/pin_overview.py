"""What became of the PINs, child by child, for the office."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Session, col, func, select

from elternportal import clock
from elternportal.domain.names import name_order, natural_order, pupil_order
from elternportal.domain.paging import Paged, paged
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.domain.search import has_words, words_of
from elternportal.domain.sorting import OWN_ORDER, Order, in_order
from elternportal.duration import takes_long
from elternportal.models.access import ActivationPin
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.access.pin_check import MAX_FAILURES
from elternportal.services.school import children_without_guardian, guardian_counts

PAGE_SIZE = 50


class PinOutcome(StrEnum):
    """The newest PIN of a child."""

    NONE = "none"
    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    KILLED = "killed"  # ten wrong attempts
    REPLACED = "replaced"


class PinColumn(StrEnum):
    """By what the list is sorted, as its address says it."""

    CLASS = "klasse"
    NAME = "kind"
    GUARDIANS = "zugaenge"  # how many
    PIN = "pin"  # what became of the newest, and until when it works


@dataclass(frozen=True, slots=True)
class PinFilter:
    """``class_id`` None means all classes; ``name`` are words of the name, umlauts or not.

    ``order`` is by a :class:`PinColumn`; its own is by class and name. Pages begin at 1.
    """

    class_id: int | None = None
    without_guardian: bool = False
    name: str = ""
    order: Order = OWN_ORDER
    page: int = 1


@dataclass(frozen=True, slots=True)
class PinRow:
    """One child. ``open_until`` is the last day on which one of its open PINs works."""

    pupil_id: int
    name: str
    class_name: str
    guardians: int
    open_pins: int
    open_until: datetime | None
    newest: PinOutcome


_KEYS: dict[str, Callable[[PinRow], Any]] = {
    PinColumn.CLASS: lambda row: natural_order(row.class_name),
    PinColumn.NAME: lambda row: name_order(row.name),
    PinColumn.GUARDIANS: lambda row: row.guardians,
    PinColumn.PIN: lambda row: (
        [*PinOutcome].index(row.newest),
        row.open_until.timestamp() if row.open_until else 0,
    ),
}


@dataclass(frozen=True, slots=True)
class ClassChoiceRow:
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class PinListView:
    """One page of the children that match; the two numbers count the whole school."""

    page: Paged[PinRow]
    children: int
    without_guardian: int
    classes: tuple[ClassChoiceRow, ...]


@takes_long
def pin_overview(session: Session, actor: Actor, wanted: PinFilter) -> PinListView:
    """One page of the children with their guardians and PINs, in the order that is wanted.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    rows = in_order(list_pins(session, actor, wanted), wanted.order, _KEYS)
    at_school = select(func.count()).select_from(Pupil).where(col(Pupil.is_active))
    return PinListView(
        page=paged(rows, wanted.page, PAGE_SIZE),
        children=session.scalar(at_school) or 0,
        without_guardian=children_without_guardian(session),
        classes=_classes(session),
    )


def list_pins(session: Session, actor: Actor, wanted: PinFilter) -> tuple[PinRow, ...]:
    """All children that match by class and name, whatever the page.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    guardians = guardian_counts(session)
    pins = _pins_by_child(session)
    children = session.execute(
        select(Pupil, SchoolClass.short_name)
        .join(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id), isouter=True)
        .where(col(Pupil.is_active))
    ).all()
    words = words_of(wanted.name)
    by_class = sorted(children, key=lambda it: pupil_order(it[1], it[0].surname, it[0].first_name))
    return tuple(
        _row(pupil, class_name or "", guardians[pupil.id], pins[pupil.id])
        for pupil, class_name in by_class
        if wanted.class_id in (None, pupil.class_id)
        and not (wanted.without_guardian and guardians[pupil.id])
        and has_words(words, f"{pupil.first_name} {pupil.surname}")
    )


def without_access_at_start(session: Session, actor: Actor) -> int:
    """How many children nobody is registered for; 0 for whoever is not in the office."""
    return children_without_guardian(session) if actor.is_administration else 0


def _row(pupil: Pupil, class_name: str, guardians: int, pins: Sequence[ActivationPin]) -> PinRow:
    open_pins = [pin for pin in pins if _outcome(pin) is PinOutcome.OPEN]
    return PinRow(
        pupil_id=id_of(pupil),
        name=f"{pupil.surname}, {pupil.first_name}",
        class_name=class_name,
        guardians=guardians,
        open_pins=len(open_pins),
        open_until=max((pin.expires_at for pin in open_pins), default=None),
        newest=_outcome(pins[-1]) if pins else PinOutcome.NONE,
    )


def _outcome(pin: ActivationPin) -> PinOutcome:
    if pin.used_at is not None:
        return PinOutcome.USED
    if pin.failures >= MAX_FAILURES:
        return PinOutcome.KILLED
    if pin.revoked_at is not None:
        return PinOutcome.REPLACED
    return PinOutcome.OPEN if clock.now() < pin.expires_at else PinOutcome.EXPIRED


def _pins_by_child(session: Session) -> defaultdict[int | None, list[ActivationPin]]:
    """Each child's PINs, the newest last."""
    pins: defaultdict[int | None, list[ActivationPin]] = defaultdict(list)
    for pin in session.exec(select(ActivationPin).order_by(col(ActivationPin.id))):
        pins[pin.pupil_id].append(pin)
    return pins


def _classes(session: Session) -> tuple[ClassChoiceRow, ...]:
    rows = session.execute(select(SchoolClass.id, SchoolClass.short_name))
    ordered = sorted(rows, key=lambda row: natural_order(row.short_name))
    return tuple(ClassChoiceRow(id_of(row), row.short_name) for row in ordered)
