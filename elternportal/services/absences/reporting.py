"""Guardians report their children ill, extend and withdraw it, and see what they reported."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.absences import (
    KINDS_OF_FAMILIES,
    LONGEST_REMARK,
    AbsenceKind,
    AbsenceState,
    AwaySpan,
    Source,
)
from elternportal.domain.people import Actor, Role
from elternportal.domain.school_calendar import FIRST_LESSON, LAST_LESSON
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.models.absences import Absence
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.absences.certificate_desk import OwedCertificate, certificates_of
from elternportal.services.absences.certificates import review_certificates
from elternportal.services.absences.joining import (
    announce_absence,
    join,
    part_again,
    span_of,
    write_absence,
)
from elternportal.services.absences.mails import Told, tell_guardians
from elternportal.services.absences.rules import NotForwards, is_late, refuse_unfit, reportable_days
from elternportal.services.absences.scope import find_reported, is_open, is_own, read_own
from elternportal.services.absences.settings import DEADLINE
from elternportal.services.audit import record
from elternportal.services.school import ChildView, own_children, school_year
from elternportal.services.typed_fields import Day

_Lesson = Annotated[int, Field(ge=FIRST_LESSON, le=LAST_LESSON)]


class RecordedAlready(Conflict):
    """The school has taken note: the child can only come back earlier."""

    key = "absences-error-recorded"


class AbsenceDraft(BaseModel):
    """Days of absence as they are typed. No last day means the first one, no lesson all of them."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    first_day: Day
    last_day: Day | None = None
    first_lesson: _Lesson | None = None
    last_lesson: _Lesson | None = None
    kind: AbsenceKind = AbsenceKind.ILL
    remark: Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_REMARK)] = ""

    @property
    def span(self) -> AwaySpan:
        last = self.last_day or self.first_day
        return AwaySpan(self.first_day, last, self.first_lesson, self.last_lesson)


@dataclass(frozen=True, slots=True)
class ReportAbsence:
    """Several children at once, e.g. siblings who have caught the same."""

    pupil_ids: tuple[int, ...]
    draft: AbsenceDraft


@dataclass(frozen=True, slots=True)
class ReportedView:
    """What came of a report: children who are noted now, and how many mails go out."""

    children: tuple[str, ...]
    known_before: tuple[str, ...]
    span: AwaySpan
    is_late: bool
    mails: int


@dataclass(frozen=True, slots=True)
class OwnAbsenceRow:
    """An absence of an own child; ``reported_by`` is empty if the person is not known any more."""

    absence_id: int
    child: ChildView
    span: AwaySpan
    kind: AbsenceKind
    remark: str
    is_late: bool
    is_recorded: bool
    is_to_come: bool
    source: Source
    reported_by: str
    reported_at: datetime
    certificate: OwedCertificate | None


@dataclass(frozen=True, slots=True)
class ReportFormView:
    """What the form begins with, and what was reported in this school year, the latest first.

    ``presumed_day`` is today until the ``deadline``, afterwards the next day with school; None in
    holidays without an end in sight. ``today`` is None if there is no school.
    """

    children: Sequence[ChildView]
    presumed_day: date | None
    today: date | None
    deadline: str
    rows: Sequence[OwnAbsenceRow]


def read_report_form(session: Session, actor: Actor) -> ReportFormView:
    """What a guardian sees before reporting.

    Raises:
        NotAllowed: the actor is no guardian.
    """
    actor.require(Role.PARENT)
    days = reportable_days(session)
    deadline = school_settings(session)[DEADLINE]
    return ReportFormView(
        children=own_children(session, actor),
        presumed_day=days.presumed,
        today=days.today,
        deadline=deadline.strftime("%H:%M"),
        rows=own_absences(session, actor),
    )


