"""Passwords, PINs and mailed links for tests, got the way people get them."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlmodel import Session, select

from elternportal.auth.mail_links import token_of
from elternportal.auth.passwords import hash_password
from elternportal.db import Database
from elternportal.domain.email_address import parse_email
from elternportal.models.access import Account
from elternportal.models.mail import OutboxMail
from elternportal.services.access.activation import RequestActivation, request_activation
from elternportal.services.access.pins import IssuedPin, IssuePins, issue_pins
from elternportal.services.access.set_password import SetPassword, set_password_by_link
from tests.support.world import World

PASSWORD = "vier bunte Ballons fliegen"
NEW_PASSWORD = "drei stille Teiche glitzern"

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run one asynchronous use case to its end.

    In a thread of its own, because browser tests leave a running event loop in the main thread.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def give_password(database: Database, account_id: int, password: str = PASSWORD) -> str:
    """Set a password directly; returns the account's e-mail address."""
    with database.transaction() as session:
        account = session.get(Account, account_id)
        assert account is not None
        account.password_hash = hash_password(password)
        session.add(account)
        return account.email


def issue(
    database: Database, world: World, *children: str, copies: int = 1, keeps_unused: bool = False
) -> list[IssuedPin]:
    """The office issues PINs for the named children."""
    ids = tuple(world.pupils[child] for child in children)
    command = IssuePins(ids, copies=copies, keeps_unused=keeps_unused)
    return run(issue_pins(database, world.olga, command))


def mails_to(session: Session, address: str, template: str = "") -> list[OutboxMail]:
    """All queued mails to an address, the newest last."""
    statement = select(OutboxMail).where(OutboxMail.recipient == address)
    if template:
        statement = statement.where(OutboxMail.template == template)
    return list(session.exec(statement.order_by(OutboxMail.id)))  # type: ignore[arg-type]


def token_mailed_to(database: Database, address: str) -> str:
    """The token in the newest mailed link."""
    with database.reading() as session:
        seeds = [str(m.params["seed"]) for m in mails_to(session, address) if "seed" in m.params]
    return token_of(seeds[-1])


def request(database: Database, pin: object, email: str) -> str:
    """Ask for an activation link; returns the token of the mail."""
    run(request_activation(database, RequestActivation(str(pin), email, "de")))
    return token_mailed_to(database, parse_email(email))


def activate(database: Database, pin: object, email: str, password: str = PASSWORD) -> str:
    """From a PIN to a session; returns the cookie's token."""
    token = request(database, pin, email)
    return run(set_password_by_link(database, SetPassword(token, password, "Doris Dachs")))
