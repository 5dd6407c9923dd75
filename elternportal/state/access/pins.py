"""The office's PIN page: which child has a guardian, and what became of its PINs.

What is chosen stands in the address.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.sorting import parse_order
from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.services.access.pin_jobs import (
    PinLettersView,
    StartPinLetters,
    plan_pin_letters,
    start_pin_letters,
)
from elternportal.services.access.pin_overview import (
    PinColumn,
    PinFilter,
    PinListView,
    PinRow,
    pin_overview,
)
from elternportal.state.arguments import id_in, number
from elternportal.state.base import PortalState
from elternportal.state.listing import (
    LONGEST_SEARCH,
    PAGE,
    SHOWN,
    SORTED,
    WORDS,
    ChoiceLine,
    HeadLine,
    PagerLine,
    head_lines,
    list_address,
    pager,
)
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

CLASS = "klasse"  # query parameter: the id of a class
EVERY_CHILD = "alle"  # value of SHOWN: children who have a guardian, too
_HEADS: dict[str, str] = {
    PinColumn.CLASS: "guardians-head-class",
    PinColumn.NAME: "guardians-head-child",
    "_new": "pins-head-new",
    PinColumn.GUARDIANS: "pins-head-guardians",
    PinColumn.PIN: "pins-head-pin",
}
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
    """Children of a class or of the school, without a guardian or all, or found by name."""

    class_id: rx.Field[int] = rx.field(0)  # 0 is the whole school
    shown: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    classes: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    class_told: rx.Field[str] = rx.field("")  # the class that is shown
    words: rx.Field[str] = rx.field("")
    without_words: rx.Field[str] = rx.field("")
    heads: rx.Field[list[HeadLine]] = rx.field(default_factory=list)
    lines: rx.Field[list[PinLine]] = rx.field(default_factory=list)
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)
    children_in_all: rx.Field[int] = rx.field(0)
    without_guardian: rx.Field[int] = rx.field(0)

    letters: rx.Field[LettersQuestionLine] = rx.field(default_factory=LettersQuestionLine)

    async def _prepare(self) -> None:
        self.letters = LettersQuestionLine()

    def _topics(self) -> Iterable[str]:
        return [topics.pins()]

    @allow(*ADMINISTRATION)
    async def search(self, form: dict[str, Any]) -> EventSpec:
        """Find children of the whole school, with or without access."""
        words = str(form.get(WORDS, "")).strip()[:LONGEST_SEARCH]
        chosen = {
            SHOWN: EVERY_CHILD if words else "",
            SORTED: self._chosen()[SORTED],
            WORDS: words,
        }
        return rx.redirect(list_address(routes.OFFICE_PINS, current_request().language, chosen))

    @allow(*ADMINISTRATION)
    async def ask_letters(self) -> None:
        """Ask with its numbers before letters for many children are printed."""
        plan = await self._read(plan_pin_letters, self.class_id or None)
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
            class_id=self.class_id or None,
            copies=id_in(form, "copies"),
            replaces_valid=form.get("who") == EVERYBODY,
        )
        if await self._write(start_pin_letters, command) is None:
            return None
        return rx.redirect(routes.localized(routes.JOBS, current_request().language))

    def _chosen(self) -> dict[str, str | int]:
        """What the address asks for; what is not understood asks for nothing."""
        query = self.router.url.query_parameters
        return {
            CLASS: number(query.get(CLASS)),
            SHOWN: EVERY_CHILD if query.get(SHOWN) == EVERY_CHILD else "",
            SORTED: str(parse_order(query.get(SORTED, ""), _HEADS)),
            WORDS: query.get(WORDS, "").strip()[:LONGEST_SEARCH],
        }

    async def _show(self) -> None:
        chosen, language = self._chosen(), current_request().language
        self.class_id = int(chosen[CLASS])
        order = parse_order(str(chosen[SORTED]), _HEADS)
        wanted = PinFilter(
            class_id=self.class_id or None,
            without_guardian=chosen[SHOWN] != EVERY_CHILD,
            name=str(chosen[WORDS]),
            order=order,
            page=number(self.router.url.query_parameters.get(PAGE)),
        )
        overview = await self._read(pin_overview, wanted)
        if overview is None:
            return
        self.shown = _shown_choices(chosen, language)
        self.classes = _class_choices(overview, chosen, language)
        named = next((choice.label for choice in self.classes if choice.is_current), "")
        self.class_told = t("guardians-class-told", language, named=named)
        self.words = wanted.name
        self.without_words = list_address(routes.OFFICE_PINS, language, {**chosen, WORDS: ""})
        labels = {column: t(key, language) for column, key in _HEADS.items()}
        self.heads = head_lines(labels, order, routes.OFFICE_PINS, language, chosen)
        self.lines = [_line(row, language) for row in overview.page.rows]
        self.pages = pager(overview.page, routes.OFFICE_PINS, language, chosen)
        self.children_in_all = overview.children
        self.without_guardian = overview.without_guardian


def _shown_choices(chosen: dict[str, str | int], language: str) -> list[ChoiceLine]:
    labels = {
        "": t("guardians-only-without", language),
        EVERY_CHILD: t("guardians-all", language),
    }
    return [
        ChoiceLine(
            key=shown,
            label=label,
            href=list_address(routes.OFFICE_PINS, language, {**chosen, SHOWN: shown}),
            is_current=chosen[SHOWN] == shown,
        )
        for shown, label in labels.items()
    ]


def _class_choices(
    overview: PinListView, chosen: dict[str, str | int], language: str
) -> list[ChoiceLine]:
    """The school and each class."""
    school = (0, t("guardians-school", language))
    return [
        ChoiceLine(
            key=str(class_id),
            label=label,
            href=list_address(routes.OFFICE_PINS, language, {**chosen, CLASS: class_id}),
            is_current=chosen[CLASS] == class_id,
        )
        for class_id, label in (school, *((row.id, row.name) for row in overview.classes))
    ]


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
