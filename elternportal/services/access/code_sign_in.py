"""The second step of signing in: a code of the app, or a recovery code (security A8, A5).

After the password a browser has a session that waits: it opens nothing. The right code ends it and
opens a new one.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from sqlmodel import Session

from elternportal import clock
from elternportal.auth.sessions import end_session_of, find_waiting, open_session
from elternportal.db import Database
from elternportal.domain.login_delay import delay_after
from elternportal.errors import InvalidInput, PortalError
from elternportal.models.access import Account
from elternportal.services.access.second_factor import CodeWrong, accept_code


class SignInOver(InvalidInput):
    """The password was typed too long ago, or in another browser."""

    key: ClassVar[str] = "factor-error-over"


@dataclass(frozen=True, slots=True)
class TypedCode:
    """``token`` is the cookie of the session that waits."""

    token: str = field(repr=False)
    code: str = field(repr=False)
    user_agent: str = ""


async def sign_in_by_code(database: Database, command: TypedCode) -> str:
    """The token for the cookie of a session that is open.

    A wrong code counts like a wrong password: the wait before the next one rises, and only a whole
    sign-in ends it.

    Raises:
        SignInOver, CodeWrong
    """
    outcome = await database.write(lambda session: _try(session, command))
    if isinstance(outcome, PortalError):
        raise outcome
    return outcome


def _try(session: Session, command: TypedCode) -> str | PortalError:
    """An error is given, not raised: what was charged stays."""
    account_id = find_waiting(session, command.token)
    if account_id is None:
        return SignInOver()
    account = session.get_one(Account, account_id, with_for_update=True)
    now = clock.now()
    if account.login_blocked_until and now < account.login_blocked_until:
        return CodeWrong()
    if not accept_code(session, account_id, command.code):
        account.failed_logins += 1
        account.login_blocked_until = now + delay_after(account.failed_logins)
        return CodeWrong()
    account.failed_logins, account.login_blocked_until = 0, None
    end_session_of(session, command.token)
    return open_session(session, account, command.user_agent, has_typed_code=True)
