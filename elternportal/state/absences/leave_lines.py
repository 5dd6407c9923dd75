"""Applications for leave in words, for whoever comments and decides."""

from dataclasses import dataclass

from elternportal import routes
from elternportal.domain.leave import REQUEST, STAFF_LEAVE, LeaveState
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.services.absences.leave_desk import LeaveView
from elternportal.services.absences.leave_rows import LeaveRow, StepRow
from elternportal.state.absences.leave import DECIDED, leave_told, leave_tone
from elternportal.state.absences.words import leave_text
from elternportal.state.file_views import FileLine, file_lines
from elternportal.state.listing import list_address


@dataclass
class LeaveLine:
    """An application in the list, without why."""

    id: int
    name: str
    when: str
    told: str
    state: str
    tone: str
    is_late: bool
    href: str


@dataclass
class StepLine:
    """What somebody did about it, in a sentence, and what it wrote."""

    told: str
    text: str


@dataclass
class OpenLeaveLine:
    """The opened application."""

    id: int
    name: str
    when: str
    told: str
    reason: str
    text: str
    state: str
    tone: str
    facts: list[str]
    steps: list[StepLine]
    proof: list[FileLine]
    paper: str
    may_decide: bool
    may_approve: bool
    may_refuse: bool
    may_withdraw: bool


def leave_line(row: LeaveRow, language: str) -> LeaveLine:
    """One line of the list."""
    when = day_and_time(row.applied_at, language)
    return LeaveLine(
        id=row.request_id,
        name=f"{row.name} ({row.class_name})",
        when=leave_text(row, language),
        told=leave_told(row.source, row.applied_by, when, language),
        state=t(f"leave-state-{row.state}", language),
        tone=leave_tone(row.state),
        is_late=row.is_late,
        href=list_address(STAFF_LEAVE, language, {REQUEST: row.request_id}),
    )


def opened_line(view: LeaveView, is_administration: bool, language: str) -> OpenLeaveLine:
    """The opened application, with what its reader may do about it."""
    row = view.row
    when = day_and_time(row.applied_at, language)
    names = [t(f"leave-decider-{who}", language) for who in sorted(view.deciders)]
    facts = [
        t("leave-school-days", language, count=view.school_days),
        t("leave-fact-late", language) if row.is_late else "",
        t("leave-fact-holidays", language) if view.is_beside_holidays else "",
        t("leave-fact-deciders", language, who=", ".join(names)),
    ]
    is_alive = row.state is not LeaveState.WITHDRAWN
    return OpenLeaveLine(
        id=row.request_id,
        name=f"{row.name} ({row.class_name})",
        when=leave_text(row, language),
        told=leave_told(row.source, row.applied_by, when, language),
        reason=view.reason,
        text=view.text,
        state=t(f"leave-state-{row.state}", language),
        tone=leave_tone(row.state),
        facts=list(filter(None, facts)),
        steps=[_step(step, language) for step in view.steps],
        proof=file_lines([view.proof], language) if view.proof else [],
        paper=routes.leave_paper(row.request_id, language) if row.state in DECIDED else "",
        may_decide=view.may_decide and is_alive,
        may_approve=row.state is not LeaveState.APPROVED,
        may_refuse=row.state is not LeaveState.REFUSED,
        may_withdraw=is_administration and row.state in {LeaveState.APPLIED, LeaveState.APPROVED},
    )


def _step(step: StepRow, language: str) -> StepLine:
    when = day_and_time(step.at, language)
    key = f"leave-step-{step.kind}"
    return StepLine(t(key, language, who=step.by or "–", when=when), step.text)
