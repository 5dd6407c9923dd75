"""Commands for accounts that exist: list, lock, sign out, correct, delete, roles and children.

What a page would do by a click needs ``--reason`` here, too, and is written down the same way.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

import typer
from rich.table import Table
from sqlmodel import Session

from elternportal.cli.console import console, opened_database, say, text
from elternportal.domain.people import SYSTEM, Actor, Role
from elternportal.i18n.dates import day_and_time
from elternportal.services.access.account_children import OnChild, put_back_child, take_off_child
from elternportal.services.access.account_email import CorrectEmail, correct_email
from elternportal.services.access.account_list import AccountKind, AccountQuery, list_accounts
from elternportal.services.access.account_locks import (
    delete_account,
    end_all_sessions,
    lock_account,
    unlock_account,
)
from elternportal.services.access.account_scope import OnAccount
from elternportal.services.access.address_owner import account_id_at, owner_of
from elternportal.services.access.child_guardians import ChildQuery, list_children
from elternportal.services.access.joining import JoinAccounts, join_accounts, look_at_join
from elternportal.services.access.lost_factor import take_off_factor
from elternportal.services.access.roles import RemoveRole, remove_role
from elternportal.services.access.staff_accounts import NewStaff, StaffOutcome, add_staff
from elternportal.services.school import ChildRow
from elternportal.settings import default_language

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The address of the account.")]
Reason = Annotated[str, typer.Option(help="Why; it is kept with the account.", prompt=True)]
Yes = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]
Child = Annotated[str, typer.Argument(metavar="'SURNAME, FIRST NAME'")]
RoleName = Annotated[Role, typer.Argument(help="teacher, office or head")]


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    accounts = typer.Typer(no_args_is_help=True, help="Accounts of parents, teachers and office.")
    accounts.command("list")(show)
    accounts.command("guardians")(show_guardians)
    accounts.command("lock")(lock)
    accounts.command("unlock")(unlock)
    accounts.command("sign-out")(sign_out)
    accounts.command("correct-email")(correct)
    accounts.command("remove-factor")(remove_factor)
    accounts.command("delete")(delete)
    accounts.command("join")(join)
    accounts.command("add-role")(add_role)
    accounts.command("remove-role")(take_role)
    accounts.command("take-off-child")(take_off)
    accounts.command("put-back-child")(put_back)
    app.add_typer(accounts, name="accounts")


def show(
    kind: Annotated[AccountKind | None, typer.Option(help="Only accounts of this kind.")] = None,
    words: Annotated[str, typer.Option(help="Words of name, address or child.")] = "",
    page: Annotated[int, typer.Option(help="Which page of the list.")] = 1,
) -> None:
    """List accounts: address, name, roles, children and last sign-in."""
    with opened_database() as database, database.reading() as session:
        shown = list_accounts(session, SYSTEM, AccountQuery(kind, words, page)).page
    table = Table("", "", "", "", "", show_header=False)
    for row in shown.rows:
        roles = ", ".join(text(f"accounts-role-{role}") for role in row.roles)
        last = _when(row.signed_in_at)
        locked = text("accounts-cli-locked") if row.is_locked else last
        table.add_row(row.email, row.name, roles, "\n".join(row.children), locked)
    console.print(table)
    say("accounts-cli-page", found=shown.found, page=shown.number, pages=shown.pages)


def show_guardians(
    child: Annotated[str, typer.Argument(help="Words of the child's name.")] = "",
    without: Annotated[
        bool, typer.Option("--without", help="Only children without an account.")
    ] = False,
    page: Annotated[int, typer.Option(help="Which page of the list.")] = 1,
) -> None:
    """List children with their guardians: address, name, since when and last sign-in."""
    query = ChildQuery(words=child, only_without=without, page=page)
    with opened_database() as database, database.reading() as session:
        shown = list_children(session, SYSTEM, query).page
    table = Table("", "", "", "", "", show_header=False)
    for row in shown.rows:
        table.add_row(f"{row.name} ({row.class_name})", *([""] * 4))
        for one in row.guardians:
            table.add_row("", one.email, one.name, _when(one.since), _when(one.signed_in_at))
    console.print(table)
    say("accounts-cli-page", found=shown.found, page=shown.number, pages=shown.pages)


def lock(email: Email, reason: Reason) -> None:
    """Let nobody in by this account until it is unlocked."""
    _do(email, lambda session, found: lock_account(session, SYSTEM, OnAccount(found, reason)))
    say("accounts-cli-done", email=email)


def unlock(email: Email, reason: Reason) -> None:
    """Let the person in again."""
    _do(email, lambda session, found: unlock_account(session, SYSTEM, OnAccount(found, reason)))
    say("accounts-cli-done", email=email)


def sign_out(email: Email, reason: Reason) -> None:
    """End all sessions of the account."""
    _do(email, lambda session, found: end_all_sessions(session, SYSTEM, OnAccount(found, reason)))
    say("accounts-cli-done", email=email)


def remove_factor(email: Email, reason: Reason) -> None:
    """Take the second factor off an account whose app and recovery codes are lost."""
    _do(email, lambda session, found: take_off_factor(session, SYSTEM, OnAccount(found, reason)))
    say("accounts-cli-done", email=email)


def correct(
    email: Email, new: Annotated[str, typer.Argument(metavar="NEW-EMAIL")], reason: Reason
) -> None:
    """Give the account another address, at once."""
    _do(
        email,
        lambda session, found: correct_email(session, SYSTEM, CorrectEmail(found, new, reason)),
    )
    say("accounts-cli-done", email=new)


def delete(email: Email, reason: Reason, yes: Yes = False) -> None:
    """Delete the account; this cannot be undone."""
    if not yes:
        typer.confirm(text("accounts-cli-delete", email=email), abort=True)
    _do(email, lambda session, found: delete_account(session, SYSTEM, OnAccount(found, reason)))
    say("accounts-cli-done", email=email)


def join(
    email: Email,
    second: Annotated[str, typer.Argument(metavar="SECOND-EMAIL")],
    reason: Reason,
    yes: Yes = False,
) -> None:
    """Let a person's second account become part of the first; this cannot be undone."""

    def work(session: Session, account_id: int) -> None:
        view = look_at_join(session, SYSTEM, account_id, second)
        if not yes:
            goes, stays = (", ".join((it.name, *it.children)) for it in (view.goes, view.stays))
            typer.confirm(text("accounts-cli-join", goes=goes, stays=stays), abort=True)
        command = JoinAccounts(account_id, view.goes.account_id, reason)
        join_accounts(session, SYSTEM, command)

    _do(email, work)
    say("accounts-cli-done", email=email)


