"""A person types the password again before something weighty (security S4)."""

from elternportal.auth.passwords import verify_in_thread
from elternportal.auth.sessions import note_confirmed
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.services.access.people import own_account
from elternportal.services.access.set_password import OldPasswordWrong


async def confirm_password(database: Database, actor: Actor, password: str) -> None:
    """For some minutes the actor's session counts as one in which the person sits there.

    Raises:
        OldPasswordWrong: it is not the actor's password.
    """
    password_hash = await database.read(lambda session: own_account(session, actor).password_hash)
    if not await verify_in_thread(password_hash, password):
        raise OldPasswordWrong("password")
    await database.write(lambda session: note_confirmed(session, actor))
