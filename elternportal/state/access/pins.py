"""The office's PIN page: which child has a guardian, and what became of its PINs."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.services.access.pin_jobs import (
    PinLettersView,
    StartPinLetters,
    plan_pin_letters,
    start_pin_letters,
)
from elternportal.services.access.pin_overview import (
    ClassChoiceRow,
    PinFilter,
    PinListView,
    PinRow,
    pin_overview,
)
from elternportal.state.arguments import id_in, number
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

# The value of the choice "all children without a guardian"; others are class ids.
WITHOUT_GUARDIAN = "0"
# Who gets a letter: only children without a valid PIN, or those with one, too.
ONLY_MISSING, EVERYBODY = "missing", "everybody"


@dataclass
class PinLine:
    """One child as it is shown. ``outcome`` says in words what became of its newest PIN."""

    pupil_id: int
    name: str
    class_name: str
    guardians: int
    outcome: str
    is_killed: bool


@dataclass
class LettersQuestionLine:
    """What is asked before letters for many are printed; ``children`` is empty while it is not."""

    children: str = ""
    in_post: str = ""  # empty if no PIN is valid
    only_missing: str = ""
    everybody: str = ""


@opens_for(*ADMINISTRATION)
class PinsPageState(LivePageState, PortalState):
    """One class at a time, all children without a guardian, or whoever is looked for by name."""

    shown: rx.Field[str] = rx.field(WITHOUT_GUARDIAN)
    searched: rx.Field[str] = rx.field("")
    classes: rx.Field[list[ClassChoiceRow]] = rx.field(default_factory=list)
    lines: rx.Field[list[PinLine]] = rx.field(default_factory=list)
    number: rx.Field[int] = rx.field(1)  # of the page of the list
    pages: rx.Field[int] = rx.field(1)
    told: rx.Field[str] = rx.field("")  # how many children match, and which page is shown
    children_in_all: rx.Field[int] = rx.field(0)
    without_guardian: rx.Field[int] = rx.field(0)

    letters: rx.Field[LettersQuestionLine] = rx.field(default_factory=LettersQuestionLine)

    async def _prepare(self) -> None:
        self.searched, self.number, self.letters = "", 1, LettersQuestionLine()

    def _topics(self) -> Iterable[str]:
        return [topics.pins()]

    @allow(*ADMINISTRATION)
    async def show(self, shown: str) -> None:
        self.shown, self.letters = str(number(shown)), LettersQuestionLine()
        self.number = 1
        await self._show()

    @allow(*ADMINISTRATION)
    async def search(self, name: str) -> None:
        """Find children of the whole school, with or without access, while one types."""
        self.searched, self.number = name.strip(), 1
        await self._show()

    @allow(*ADMINISTRATION)
    async def turn(self, page: int) -> None:
        """Show another page of the list."""
        self.number = page
        await self._show()

    @allow(*ADMINISTRATION)
    async def ask_letters(self) -> None:
        """Ask with its numbers before letters for many children are printed."""
        plan = await self._read(plan_pin_letters, self._class_id())
        if plan is None:
            return
        if not plan.children:
            self._tell("pins-nobody")
            return
        self.letters = _question(plan, current_request().language)

    @allow(*ADMINISTRATION)
    async def ask_no_letters(self) -> None:
        self.letters = LettersQuestionLine()

    @allow(*ADMINISTRATION)
    async def start_letters(self, form: dict[str, Any]) -> EventSpec | None:
        command = StartPinLetters(
            class_id=self._class_id(),
            copies=id_in(form, "copies"),
            replaces_valid=form.get("who") == EVERYBODY,
        )
        if await self._write(start_pin_letters, command) is None:
            return None
        return rx.redirect(routes.localized(routes.JOBS, current_request().language))

    def _class_id(self) -> int | None:
        return int(self.shown) or None

    async def _show(self) -> None:
        overview = await self._read(pin_overview, _filter(self.shown, self.searched, self.number))
        if overview is not None:
            self._assign(overview)

    def _assign(self, overview: PinListView) -> None:
        language = current_request().language
        self.classes = list(overview.classes)
        page = overview.page
        self.lines = [_line(row, language) for row in page.rows]
        self.number, self.pages = page.number, page.pages
        self.told = t(
            "listing-told", language, found=page.found, page=page.number, pages=page.pages
        )
        self.children_in_all = overview.children
        self.without_guardian = overview.without_guardian


def _filter(shown: str, searched: str, page: int) -> PinFilter:
    if searched:
        return PinFilter(name=searched, page=page)
    if shown == WITHOUT_GUARDIAN:
        return PinFilter(without_guardian=True, page=page)
    return PinFilter(class_id=int(shown), page=page)


def _question(plan: PinLettersView, language: str) -> LettersQuestionLine:
    if plan.class_name:
        told = t("pins-ask-children-of-class", language, count=plan.children, name=plan.class_name)
    else:
        told = t("pins-ask-children", language, count=plan.children)
    return LettersQuestionLine(
        children=told,
        in_post=t(
            "pins-ask-in-post",
            language,
            count=plan.with_valid,
            pins=plan.valid_pins,
            issued=day(plan.last_issued_at, language),
            until=day(plan.valid_until, language),
        )
        if plan.last_issued_at and plan.valid_until
        else "",
        only_missing=t("pins-ask-missing", language, count=plan.without_valid),
        everybody=t("pins-ask-everybody", language, count=plan.children),
    )


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
