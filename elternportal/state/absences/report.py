"""A guardian reports children ill in one form, and sees and changes what was reported."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import reflex as rx

from elternportal import clock, routes
from elternportal.domain import topics
from elternportal.domain.absences import Source
from elternportal.domain.people import Role
from elternportal.errors import InvalidInput
from elternportal.i18n import t
from elternportal.i18n.dates import day, day_and_time
from elternportal.services.absences.alarm import ask_for_call
from elternportal.services.absences.reporting import (
    AbsenceDraft,
    OwnAbsenceRow,
    ReportAbsence,
    ReportedView,
    ReportFormView,
    end_absence,
    explain_absence,
    read_report_form,
    report_absence,
    withdraw_absence,
)
from elternportal.services.absences.words import span_text
from elternportal.state.absences.chosen_children import CHILD, chosen_children
from elternportal.state.absences.words import certificate_text
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

LABELS = "absences-field"
_MAY_BE_EMPTY = ("last_day", "first_lesson", "last_lesson")
_NUMBERS = ("first_lesson", "last_lesson")


@dataclass
class ReportChildLine:
    """A child to tick; ``box`` is the name of its box, ``year`` the paper of what it has missed."""

    box: str
    name: str
    year: str


@dataclass
class OwnAbsenceLine:
    """An absence as the family sees it; ``days`` are those on which it can end earlier."""

    id: int
    child: str
    when: str
    kind: str
    remark: str
    told: str
    state: str
    certificate: str
    is_recorded: bool
    is_unexplained: bool
    may_withdraw: bool
    may_end: bool
    first_day: str
    last_day: str


@opens_for(Role.PARENT)
class ReportPageState(LivePageState, PortalState):
    """The form, and what was reported in this school year; ``ends`` is what is to end earlier."""

    children: rx.Field[list[ReportChildLine]] = rx.field(default_factory=list)
    presumed: rx.Field[str] = rx.field("")
    hint: rx.Field[str] = rx.field("")
    absences: rx.Field[list[OwnAbsenceLine]] = rx.field(default_factory=list)
    reported: rx.Field[str] = rx.field("")  # what was reported last, in a sentence
    ends: rx.Field[int] = rx.field(0)
    withdraws: rx.Field[int] = rx.field(0)
    # Grows with each report, and so empties the form's fields; a refusal keeps what was typed.
    opened: rx.Field[int] = rx.field(0)

    _own_ids: tuple[int, ...] = ()

    async def _prepare(self) -> None:
        self.reported, self.ends, self.withdraws = "", 0, 0

    def _topics(self) -> Iterable[str]:
        return [topics.family(current_request().signed_in.account_id)]

    @allow(Role.PARENT)
    async def report(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(AbsenceDraft, typed_absence(form), LABELS)
        chosen = self._parsed(chosen_children, form, self._own_ids, "absences-error-no-child")
        if draft is None or chosen is None:
            return
        view = await self._write(report_absence, ReportAbsence(chosen, draft))
        if view is not None:
            self.reported = _reported(view, current_request().language)
            self.opened += 1
        await self._show()

    @allow(Role.PARENT)
    async def explain(self, absence_id: int) -> None:
        """ "Ill, I forgot": the answer to a teacher who misses the child."""
        view = await self._write(explain_absence, absence_id)
        if view is not None:
            self.reported = _reported(view, current_request().language)
        await self._show()

    @allow(Role.PARENT)
    async def want_call(self, absence_id: int) -> None:
        """ "Should be at school": the office calls."""
        if await self._write(ask_for_call, absence_id):
            self._tell("absences-call-wanted")
        await self._show()

    @allow(Role.PARENT)
    async def ask_withdraw(self, absence_id: int) -> None:
        """Ask once before withdrawing; 0 closes the question."""
        self.withdraws, self.ends = absence_id, 0

    @allow(Role.PARENT)
    async def withdraw(self) -> None:
        if await self._write(withdraw_absence, self.withdraws):
            self._tell("absences-withdrawn")
        self.withdraws = 0
        await self._show()

    @allow(Role.PARENT)
    async def ask_end(self, absence_id: int) -> None:
        """Open the question until when the child was away; 0 closes it."""
        self.ends, self.withdraws = absence_id, 0

    @allow(Role.PARENT)
    async def end(self, form: dict[str, Any]) -> None:
        last = self._parsed(_day, form.get("new_last_day"))
        if last is not None and await self._write(end_absence, self.ends, last):
            self.ends = 0
            self._tell("absences-ended")
        await self._show()

    async def _show(self) -> None:
        view = await self._read(read_report_form)
        if view is None:
            return
        language = current_request().language
        self._own_ids = tuple(child.id for child in view.children)
        self.children = [
            ReportChildLine(
                f"{CHILD}{child.id}", child.label, routes.year_of_child(child.id, language)
            )
            for child in view.children
        ]
        self.presumed = (view.presumed_day or clock.today()).isoformat()
        self.hint = _hint(view, language)
        self.absences = [_line(row, language) for row in view.rows]


def typed_absence(form: Mapping[str, Any]) -> dict[str, Any]:
    """The form with None for what was left empty, and lessons as numbers."""
    typed = {name: None if name in _MAY_BE_EMPTY and not it else it for name, it in form.items()}
    lessons = {name: number(typed[name]) for name in _NUMBERS if typed.get(name)}
    return {**typed, **lessons}


def _day(text: object) -> date:
    """The day in a form's field.

    Raises:
        InvalidInput: it is none.
    """
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise InvalidInput() from error


def _hint(view: ReportFormView, language: str) -> str:
    """Which day the form begins with, and until when the school wants to know."""
    if view.presumed_day is None:
        return t("absences-hint-holidays", language)
    if view.presumed_day == view.today:
        return t("absences-hint-today", language, deadline=view.deadline)
    presumed = day(view.presumed_day, language)
    key = "absences-hint-late" if view.today else "absences-hint-next"
    return t(key, language, day=presumed, deadline=view.deadline)


def _reported(view: ReportedView, language: str) -> str:
    """What is noted now, so that nobody has to look."""
    sentences = []
    days = span_text(view.span, language)
    if view.children:
        names = ", ".join(view.children)
        sentences.append(t("absences-reported", language, children=names, days=days))
        sentences.append(t("absences-mails", language, count=view.mails))
    if view.known_before:
        names = ", ".join(view.known_before)
        sentences.append(t("absences-known", language, children=names, days=days))
    if view.is_late and view.children:
        sentences.append(t("absences-was-late", language))
    return " ".join(sentences)


def told_by(source: Source, who: str, when: str, language: str) -> str:
    """Who has said so, and when; a guardian whose account is gone is not named."""
    if source == Source.GUARDIAN and who:
        return t("absences-told-by", language, who=who, when=when)
    return t(f"absences-told-{source}", language, when=when)


def _line(row: OwnAbsenceRow, language: str) -> OwnAbsenceLine:
    when = day_and_time(row.reported_at, language)
    who = row.reported_by if row.source == Source.GUARDIAN else ""
    state = "recorded" if row.is_recorded else "reported"
    return OwnAbsenceLine(
        id=row.absence_id,
        child=row.child.label,
        when=span_text(row.span, language),
        kind=t(f"absences-kind-{row.kind}", language),
        remark=row.remark,
        told=told_by(row.source, who, when, language),
        state=t(f"absences-state-{state}", language),
        certificate=certificate_text(row.certificate, language),
        is_recorded=row.is_recorded,
        is_unexplained=row.source == Source.TEACHER,
        may_withdraw=not row.is_recorded and row.source == Source.GUARDIAN,
        may_end=row.is_to_come
        and row.source in {Source.GUARDIAN, Source.OFFICE}
        and row.span.first_day < row.span.last_day,
        first_day=row.span.first_day.isoformat(),
        last_day=row.span.last_day.isoformat(),
    )
