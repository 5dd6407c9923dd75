"""The office's page of one account: what it is for, and what is done to it after a reason."""

from collections.abc import Iterable
from typing import Any, Literal

import reflex as rx

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION, Role
from elternportal.errors import NotFound
from elternportal.i18n import t
from elternportal.services.access.account_children import OnChild, put_back_child, take_off_child
from elternportal.services.access.account_email import CorrectEmail, correct_email
from elternportal.services.access.account_locks import (
    delete_account,
    end_all_sessions,
    lock_account,
    unlock_account,
)
from elternportal.services.access.account_scope import OnAccount
from elternportal.services.access.account_view import AccountView, read_account
from elternportal.services.access.lost_factor import take_off_factor
from elternportal.services.access.roles import RemoveRole, remove_role
from elternportal.state.access.account_lines import (
    EventLine,
    FactLine,
    OwnChildLine,
    child_lines,
    event_lines,
    fact_lines,
    taken_off_lines,
)
from elternportal.state.arguments import number
from elternportal.state.base import PortalState, Service
from elternportal.state.listing import list_address
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

Act = Literal[
    "lock",
    "unlock",
    "sign-out",
    "factor-off",
    "delete",
    "email",
    "role-teacher",
    "role-office",
    "role-head",
    "take-off",
    "put-back",
]
_ON_ACCOUNT: dict[str, Service[OnAccount]] = {
    "lock": lock_account,
    "unlock": unlock_account,
    "sign-out": end_all_sessions,
    "delete": delete_account,
    "factor-off": take_off_factor,
}
_ON_CHILD: dict[str, Service[OnChild]] = {
    "take-off": take_off_child,
    "put-back": put_back_child,
}


@opens_for(*ADMINISTRATION)
class OfficeAccountPageState(LivePageState, PortalState):
    """One account; while ``act`` names something, its form asks for the reason."""

    account_id: rx.Field[int] = rx.field(0)
    missing: rx.Field[str] = rx.field("")  # why there is nothing to see; empty if there is
    name: rx.Field[str] = rx.field("")
    email: rx.Field[str] = rx.field("")
    facts: rx.Field[list[FactLine]] = rx.field(default_factory=list)
    roles: rx.Field[list[str]] = rx.field(default_factory=list)
    own_children: rx.Field[list[OwnChildLine]] = rx.field(default_factory=list)
    taken_off: rx.Field[list[OwnChildLine]] = rx.field(default_factory=list)
    events: rx.Field[list[EventLine]] = rx.field(default_factory=list)
    is_locked: rx.Field[bool] = rx.field(False)
    may_change: rx.Field[bool] = rx.field(False)
    is_own: rx.Field[bool] = rx.field(False)
    has_factor: rx.Field[bool] = rx.field(False)
    act: rx.Field[str] = rx.field("")
    question: rx.Field[str] = rx.field("")
    join_href: rx.Field[str] = rx.field("")
    pupil_id: rx.Field[int] = rx.field(0)

    async def _prepare(self) -> None:
        self.act, self.question, self.pupil_id = "", "", 0
        self.account_id = number(self.router.url.query_parameters.get(routes.ACCOUNT_ID))

    def _topics(self) -> Iterable[str]:
        if self.missing:
            return []
        return [topics.accounts(), topics.teacher_accounts(), topics.pins()]

    @allow(*ADMINISTRATION)
    async def begin(self, act: Act, pupil_id: int) -> None:
        """Ask for the reason of something; ``pupil_id`` is 0 if it is about no child."""
        child = next(
            (it.label for it in (*self.own_children, *self.taken_off) if it.pupil_id == pupil_id),
            "",
        )
        language = current_request().language
        self.act, self.pupil_id = act, pupil_id
        self.question = t(f"accounts-ask-{act}", language, name=self.name, child=child)

    @allow(*ADMINISTRATION)
    async def cancel(self) -> None:
        self.act, self.question, self.pupil_id = "", "", 0

    @allow(*ADMINISTRATION)
    async def submit(self, form: dict[str, Any]) -> None:
        """Do what the form asks about, for the reason that was typed."""
        act, reason = self.act, str(form.get("reason", ""))
        done = await self._do(act, reason, str(form.get("email", "")))
        if done is None:
            return
        await self.cancel()
        if act == "delete":
            self._show_missing("accounts-told-deleted")
            self._tell("accounts-told-delete")
            return
        await self._show()
        if act == "take-off" and done == 0:
            self._tell("accounts-told-nobody-left")
        else:
            self._tell("accounts-told-done")

    async def _do(self, act: str, reason: str, email: str) -> object:
        """What the service gives, or None after an error was told."""
        if act in _ON_ACCOUNT:
            return await self._write(_ON_ACCOUNT[act], OnAccount(self.account_id, reason))
        if act in _ON_CHILD:
            command = OnChild(self.account_id, self.pupil_id, reason)
            return await self._write(_ON_CHILD[act], command)
        if act == "email":
            return await self._write(correct_email, CorrectEmail(self.account_id, email, reason))
        if act.startswith("role-"):
            role = Role(act.removeprefix("role-"))
            return await self._write(remove_role, RemoveRole(self.account_id, role, reason))
        return None

    async def _show(self) -> None:
        try:
            view = await self._read_or_raise(read_account, self.account_id)
        except NotFound:
            self._show_missing("accounts-missing")
            return
        self.missing = ""
        self._assign(view)

    def _assign(self, view: AccountView) -> None:
        language = current_request().language
        self.name, self.email = view.name, view.email
        self.join_href = list_address(routes.OFFICE_JOIN, language, {routes.ACCOUNT_ID: view.id})
        self.facts = fact_lines(view, language)
        self.roles = [str(role) for role in view.roles]
        self.own_children = child_lines(view, language)
        self.taken_off = taken_off_lines(view, language)
        self.events = event_lines(view, language)
        self.is_locked, self.may_change, self.is_own = view.is_locked, view.may_change, view.is_own
        self.has_factor = view.has_factor

    def _show_missing(self, key: str) -> None:
        """Say why there is nothing to see, and forget what was."""
        self.missing = t(key, current_request().language)
        self.name = self.email = ""
        self.facts, self.roles, self.events = [], [], []
        self.own_children, self.taken_off = [], []
        self.may_change = self.is_locked = False
