"""The office's PIN page: which child has a guardian, and what became of its PINs."""

from collections.abc import Iterable
from dataclasses import dataclass

import reflex as rx

from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.services.access.pin_overview import (
    ClassChoiceRow,
    PinFilter,
    PinListView,
    PinRow,
    pin_overview,
)
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

# The value of the choice "all children without a guardian"; others are class ids.
WITHOUT_GUARDIAN = "0"


@dataclass
class PinLine:
    """One child as it is shown. ``outcome`` says in words what became of its newest PIN."""

    pupil_id: int
    name: str
    class_name: str
    guardians: int
    outcome: str
    is_killed: bool


@opens_for(*ADMINISTRATION)
class PinsPageState(LivePageState, PortalState):
    """One class at a time, all children without a guardian, or whoever is looked for by name."""

    shown: rx.Field[str] = rx.field(WITHOUT_GUARDIAN)
    searched: rx.Field[str] = rx.field("")
    classes: rx.Field[list[ClassChoiceRow]] = rx.field(default_factory=list)
    lines: rx.Field[list[PinLine]] = rx.field(default_factory=list)
    children_in_all: rx.Field[int] = rx.field(0)
    without_guardian: rx.Field[int] = rx.field(0)

    async def _prepare(self) -> None:
        self.searched = ""

    def _topics(self) -> Iterable[str]:
        return [topics.pins()]

    async def _opened(self) -> None:
        if self.router.url.query_parameters.get("keine") == "1":
            self._tell("pins-nobody")

    @allow(*ADMINISTRATION)
    async def show(self, shown: str) -> None:
        self.shown = str(number(shown))
        await self._show()

    @allow(*ADMINISTRATION)
    async def search(self, name: str) -> None:
        """Find children of the whole school, with or without access, while one types."""
        self.searched = name.strip()
        await self._show()

    async def _show(self) -> None:
        overview = await self._read(pin_overview, _filter(self.shown, self.searched))
        if overview is not None:
            self._assign(overview)

    def _assign(self, overview: PinListView) -> None:
        language = current_request().language
        self.classes = list(overview.classes)
        self.lines = [_line(row, language) for row in overview.rows]
        self.children_in_all = overview.children
        self.without_guardian = overview.without_guardian


def _filter(shown: str, searched: str) -> PinFilter:
    if searched:
        return PinFilter(name=searched)
    if shown == WITHOUT_GUARDIAN:
        return PinFilter(without_guardian=True)
    return PinFilter(class_id=int(shown))


def _line(row: PinRow, language: str) -> PinLine:
    until = day(row.open_until, language) if row.open_until else ""
    outcome = t(f"pins-outcome-{row.newest}", language, count=row.open_pins, until=until)
    return PinLine(
        pupil_id=row.pupil_id,
        name=row.name,
        class_name=row.class_name,
        guardians=row.guardians,
        outcome=outcome,
        is_killed=row.newest == "killed",
    )
