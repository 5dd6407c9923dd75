"""The office's list of certificates: what is owed, ticked off, waived; and who has to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict
from sqlalchemy import func, select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.absences import AwaySpan
from elternportal.domain.certificates import CertificateState, CertificateWhy
from elternportal.domain.names import pupil_name
from elternportal.domain.people import ADMINISTRATION, Actor, Role
from elternportal.errors import NotFound
from elternportal.models.absences import Absence, Certificate, CertificateDuty
from elternportal.models.base import id_of, known_id
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.absences.certificate_mails import (
    CertificateTold,
    tell_of_certificate,
    tell_of_duty,
)
from elternportal.services.absences.certificates import review_certificates
from elternportal.services.absences.joining import announce_absence, span_of
from elternportal.services.absences.rules import NotForwards
from elternportal.services.audit import record
from elternportal.services.finding import find_for_office
from elternportal.services.school import lock_family
from elternportal.services.typed_fields import Day

DONE_SHOWN = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate and the days of its absence; never why the child was away."""

    certificate_id: int
    name: str
    class_name: str
    span: AwaySpan
    why: CertificateWhy
    about: str
    state: CertificateState
    due_day: date
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class OwedCertificate:
    """Until when a family owes one; ``about`` names exams that are missed."""

    due_day: date
    about: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A child that needs a certificate for each absence of these days."""

    duty_id: int
    name: str
    class_name: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class CertificatesView:
    """What is owed, the longest due first; what was settled lately; and today's duties."""

    owed: Sequence[CertificateRow]
    settled: Sequence[CertificateRow]
    duties: Sequence[DutyRow]
    may_oblige: bool


class DutyDraft(BaseModel):
    """From when to when a child needs a certificate for each absence."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    first_day: Day
    last_day: Day


def read_certificates(session: Session, actor: Actor) -> CertificatesView:
    """All that the office has to look after.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    is_owed = col(Certificate.state) == CertificateState.OWED
    is_settled_lately = col(Certificate.done_at) > clock.now() - DONE_SHOWN
    found = session.execute(
        select(Certificate, Absence, Pupil, col(SchoolClass.short_name))
        .join(Absence, col(Absence.id) == col(Certificate.absence_id))
        .join(Pupil, col(Pupil.id) == col(Certificate.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Pupil.is_active))
        .where(is_owed | is_settled_lately)
        .order_by(col(Certificate.due_day), col(Pupil.surname), col(Certificate.id))
    )
    rows = [_row(*one) for one in found]
    return CertificatesView(
        owed=[row for row in rows if row.state is CertificateState.OWED],
        settled=[row for row in rows if row.state is not CertificateState.OWED],
        duties=_duties(session),
        may_oblige=actor.has(Role.HEAD),
    )


def settle_certificate(
    session: Session, actor: Actor, certificate_id: int, state: CertificateState
) -> None:
    """It was handed in, or is not wanted any more; :attr:`CertificateState.OWED` undoes that.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotFound: there is no such certificate.
    """
    certificate = find_for_office(session, actor, Certificate, certificate_id)
    session.refresh(certificate, with_for_update=True)
    if certificate.state == state:
        return
    certificate.state = state
    certificate.done_at = None if state is CertificateState.OWED else clock.now()
    if state is CertificateState.OWED:
        certificate.why = CertificateWhy.ASKED  # somebody wants it, whatever the rules say
    record(session, actor.account_id, f"certificate-{state}", "certificate", certificate_id)
    announce_absence(session, certificate.pupil_id)


def oblige_child(session: Session, actor: Actor, pupil_id: int, draft: DutyDraft) -> None:
    """The head decides that a child needs a certificate for each absence; the family is told.

    Raises:
        NotAllowed: the actor is not the head.
        NotFound: there is no such child, or it has left.
        NotForwards
    """
    actor.require(Role.HEAD)
    pupil = session.get(Pupil, pupil_id)
    if pupil is None or not pupil.is_active:
        raise NotFound()
    if draft.last_day < draft.first_day:
        raise NotForwards()
    lock_family(session, pupil_id)
    duty = CertificateDuty(
        pupil_id=pupil_id,
        first_day=draft.first_day,
        last_day=draft.last_day,
        set_by=actor.account_id or None,
    )
    session.add(duty)
    session.flush()
    record(session, actor.account_id, "certificate-duty", "certificate_duty", id_of(duty))
    tell_of_duty(session, duty)
    review_certificates(session, pupil_id)
    announce_absence(session, pupil_id)


