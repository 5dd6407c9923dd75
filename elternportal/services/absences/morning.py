"""The office's morning: who is away on a day, and that the office has taken note of it.

Two people work on it at once: to record what the other one has recorded changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.absences import AbsenceKind, AbsenceState, AwaySpan, Source
from elternportal.domain.names import pupil_name
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import Conflict, NotFound
from elternportal.models.absences import Absence
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.absences.certificate_desk import OwedCertificate, certificates_of
from elternportal.services.absences.certificates import review_certificates
from elternportal.services.absences.joining import announce_absence, span_of, write_absence
from elternportal.services.absences.mails import Told, tell_guardians
from elternportal.services.absences.reporting import AbsenceDraft
from elternportal.services.absences.rules import NoSchool, NotForwards
from elternportal.services.absences.scope import find_for_record, is_open
from elternportal.services.audit import record
from elternportal.services.finding import find_for_office
from elternportal.services.school import is_school_day, next_school_day


class IsLeave(Conflict):
    """Approved leave ends by another decision, or because the family withdraws it."""

    key = "absences-error-is-leave"


@dataclass(frozen=True, slots=True)
class MorningRow:
    """A child that is away on the day; the office sees why, and who has said so."""

    absence_id: int
    first_name: str
    surname: str
    class_name: str
    span: AwaySpan
    kind: AbsenceKind
    remark: str
    source: Source
    is_late: bool
    is_recorded: bool
    reported_by: str
    reported_at: datetime
    certificate: OwedCertificate | None

    @property
    def name(self) -> str:
        return pupil_name(self.first_name, self.surname)


@dataclass(frozen=True, slots=True)
class MorningView:
    """What is not recorded stands first, by lesson, class and name; then the rest likewise."""

    day: date
    is_school_day: bool
    rows: Sequence[MorningRow]
    classes: Sequence[str]
    unrecorded: int
    recorded: int


@dataclass(frozen=True, slots=True)
class MorningAsked:
    """A day, and one class if it is named; without a day, today or the next one with school."""

    day: date | None = None
    class_name: str = ""


@dataclass(frozen=True, slots=True)
class NoteByPhone:
    """What somebody has told the office about a child."""

    pupil_id: int
    draft: AbsenceDraft


def read_morning(session: Session, actor: Actor, asked: MorningAsked) -> MorningView:
    """Who is away on a day.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    day = asked.day or _day_to_begin_with(session)
    found = session.execute(
        select(Absence, Pupil, col(SchoolClass.short_name), col(Account.name))
        .join(Pupil, col(Pupil.id) == col(Absence.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .outerjoin(Account, col(Account.id) == col(Absence.reported_by))
        .where(is_open(), col(Pupil.is_active))
        .where(col(Absence.first_day) <= day, col(Absence.last_day) >= day)
    ).all()
    owed = certificates_of(session, [id_of(absence) for absence, *_ in found])
    everybody = sorted(
        (
            _row(absence, pupil, class_name, who, owed.get(id_of(absence)))
            for absence, pupil, class_name, who in found
        ),
        key=lambda row: _place(row, day),
    )
    rows = [row for row in everybody if asked.class_name in {"", row.class_name}]
    return MorningView(
        day=day,
        is_school_day=is_school_day(session, day),
        rows=rows,
        classes=sorted({row.class_name for row in everybody}),
        unrecorded=sum(not row.is_recorded for row in everybody),
        recorded=sum(row.is_recorded for row in everybody),
    )


def note_reading(session: Session, actor: Actor, day: date) -> None:
    """Write down who has opened the page that says why children are away (absences.md, *Canary*).

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    record(session, actor.account_id, "absences-read", "absence", None, day=day.isoformat())


def record_absence(session: Session, actor: Actor, absence_id: int) -> None:
    """The office has taken note of it.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_record`.
    """
    absence = find_for_record(session, actor, absence_id)
    if absence.state == AbsenceState.RECORDED:
        return
    _set_recorded(absence, actor)
    record(session, actor.account_id, "absence-recorded", "absence", absence_id)
    announce_absence(session, absence.pupil_id)


def take_back_record(session: Session, actor: Actor, absence_id: int) -> None:
    """It was recorded by mistake: it waits again.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_record`.
    """
    absence = find_for_record(session, actor, absence_id)
    if absence.state == AbsenceState.REPORTED:
        return
    absence.state, absence.recorded_by, absence.recorded_at = AbsenceState.REPORTED, None, None
    record(session, actor.account_id, "absence-record-taken-back", "absence", absence_id)
    announce_absence(session, absence.pupil_id)


def clear_remark(session: Session, actor: Actor, absence_id: int) -> None:
    """Take a remark away in which somebody wrote more than the school may keep.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_record`.
    """
    absence = find_for_record(session, actor, absence_id)
    absence.remark = ""
    record(session, actor.account_id, "absence-remark-cleared", "absence", absence_id)
    announce_absence(session, absence.pupil_id)


def cancel_absence(session: Session, actor: Actor, absence_id: int) -> None:
    """It was entered by mistake; the guardians hear that it does not hold.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_record`.
        IsLeave
    """
    absence = find_for_record(session, actor, absence_id)
    if absence.source == Source.LEAVE:
        raise IsLeave()
    absence.state = AbsenceState.WITHDRAWN
    session.flush()
    review_certificates(session, absence.pupil_id)
    tell_guardians(session, absence, Told.WITHDRAWN)
    record(session, actor.account_id, "absence-cancelled", "absence", absence_id)
    announce_absence(session, absence.pupil_id)


def note_by_phone(session: Session, actor: Actor, command: NoteByPhone) -> str:
    """Enter what a family has told the office; it counts as recorded. Returns the child's name.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_office`; also a child that has left.
        NotForwards, NoSchool
    """
    pupil = find_for_office(session, actor, Pupil, command.pupil_id)
    if not pupil.is_active:
        raise NotFound()
    span = command.draft.span
    if not span.is_forwards:
        raise NotForwards()
    if not is_school_day(session, span.first_day):
        raise NoSchool()
    draft = command.draft
    written = write_absence(
        session, actor, id_of(pupil), span, kind=draft.kind, remark=draft.remark, is_late=False
    )
    if written is not None:
        _set_recorded(written, actor)
        review_certificates(session, written.pupil_id)
        tell_guardians(session, written, Told.REPORTED)
        record(session, actor.account_id, "absence-noted", "absence", id_of(written))
    return pupil_name(pupil.first_name, pupil.surname)


def _day_to_begin_with(session: Session) -> date:
    today = clock.today()
    if is_school_day(session, today):
        return today
    return next_school_day(session, today) or today


def _set_recorded(absence: Absence, actor: Actor) -> None:
    absence.state = AbsenceState.RECORDED
    absence.recorded_by, absence.recorded_at = actor.account_id or None, clock.now()


def _row(
    absence: Absence,
    pupil: Pupil,
    class_name: str | None,
    reported_by: str | None,
    certificate: OwedCertificate | None,
) -> MorningRow:
    return MorningRow(
        absence_id=id_of(absence),
        first_name=pupil.first_name,
        surname=pupil.surname,
        class_name=class_name or "",
        span=span_of(absence),
        kind=AbsenceKind(absence.kind),
        remark=absence.remark,
        source=Source(absence.source),
        is_late=absence.is_late,
        is_recorded=absence.state == AbsenceState.RECORDED,
        reported_by=reported_by or "",
        reported_at=absence.reported_at,
        certificate=certificate,
    )


def _place(row: MorningRow, day: date) -> tuple[bool, bool, int, str, str, int]:
    """Unexplained ones before all others."""
    begins_today = row.span.first_day == day and row.span.first_lesson is not None
    first_lesson = (row.span.first_lesson or 0) if begins_today else -1
    return (
        row.is_recorded,
        row.source is not Source.TEACHER,
        first_lesson,
        row.class_name,
        row.name,
        row.absence_id,
    )
