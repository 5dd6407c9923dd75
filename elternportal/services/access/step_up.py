"""A person types the password again before something weighty (security S4)."""

from sqlmodel import Session

from elternportal.auth.passwords import verify_in_thread
from elternportal.auth.sessions import note_confirmed
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.models.access import Account
from elternportal.services.access.people import own_account
from elternportal.services.access.second_factor import CodeWrong, accept_code
from elternportal.services.access.set_password import OldPasswordWrong


async def confirm_password(database: Database, actor: Actor, password: str, code: str = "") -> None:
    """For some minutes the actor's session counts as one in which the person sits there.

    Raises:
        OldPasswordWrong: it is not the actor's password.
        CodeWrong: the actor has a second factor, and it is none of its codes.
    """
    password_hash = await database.read(lambda session: own_account(session, actor).password_hash)
    if not await verify_in_thread(password_hash, password):
        raise OldPasswordWrong("password")
    await database.write(lambda session: _confirm(session, actor, code))


def _confirm(session: Session, actor: Actor, code: str) -> None:
    account = session.get_one(Account, actor.account_id, with_for_update=True)
    if account.factor_since is not None and not accept_code(session, actor.account_id, code):
        raise CodeWrong()
    note_confirmed(session, actor)