def add_role(
    role: RoleName,
    email: Email,
    reason: Reason,
    name: Annotated[str, typer.Option(help="For a new account.")] = "",
    yes: Yes = False,
) -> None:
    """Make an account for office or head, or ask the owner of the one with this address."""
    with opened_database() as database:
        with database.reading() as session:
            owner = owner_of(session, SYSTEM, email)
        if owner and not yes:
            whose = ", ".join((owner.name, *owner.children))
            typer.confirm(text("accounts-cli-ask-owner", owner=whose), abort=True)
        command = NewStaff(email, name, role, reason, owner.account_id if owner else None)
        with database.transaction() as session:
            outcome = add_staff(session, SYSTEM, command)
    is_asked = outcome is StaffOutcome.ASKED
    say("accounts-cli-asked" if is_asked else "accounts-cli-invited", email=email)


def take_role(role: RoleName, email: Email, reason: Reason) -> None:
    """Take a role off an account, e.g. a teacher's that was linked to the wrong person."""
    _do(
        email,
        lambda session, found: remove_role(session, SYSTEM, RemoveRole(found, role, reason)),
    )
    say("accounts-cli-done", email=email)


def take_off(email: Email, child: Child, reason: Reason) -> None:
    """End that the account is a guardian of the child."""
    _with_child(email, child, reason, take_off_child)


def put_back(email: Email, child: Child, reason: Reason) -> None:
    """Undo take-off-child."""
    _with_child(email, child, reason, put_back_child)


def _with_child(
    email: str, child: str, reason: str, do: Callable[[Session, Actor, OnChild], object]
) -> None:
    def work(session: Session, account_id: int) -> None:
        do(session, SYSTEM, OnChild(account_id, _child(session, child).pupil_id, reason))

    _do(email, work)
    say("accounts-cli-done", email=email)


def _do(email: str, work: Callable[[Session, int], object]) -> None:
    with opened_database() as database, database.transaction() as session:
        account_id = account_id_at(session, SYSTEM, email)
        if account_id is None:
            raise typer.BadParameter(text("accounts-cli-unknown", email=email))
        work(session, account_id)


def _child(session: Session, name: str) -> ChildRow:
    rows = list_children(session, SYSTEM, ChildQuery(words=name.replace(",", " "))).page.rows
    found = [row for row in rows if row.name.casefold() == name.casefold()]
    if len(found) != 1:
        raise typer.BadParameter(text("cli-pins-not-one-child", names=name))
    return found[0]


def _when(at: datetime | None) -> str:
    return day_and_time(at, default_language()) if at else "–"
