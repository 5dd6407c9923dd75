"""The mail to all guardians about a certificate: the days and until when; no reason, no name."""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.absences import REPORT
from elternportal.domain.certificates import CertificateState
from elternportal.i18n.dates import day
from elternportal.mail.kinds import MailKind
from elternportal.mail.notify import notify
from elternportal.models.absences import Absence, Certificate, CertificateDuty
from elternportal.models.base import id_of
from elternportal.models.mail import OutboxMail
from elternportal.services.school import ask_to_call, guardians_of


class CertificateTold(StrEnum):
    """What the mail says; the sentences choose by it."""

    OWED = "owed"
    REMINDED = "reminded"


def _while_owed(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """Nothing is asked for that was handed in or is not owed any more."""
    certificate = session.get(Certificate, mail.params["certificate_id"])
    if certificate is None or certificate.state != CertificateState.OWED:
        return None
    absence = session.get_one(Absence, certificate.absence_id)
    days = [day(one, mail.language) for one in sorted({absence.first_day, absence.last_day})]
    return {
        "what": mail.params["what"],
        "days": " – ".join(days),
        "due": day(certificate.due_day, mail.language),
    }


CERTIFICATE_TOLD = MailKind(  # params: certificate_id, what
    template="certificate",
    render=_while_owed,
    page=REPORT,
)


def _days_of_duty(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """Nothing is told of a duty that was ended before."""
    duty = session.get(CertificateDuty, mail.params["duty_id"])
    if duty is None:
        return None
    return {
        "first": day(duty.first_day, mail.language),
        "last": day(duty.last_day, mail.language),
    }


CERTIFICATE_DUTY = MailKind(  # params: duty_id
    template="certificate-duty",
    render=_days_of_duty,
    page=REPORT,
)


def tell_of_duty(session: Session, duty: CertificateDuty) -> None:
    """Mail all guardians; whom no mail reaches, the office calls or hands a note."""
    guardians = [one.account_id for one in guardians_of(session, duty.pupil_id)]
    event, params = f"certificate-duty-{id_of(duty)}", {"duty_id": id_of(duty)}
    if not notify(session, CERTIFICATE_DUTY, guardians, event=event, params=params):
        _ask_to_call(session, duty.pupil_id, "certificate-duty", duty.first_day)


def tell_of_certificate(session: Session, certificate: Certificate, what: CertificateTold) -> None:
    """Mail all guardians; whom no mail reaches, the office calls or hands a note."""
    guardians = [one.account_id for one in guardians_of(session, certificate.pupil_id)]
    params = {"certificate_id": id_of(certificate), "what": what.value}
    event = f"certificate-{id_of(certificate)}-{what}"
    if not notify(session, CERTIFICATE_TOLD, guardians, event=event, params=params):
        kind = f"certificate-{what}"
        _ask_to_call(session, certificate.pupil_id, kind, certificate.due_day)


def _ask_to_call(session: Session, pupil_id: int, kind: str, on: date) -> None:
    at = datetime.combine(on, time(8), tzinfo=clock.SCHOOL_ZONE)
    ask_to_call(session, pupil_id, kind, starts_at=at.isoformat())
