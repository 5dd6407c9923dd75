"""A forgotten password: a link by mail to whoever reads the account's mailbox (security A10)."""

import asyncio

from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.email_address import parse_email
from elternportal.mail.outbox import enqueue
from elternportal.models.access import Account
from elternportal.services.access.mail_tokens import Purpose, create_link
from elternportal.services.access.mails import RESET

# Every request is answered after this time, so that nobody reads from it whether an address has
# an account (A9). The work itself takes a few milliseconds.
ANSWER_SECONDS = 0.3

# A second request within this time sends no second mail; the first link works for an hour.
REPEAT_SECONDS = 300


async def request_reset(database: Database, typed_email: str) -> None:
    """Mail a link if the address has an account; otherwise do nothing, in the same time.

    Raises:
        EmailMalformed
    """
    email = parse_email(typed_email)
    await asyncio.gather(
        database.write(lambda session: _mail_link(session, email)),
        asyncio.sleep(ANSWER_SECONDS),
    )


def _mail_link(session: Session, email: str) -> None:
    account = session.exec(
        select(Account).where(Account.email == email, ~col(Account.is_disabled))
    ).first()
    if account is None:
        return
    seed = create_link(session, Purpose.RESET, email, account_id=account.id)
    period = int(clock.now().timestamp()) // REPEAT_SECONDS
    enqueue(
        session,
        RESET,
        event=f"reset-{account.id}-{period}",
        to=email,
        account_id=account.id,
        language=account.language,
        params={"seed": seed},
    )