def report_absence(session: Session, actor: Actor, command: ReportAbsence) -> ReportedView:
    """Report own children away; all guardians of each hear of it by mail.

    Raises:
        NotAllowed: the actor is no guardian.
        NotFound: one of the children is not theirs.
        InvalidInput: the days do not fit (see ``rules.py``), no child is named, or the kind is not
            for families.
    """
    actor.require(Role.PARENT)
    draft = command.draft
    own = {child.id: child for child in own_children(session, actor)}
    if not command.pupil_ids or draft.kind not in KINDS_OF_FAMILIES:
        raise InvalidInput()
    if not own.keys() >= set(command.pupil_ids):
        raise NotFound()
    refuse_unfit(session, draft.span)
    late, mails = is_late(session, draft.span), 0
    new: list[str] = []
    known: list[str] = []
    for pupil_id in sorted(set(command.pupil_ids)):
        written = write_absence(
            session,
            actor,
            pupil_id,
            draft.span,
            kind=draft.kind,
            remark=draft.remark,
            is_late=late,
        )
        if written is None:
            known.append(own[pupil_id].name)
            continue
        new.append(own[pupil_id].name)
        review_certificates(session, pupil_id)
        mails += tell_guardians(session, written, Told.REPORTED)
        record(session, actor.account_id, "absence-reported", "absence", id_of(written))
    return ReportedView(tuple(new), tuple(known), draft.span, late, mails)


def explain_absence(session: Session, actor: Actor, absence_id: int) -> ReportedView:
    """Say that a child whom a teacher has missed is ill, as it was noted.

    Raises:
        NotAllowed, NotFound: see :func:`read_own`.
        InvalidInput: see :func:`report_absence`.
    """
    missed = read_own(session, actor, absence_id)
    draft = AbsenceDraft(
        first_day=missed.first_day,
        last_day=missed.last_day,
        first_lesson=missed.first_lesson,
        last_lesson=missed.last_lesson,
    )
    return report_absence(session, actor, ReportAbsence((missed.pupil_id,), draft))


def withdraw_absence(session: Session, actor: Actor, absence_id: int) -> None:
    """It is not so after all. What it was joined with stands again.

    Raises:
        NotFound: see :func:`find_reported`.
        RecordedAlready
    """
    absence = find_reported(session, actor, absence_id)
    if absence.state == AbsenceState.RECORDED:
        raise RecordedAlready()
    absence.state = AbsenceState.WITHDRAWN
    session.flush()
    part_again(session, absence_id)
    review_certificates(session, absence.pupil_id)
    tell_guardians(session, absence, Told.WITHDRAWN)
    record(session, actor.account_id, "absence-withdrawn", "absence", absence_id)
    announce_absence(session, absence.pupil_id)


def end_absence(session: Session, actor: Actor, absence_id: int, last_day: date) -> None:
    """The child is back earlier: ``last_day`` is the last one that it is away.

    Raises:
        NotFound: see :func:`withdraw_absence`.
        NotForwards: it would not end earlier, or before it began.
    """
    old = find_reported(session, actor, absence_id)
    if not old.first_day <= last_day < old.last_day:
        raise NotForwards()
    span = span_of(old).until(last_day)
    new = Absence(
        pupil_id=old.pupil_id,
        kind=old.kind,
        remark=old.remark,
        first_day=span.first_day,
        last_day=span.last_day,
        first_lesson=span.first_lesson,
        source=Source.GUARDIAN,
        is_late=old.is_late,
        reported_by=actor.account_id,
        reported_at=clock.now(),
    )
    session.add(new)
    session.flush()
    join(old, new)
    review_certificates(session, new.pupil_id)
    tell_guardians(session, new, Told.SHORTENED)
    record(session, actor.account_id, "absence-shortened", "absence", id_of(new))
    announce_absence(session, old.pupil_id)


def own_absences(session: Session, actor: Actor) -> list[OwnAbsenceRow]:
    """What is reported of own children in this school year, the latest first."""
    today = clock.today()
    children = {child.id: child for child in own_children(session, actor)}
    rows = session.execute(
        select(Absence, col(Account.name))
        .outerjoin(Account, col(Account.id) == col(Absence.reported_by))
        .where(is_own(actor), is_open())
        .where(col(Absence.last_day) >= school_year(session, today).first_day)
        .order_by(col(Absence.first_day).desc(), col(Absence.id).desc())
    ).all()
    owed = certificates_of(session, [id_of(absence) for absence, _ in rows])
    return [
        OwnAbsenceRow(
            absence_id=id_of(absence),
            child=children[absence.pupil_id],
            span=span_of(absence),
            kind=AbsenceKind(absence.kind),
            remark=absence.remark,
            is_late=absence.is_late,
            is_recorded=absence.state == AbsenceState.RECORDED,
            is_to_come=absence.last_day >= today,
            source=Source(absence.source),
            reported_by=name or "",
            reported_at=absence.reported_at,
            certificate=owed.get(id_of(absence)),
        )
        for absence, name in rows
    ]
