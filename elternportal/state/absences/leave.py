"""A guardian applies for leave in one form, and sees what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import reflex as rx

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.absences import Source
from elternportal.domain.leave import LeaveState
from elternportal.domain.people import Role
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.absences.leave import (
    AppliedView,
    ApplyForLeave,
    LeaveDraft,
    apply_for_leave,
    withdraw_leave,
)
from elternportal.services.absences.leave_own import OwnLeaveRow, read_leave_form
from elternportal.services.absences.leave_rules import LeaveRulesView
from elternportal.services.absences.words import span_text
from elternportal.state.absences.chosen_children import CHILD, chosen_children
from elternportal.state.absences.report import ReportChildLine
from elternportal.state.absences.words import leave_text
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.file_views import FileLine, file_lines
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

LABELS = "leave-field"
_MAY_BE_EMPTY = ("last_day", "first_lesson", "last_lesson", "subject_id")
_NUMBERS = ("first_lesson", "last_lesson", "subject_id")
DECIDED = frozenset({LeaveState.APPROVED, LeaveState.REFUSED})


@dataclass
class LeaveOptionLine:
    """A reason or a subject to choose."""

    value: str
    name: str


@dataclass
class OwnLeaveLine:
    """An application as the family sees it; ``answer`` is what the school wrote to it."""

    id: int
    child: str
    when: str
    reason: str
    text: str
    told: str
    state: str
    tone: str
    decided: str
    answer: str
    is_late: bool
    may_withdraw: bool
    paper: str
    proof: list[FileLine]


@opens_for(Role.PARENT)
class LeavePageState(LivePageState, PortalState):
    """The school's rules, the form, and the applications of this school year."""

    rules: rx.Field[list[str]] = rx.field(default_factory=list)
    children: rx.Field[list[ReportChildLine]] = rx.field(default_factory=list)
    reasons: rx.Field[list[LeaveOptionLine]] = rx.field(default_factory=list)
    subjects: rx.Field[list[LeaveOptionLine]] = rx.field(default_factory=list)
    takes_proofs: rx.Field[bool] = rx.field(False)
    requests: rx.Field[list[OwnLeaveLine]] = rx.field(default_factory=list)
    applied: rx.Field[str] = rx.field("")  # what was applied for last, in a sentence
    withdraws: rx.Field[int] = rx.field(0)
    # Grows with each application, and so empties the form; a refusal keeps what was typed.
    opened: rx.Field[int] = rx.field(0)

    _own_ids: tuple[int, ...] = ()

    async def _prepare(self) -> None:
        self.applied, self.withdraws = "", 0

    def _topics(self) -> Iterable[str]:
        return [topics.family(current_request().signed_in.account_id)]

    @allow(Role.PARENT)
    async def apply(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(LeaveDraft, typed_leave(form), LABELS)
        chosen = self._parsed(chosen_children, form, self._own_ids, "leave-error-no-child")
        if draft is None or chosen is None:
            return
        view = await self._write(apply_for_leave, ApplyForLeave(chosen, draft))
        if view is not None:
            self.applied = applied_text(view, current_request().language)
            self.opened += 1
        await self._show()

    @allow(Role.PARENT)
    async def ask_withdraw(self, request_id: int) -> None:
        """Ask once before withdrawing; 0 closes the question."""
        self.withdraws = request_id

    @allow(Role.PARENT)
    async def withdraw(self) -> None:
        if await self._write(withdraw_leave, self.withdraws):
            self._tell("leave-withdrawn-now")
        self.withdraws = 0
        await self._show()

    async def _show(self) -> None:
        view = await self._read(read_leave_form)
        if view is None:
            return
        language = current_request().language
        self._own_ids = tuple(child.id for child in view.children)
        self.rules = rules_text(view.rules, language)
        self.takes_proofs = view.rules.takes_proofs
        self.children = [
            ReportChildLine(
                f"{CHILD}{child.id}", child.label, routes.year_of_child(child.id, language)
            )
            for child in view.children
        ]
        self.reasons = [LeaveOptionLine(one, one) for one in view.rules.reasons]
        self.subjects = [LeaveOptionLine(str(one.subject_id), one.name) for one in view.subjects]
        self.requests = [_line(row, language) for row in view.rows]


def typed_leave(form: Mapping[str, Any]) -> dict[str, Any]:
    """The form with None for what was left empty, and numbers as such."""
    typed = {name: None if name in _MAY_BE_EMPTY and not it else it for name, it in form.items()}
    return {**typed, **{name: number(typed[name]) for name in _NUMBERS if typed.get(name)}}


def rules_text(rules: LeaveRulesView, language: str) -> list[str]:
    """What one has to know before one types: in time, for what, and who decides."""
    sentences = [
        t("leave-rule-deadline", language, count=rules.deadline_days),
        t("leave-rule-decides", language, count=rules.class_teacher_days),
        t("leave-rule-holidays", language) if rules.holidays_by_head else "",
        t("leave-rule-pending", language),
    ]
    return list(filter(None, sentences))


def applied_text(view: AppliedView, language: str) -> str:
    """What is applied for now, and what speaks against counting on it."""
    names = ", ".join(view.children)
    days = span_text(view.span, language)
    sentences = [
        t("leave-applied-now", language, children=names, days=days),
        t("absences-mails", language, count=view.mails),
        t("leave-was-late", language) if view.is_late else "",
        t("leave-is-beside-holidays", language) if view.is_beside_holidays else "",
    ]
    return " ".join(filter(None, sentences))


def leave_tone(state: LeaveState) -> str:
    """The colour of a state's word."""
    tones = {LeaveState.APPROVED: "success", LeaveState.REFUSED: "danger"}
    return tones.get(state, "info")


def _line(row: OwnLeaveRow, language: str) -> OwnLeaveLine:
    about, decision = row.row, row.decision
    when = day_and_time(about.applied_at, language)
    is_decided = about.state in DECIDED
    return OwnLeaveLine(
        id=about.request_id,
        child=row.child.label,
        when=leave_text(about, language),
        reason=row.reason,
        text=row.text,
        told=leave_told(about.source, about.applied_by, when, language),
        state=t(f"leave-state-{about.state}", language),
        tone=leave_tone(about.state),
        decided=t("leave-decided", language, when=day_and_time(decision.at, language))
        if decision and is_decided
        else "",
        answer=decision.text if decision and is_decided else "",
        is_late=about.is_late,
        may_withdraw=row.may_withdraw,
        paper=routes.leave_paper(about.request_id, language) if is_decided else "",
        proof=file_lines([row.proof], language) if row.proof else [],
    )


def leave_told(source: Source, who: str, when: str, language: str) -> str:
    """Who has applied, and when; a guardian whose account is gone is not named."""
    if source is Source.GUARDIAN and who:
        return t("leave-told-by", language, who=who, when=when)
    return t(f"leave-told-{source}", language, when=when)
