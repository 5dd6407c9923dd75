"""Leave on paper: the school's decision, and the form for families without access."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.documents.typeset import typeset
from elternportal.domain.absences import AwaySpan
from elternportal.domain.leave import LeaveState
from elternportal.domain.names import pupil_name
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.models.absences import LeaveRequest
from elternportal.models.school import Pupil, SchoolClass
from elternportal.school_settings.identity import LANGUAGE, SCHOOL_NAME
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.absences.leave_own import DECISIONS
from elternportal.services.absences.leave_rows import LeaveRow, leave_query, leave_row, steps_of
from elternportal.services.absences.leave_rules import LeaveRulesView, leave_rules
from elternportal.services.absences.leave_scope import is_own_leave, visible_to_staff
from elternportal.services.absences.words import subject_text
from elternportal.services.finding import find_for_office

NOBODY = 0  # instead of a child's id: the empty form


@dataclass(frozen=True, slots=True)
class DecisionPaper:
    """A decision as it is printed, in the school's language; not on it is why one applied."""

    row: LeaveRow
    answer: str
    decided_by: str
    decided_on: str
    school: str
    language: str


@dataclass(frozen=True, slots=True)
class FormPaper:
    """The form to fill in by hand; ``child`` is empty on a form for anybody."""

    child: str
    rules: LeaveRulesView
    school: str
    language: str


def read_decision_paper(session: Session, actor: Actor, request_id: int) -> DecisionPaper:
    """The decision that holds now, for the child's guardians and whoever looks after it.

    Raises:
        NotFound: there is none, or it is none of theirs.
    """
    readable = is_own_leave(actor) | visible_to_staff(actor)
    decided = col(LeaveRequest.state).in_([LeaveState.APPROVED, LeaveState.REFUSED])
    found = session.execute(
        leave_query((col(LeaveRequest.id) == request_id) & readable & decided)
    ).first()
    if found is None:
        raise NotFound()
    steps = [one for one in steps_of(session, [request_id])[request_id] if one.kind in DECISIONS]
    school = school_settings(session)
    language = school[LANGUAGE]
    return DecisionPaper(
        row=leave_row(found),
        answer=steps[-1].text,
        decided_by=steps[-1].by,
        decided_on=date_with_year(clock.to_school(steps[-1].at).date(), language),
        school=school[SCHOOL_NAME],
        language=language,
    )


def printed_decision(paper: DecisionPaper) -> bytes:
    """The decision as PDF."""
    row, language = paper.row, paper.language
    child = f"{row.name} ({row.class_name})"
    about = t("leave-paper-about", language, child=child, days=_days(row.span, language))
    exemption = ""
    if row.is_exemption:
        exemption = t("leave-exempted", language, subject=subject_text(row.subject, language))
    paragraphs = [
        about,
        exemption,
        t(f"leave-paper-{row.state}", language),
        paper.answer,
        t("leave-paper-decided", language, day=paper.decided_on, who=paper.decided_by or "–"),
        t("leave-paper-without-signature", language),
    ]
    return _sheet(t("leave-paper-title", language), paper.school, language, paragraphs, [])


def read_form_paper(session: Session, actor: Actor, pupil_id: int) -> FormPaper:
    """The form for a child, or with :data:`NOBODY` for anybody.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such child, or it has left.
    """
    actor.require(*ADMINISTRATION)
    school = school_settings(session)
    return FormPaper(
        child=_child(session, actor, pupil_id) if pupil_id else "",
        rules=leave_rules(session),
        school=school[SCHOOL_NAME],
        language=school[LANGUAGE],
    )


def printed_form(paper: FormPaper) -> bytes:
    """The form as PDF: the rules, the reasons to tick, and lines to fill in."""
    rules, language = paper.rules, paper.language
    paragraphs = [
        t("leave-rule-deadline", language, count=rules.deadline_days),
        t("leave-rule-pending", language),
        "   ".join(f"□ {reason}" for reason in rules.reasons),
    ]
    child = t("leave-form-child", language)
    lines = [
        f"{child} {paper.child}".strip(),
        *(
            t(f"leave-form-{name}", language)
            for name in ("from", "until", "lessons", "subject", "text", "signature")
        ),
    ]
    return _sheet(t("leave-form-title", language), paper.school, language, paragraphs, lines)


def _sheet(
    title: str, school: str, language: str, paragraphs: list[str], lines: list[str]
) -> bytes:
    data = {"school": school, "paragraphs": [one for one in paragraphs if one], "lines": lines}
    return typeset("sheet", language, title, data)


def _child(session: Session, actor: Actor, pupil_id: int) -> str:
    pupil = find_for_office(session, actor, Pupil, pupil_id)
    if not pupil.is_active:
        raise NotFound()
    name = session.exec(
        select(SchoolClass.short_name).where(col(SchoolClass.id) == pupil.class_id)
    ).first()
    return pupil_name(pupil.first_name, pupil.surname, name or "")


def _days(span: AwaySpan, language: str) -> str:
    """23.11.2026, ab der 3. Stunde – 24.11.2026"""
    begins = _lesson("from", span.first_lesson, language)
    ends = _lesson("until", span.last_lesson, language)
    first = date_with_year(span.first_day, language)
    if span.first_day == span.last_day:
        return ", ".join(filter(None, (first, begins, ends)))
    last = date_with_year(span.last_day, language)
    return " – ".join(", ".join(filter(None, one)) for one in ((first, begins), (last, ends)))


def _lesson(which: str, lesson: int | None, language: str) -> str:
    return "" if lesson is None else t(f"absences-{which}-lesson", language, lesson=str(lesson))