def release_child(session: Session, actor: Actor, duty_id: int) -> None:
    """From today on no more: what is owed by it alone is waived.

    Raises:
        NotAllowed: the actor is not the head.
        NotFound: there is no such duty.
    """
    actor.require(Role.HEAD)
    duty = session.get(CertificateDuty, duty_id)
    if duty is None:
        raise NotFound()
    lock_family(session, duty.pupil_id)
    session.delete(duty)
    record(session, actor.account_id, "certificate-duty-ended", "certificate_duty", duty_id)
    review_certificates(session, duty.pupil_id)
    announce_absence(session, duty.pupil_id)


def certificates_overdue(session: Session) -> Sequence[int]:
    """What is due today or before, and nobody has been reminded of."""
    ids = session.scalars(
        select(col(Certificate.id)).where(
            col(Certificate.state) == CertificateState.OWED,
            col(Certificate.due_day) <= clock.today(),
            col(Certificate.reminded_at).is_(None),
        )
    )
    return [known_id(one) for one in ids]


def remind_of_certificate(session: Session, certificate_id: int) -> None:
    """Remind the guardians once; whom no mail reaches, the office tells."""
    query = select(Certificate).where(col(Certificate.id) == certificate_id)
    certificate = session.scalars(query.with_for_update()).first()
    if certificate is None or certificate.state != CertificateState.OWED:
        return
    if certificate.reminded_at is None:
        certificate.reminded_at = clock.now()
        tell_of_certificate(session, certificate, CertificateTold.REMINDED)


def owed_certificates(session: Session, actor: Actor) -> int:
    """How many are overdue, for the office's menu."""
    if not actor.is_administration:
        return 0
    query = select(func.count()).select_from(Certificate)
    overdue = query.where(
        col(Certificate.state) == CertificateState.OWED,
        col(Certificate.due_day) <= clock.today(),
    )
    return session.scalar(overdue) or 0


def certificates_of(session: Session, absence_ids: Sequence[int]) -> Mapping[int, OwedCertificate]:
    """What is owed for these absences, by their ids; the caller has checked whose they are."""
    query = select(Certificate).where(
        col(Certificate.absence_id).in_(absence_ids),
        col(Certificate.state) == CertificateState.OWED,
    )
    return {
        one.absence_id: OwedCertificate(one.due_day, one.about) for one in session.scalars(query)
    }


def _duties(session: Session) -> list[DutyRow]:
    found = session.execute(
        select(CertificateDuty, Pupil, col(SchoolClass.short_name))
        .join(Pupil, col(Pupil.id) == col(CertificateDuty.pupil_id))
        .outerjoin(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .where(col(Pupil.is_active), col(CertificateDuty.last_day) >= clock.today())
        .order_by(col(Pupil.surname), col(Pupil.first_name), col(CertificateDuty.id))
    )
    return [
        DutyRow(
            id_of(duty),
            pupil_name(pupil.first_name, pupil.surname),
            class_name or "",
            duty.first_day,
            duty.last_day,
        )
        for duty, pupil, class_name in found
    ]


def _row(
    certificate: Certificate, absence: Absence, pupil: Pupil, class_name: str | None
) -> CertificateRow:
    return CertificateRow(
        certificate_id=id_of(certificate),
        name=pupil_name(pupil.first_name, pupil.surname),
        class_name=class_name or "",
        span=span_of(absence),
        why=CertificateWhy(certificate.why),
        about=certificate.about,
        state=CertificateState(certificate.state),
        due_day=certificate.due_day,
        is_overdue=certificate.due_day <= clock.today(),
    )
