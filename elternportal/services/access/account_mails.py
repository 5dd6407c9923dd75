"""Mails to people about what was done to their accounts: queued, and what kinds there are.

They say what happened and whom to ask. The reason stays in the office: it may be about custody.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from sqlmodel import Session

from elternportal import routes
from elternportal.auth.mail_links import confirm_link, set_password_link
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.mail.kinds import MailKind
from elternportal.mail.outbox import enqueue
from elternportal.models.access import Account
from elternportal.models.mail import OutboxMail
from elternportal.services.access.link_mails import link_mail


def _password_link(_session: Session, mail: OutboxMail) -> Mapping[str, Any]:
    return {"link": set_password_link(str(mail.params["seed"]), mail.language)}


def _role_link(session: Session, mail: OutboxMail) -> Mapping[str, Any]:
    return {**_named_role(session, mail), "link": _confirm(mail, routes.CONFIRM_ROLE)}


def _email_link(_session: Session, mail: OutboxMail) -> Mapping[str, Any]:
    return {"link": _confirm(mail, routes.CONFIRM_EMAIL)}


def _confirm(mail: OutboxMail, what: str) -> str:
    return confirm_link(str(mail.params["seed"]), mail.language, what)


def _named_role(_session: Session, mail: OutboxMail) -> Mapping[str, Any]:
    """The role in the mail's language; of a teacher's it says whose, for whoever is not meant."""
    role = t(f"accounts-role-{mail.params['role']}", mail.language)
    return {"role": role, "teacher": str(mail.params.get("teacher", "none"))}


def _last_day(_session: Session, mail: OutboxMail) -> Mapping[str, Any]:
    return {"date": date_with_year(date.fromisoformat(mail.params["date"]), mail.language)}


LOCKED = MailKind(template="account-locked")
UNLOCKED = MailKind(template="account-unlocked", page=routes.SIGN_IN)
SIGNED_OUT = MailKind(template="account-signed-out", page=routes.SIGN_IN)
DELETED = MailKind(template="account-deleted")
ENDING = MailKind(template="account-ending", render=_last_day)  # params: date
EMAIL_CORRECTED = MailKind(template="account-email-corrected", page=routes.SIGN_IN)
# To the address that is no longer the account's.
EMAIL_LEFT = MailKind(template="account-email-left")
# The person changes the own address: to the new one, and a notice to the old one.
EMAIL_CONFIRM = link_mail("account-email-confirm", _email_link)
EMAIL_REQUESTED = MailKind(template="account-email-requested")
# Two accounts of one person were joined: to the one that stays, and to the other address.
JOINED = MailKind(template="account-joined", page=routes.SIGN_IN)
JOINED_AWAY = MailKind(template="account-joined-away")
CHILD_TAKEN_OFF = MailKind(template="account-child-taken-off")
CHILD_PUT_BACK = MailKind(template="account-child-put-back", page=routes.SIGN_IN)
INVITE_STAFF = link_mail("account-invite-staff", _password_link)
ROLE_OFFERED = link_mail("account-role-offered", _role_link)
ROLE_GIVEN = MailKind(template="account-role-given", render=_named_role, page=routes.SIGN_IN)
ROLE_TAKEN = MailKind(template="account-role-taken", render=_named_role)
# To whoever has asked.
ROLE_DECLINED = MailKind(template="account-role-declined", render=_named_role)
FACTOR_ON = MailKind(template="account-factor-on", page=routes.SECOND_FACTOR)
FACTOR_OFF = MailKind(template="account-factor-off", page=routes.SECOND_FACTOR)
SIGN_ON_LINKED = MailKind(template="account-sign-on-linked", page=routes.SETTINGS)
SIGN_ON_UNLINKED = MailKind(template="account-sign-on-unlinked", page=routes.SETTINGS)

ACCOUNT_MAILS = (
    LOCKED,
    UNLOCKED,
    SIGNED_OUT,
    DELETED,
    ENDING,
    EMAIL_CORRECTED,
    EMAIL_LEFT,
    EMAIL_CONFIRM,
    EMAIL_REQUESTED,
    JOINED,
    JOINED_AWAY,
    CHILD_TAKEN_OFF,
    CHILD_PUT_BACK,
    INVITE_STAFF,
    ROLE_OFFERED,
    ROLE_GIVEN,
    ROLE_TAKEN,
    ROLE_DECLINED,
    FACTOR_ON,
    FACTOR_OFF,
    SIGN_ON_LINKED,
    SIGN_ON_UNLINKED,
)


def tell(session: Session, account: Account, kind: MailKind, **params: str) -> None:
    """Queue a mail to the person, as often as it happens."""
    _queue(session, account, kind, account.email, account.id, params)


def tell_at(session: Session, account: Account, email: str, kind: MailKind, **params: str) -> None:
    """Queue a mail about an account that goes out whatever becomes of the account: it is locked or
    deleted, or the address is not (or no longer) the account's.
    """
    _queue(session, account, kind, email, None, params)


def _queue(
    session: Session,
    account: Account,
    kind: MailKind,
    email: str,
    account_id: int | None,
    params: Mapping[str, str],
) -> None:
    enqueue(
        session,
        kind,
        event=f"{kind.template}-{account.id}-{uuid4().hex}",
        to=email,
        account_id=account_id,
        language=account.language,
        params=dict(params),
    )
