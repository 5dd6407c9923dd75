"""What a fresh school has to do about accounts: invite its teachers, post PINs to the families."""

from sqlalchemy import exists, select
from sqlmodel import Session, col

from elternportal.models.access import Account, ActivationPin
from elternportal.services.school import has_children


def teachers_are_invited(session: Session) -> bool:
    """Whether any teacher has an account: it is made by the invitation."""
    return bool(session.scalar(select(exists().where(col(Account.teacher_id).is_not(None)))))


def were_pins_issued(session: Session) -> bool:
    """Whether a family could register, or has: used PINs may be gone."""
    has_registered = select(col(Account.id)).where(has_children(col(Account.id))).exists()
    is_issued = select(col(ActivationPin.id)).exists()
    return bool(session.scalar(select(is_issued | has_registered)))
