"""Whoever has lost app and recovery codes turns to the school, which takes the factor off."""

from sqlmodel import Session

from elternportal.auth.sessions import revoke_sessions
from elternportal.domain.people import Actor
from elternportal.models.base import id_of
from elternportal.services.access.account_locks import note
from elternportal.services.access.account_scope import (
    OnAccount,
    OwnAccount,
    find_account,
    lock_row,
    parse_reason,
)
from elternportal.services.access.second_factor import FactorNotOn, take_off


def take_off_factor(session: Session, actor: Actor, command: OnAccount) -> None:
    """The person signs in by the password alone again, and hears so by mail; who works at school
    has the whole time to set up a new one. All sessions end.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotConfirmed, NotFound, HeadOnly, ReasonMissing, FactorNotOn
        OwnAccount: one's own is taken off in the settings, with a code.
    """
    reason = parse_reason(command.reason)
    find_account(session, actor, command.account_id)
    actor.require_confirmed()
    if command.account_id == actor.account_id:
        raise OwnAccount()
    account = lock_row(session, actor, command.account_id)
    if account.factor_since is None:
        raise FactorNotOn()
    take_off(session, account)
    account.factor_due = None
    revoke_sessions(session, id_of(account))
    note(session, actor, account, "factor-taken-off", reason)
