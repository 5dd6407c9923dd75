"""Which certificates a family owes: looked over whenever an absence of the child has changed.

What a rule asks for is owed and told once; what no rule asks for any more, or whose absence does
not hold, is waived. A joined absence hands its certificate on to the one that tells of its days.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.absences import AbsenceKind
from elternportal.domain.certificates import (
    CertificateRules,
    CertificateState,
    CertificateWhy,
    missed,
    why_owed,
)
from elternportal.domain.day_duties import DayDuty
from elternportal.domain.people import Actor
from elternportal.models.absences import Absence, Certificate, CertificateDuty
from elternportal.models.base import id_of
from elternportal.school_settings.snapshot import active_modules, school_settings
from elternportal.services.absences.certificate_mails import CertificateTold, tell_of_certificate
from elternportal.services.absences.certificate_settings import (
    CERTIFICATE_AFTER_DAYS,
    CERTIFICATE_AT_EXAMS,
    CERTIFICATE_WITHIN_DAYS,
)
from elternportal.services.absences.joining import announce_absence, span_of
from elternportal.services.absences.scope import find_for_record, is_open
from elternportal.services.audit import record
from elternportal.services.school import lock_family, next_school_day, school_days

LONGEST_ABOUT = 400
LOOKED_OVER = timedelta(days=60)  # what ended longer ago stays as it is


def review_certificates(session: Session, pupil_id: int) -> None:
    """Bring what the child's family owes in line with its absences and the school's rules."""
    session.flush()
    known = _handed_on(session, pupil_id)
    since = clock.today() - LOOKED_OVER
    absences = session.scalars(
        select(Absence)
        .where(col(Absence.pupil_id) == pupil_id, is_open(), col(Absence.last_day) >= since)
        .order_by(col(Absence.first_day))
    ).all()
    for absence in absences:
        exams = _exams_missed(session, absence)
        why = _why(session, absence, exams)
        certificate = known.pop(id_of(absence), None)
        if certificate is None and why is not None:
            _owe(session, absence, why, exams)
        elif certificate is not None:
            _fit(certificate, why, exams)
    for certificate in known.values():
        if certificate.state == CertificateState.OWED:
            _finish(certificate, CertificateState.WAIVED)


def ask_for_certificate(session: Session, actor: Actor, absence_id: int) -> None:
    """The office wants one for this absence, e.g. because there is doubt.

    Raises:
        NotAllowed, NotFound: see :func:`find_for_record`.
    """
    absence = find_for_record(session, actor, absence_id)
    lock_family(session, absence.pupil_id)
    query = select(Certificate).where(col(Certificate.absence_id) == absence_id)
    certificate = session.scalars(query).first()
    if certificate is None:
        _owe(session, absence, CertificateWhy.ASKED, _exams_missed(session, absence))
    elif certificate.state == CertificateState.WAIVED:
        certificate.why, certificate.state = CertificateWhy.ASKED, CertificateState.OWED
        certificate.done_at, certificate.due_day = None, _due_day(session)
        tell_of_certificate(session, certificate, CertificateTold.OWED)
    else:
        return
    record(session, actor.account_id, "certificate-asked", "absence", absence_id)
    announce_absence(session, absence.pupil_id)


def _exams_missed(session: Session, absence: Absence) -> list[DayDuty]:
    """What the child must not miss and lies in an absence, as far as its family may know it."""
    first, last = absence.first_day, absence.last_day
    duties = [
        duty
        for module in active_modules(session)
        if module.day_duties
        for duty in module.day_duties(session, absence.pupil_id, first, last)
    ]
    return missed(span_of(absence), duties)


def _handed_on(session: Session, pupil_id: int) -> dict[int, Certificate]:
    """The child's certificates by the absence that tells of their days now."""
    query = select(Certificate).where(col(Certificate.pupil_id) == pupil_id)
    found = {one.absence_id: one for one in session.scalars(query.with_for_update())}
    for certificate in list(found.values()):
        absence = session.get_one(Absence, certificate.absence_id, populate_existing=True)
        while absence.joined_into_id is not None:
            absence = session.get_one(Absence, absence.joined_into_id, populate_existing=True)
        if id_of(absence) not in found:
            found[id_of(absence)] = found.pop(certificate.absence_id)
            certificate.absence_id = id_of(absence)
    session.flush()
    return found


def _why(session: Session, absence: Absence, exams: Sequence[DayDuty]) -> CertificateWhy | None:
    school = school_settings(session)
    span = span_of(absence)
    has_to = select(col(CertificateDuty.id)).where(
        col(CertificateDuty.pupil_id) == absence.pupil_id,
        col(CertificateDuty.first_day) <= span.last_day,
        col(CertificateDuty.last_day) >= span.first_day,
    )
    return why_owed(
        AbsenceKind(absence.kind),
        span,
        len(school_days(session, span.first_day, span.last_day)),
        exams,
        session.scalars(has_to).first() is not None,
        CertificateRules(school[CERTIFICATE_AFTER_DAYS], school[CERTIFICATE_AT_EXAMS]),
    )


def _owe(session: Session, absence: Absence, why: CertificateWhy, exams: Sequence[DayDuty]) -> None:
    certificate = Certificate(
        pupil_id=absence.pupil_id,
        absence_id=id_of(absence),
        why=why,
        about=_about(exams),
        asked_at=clock.now(),
        due_day=_due_day(session),
    )
    session.add(certificate)
    session.flush()
    tell_of_certificate(session, certificate, CertificateTold.OWED)


def _fit(certificate: Certificate, why: CertificateWhy | None, exams: Sequence[DayDuty]) -> None:
    """By rule it is owed as long as a rule asks for it; what the office has asked for stays."""
    if certificate.state != CertificateState.OWED:
        return
    certificate.about = _about(exams)
    if why is not None:
        certificate.why = why
    elif certificate.why != CertificateWhy.ASKED:
        _finish(certificate, CertificateState.WAIVED)


def _about(exams: Sequence[DayDuty]) -> str:
    """Mathematik (26.11.), Englisch (27.11.)"""
    return ", ".join(f"{one.name} ({one.day:%d.%m.})" for one in exams)[:LONGEST_ABOUT]


def _finish(certificate: Certificate, state: CertificateState) -> None:
    certificate.state, certificate.done_at = state, clock.now()


def _due_day(session: Session) -> date:
    """So many days from today, on a day with school."""
    day = clock.today() + timedelta(days=school_settings(session)[CERTIFICATE_WITHIN_DAYS])
    return next_school_day(session, day - timedelta(days=1)) or day
