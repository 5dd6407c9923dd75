"""The office's page on which two accounts of one person become one."""

from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.services.access.account_view import read_account
from elternportal.services.access.joining import (
    JoinAccounts,
    JoinView,
    join_accounts,
    look_at_join,
)
from elternportal.state.access.account_words import account_address, owner_text
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.page import PageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request


@opens_for(*ADMINISTRATION)
class JoinAccountsPageState(PageState, PortalState):
    """The account that the address names stays; the other one is named by its mail address."""

    account_id: rx.Field[int] = rx.field(0)
    account_href: rx.Field[str] = rx.field("")
    about: rx.Field[str] = rx.field("")
    question: rx.Field[str] = rx.field("")  # empty until the office has seen whose the two are
    moves: rx.Field[list[str]] = rx.field(default_factory=list)
    ends: rx.Field[str] = rx.field("")
    _goes_id: int = 0

    async def _prepare(self) -> None:
        self.account_id = number(self.router.url.query_parameters.get(routes.ACCOUNT_ID))
        self._forget()

    async def _show(self) -> None:
        view, language = await self._read(read_account, self.account_id), current_request().language
        self.account_href = account_address(self.account_id, language)
        if view is not None:
            self.about = t("accounts-join-about", language, owner=view.name, email=view.email)

    @allow(*ADMINISTRATION)
    async def look(self, form: dict[str, Any]) -> None:
        """Show whose the account with the typed address is, and what would come of it."""
        self._forget()
        email = str(form.get("email", ""))
        view = await self._read(look_at_join, self.account_id, email)
        if view is not None:
            self._assign(view)

    @allow(*ADMINISTRATION)
    async def join(self, form: dict[str, Any]) -> EventSpec | None:
        """Join the two for the reason that was typed, and lead to the account that stays."""
        command = JoinAccounts(self.account_id, self._goes_id, str(form.get("reason", "")))
        if not await self._write(join_accounts, command):
            return None
        self._forget()
        self._tell("accounts-join-told")
        return rx.redirect(self.account_href, replace=True)

    @allow(*ADMINISTRATION)
    async def cancel(self) -> None:
        self._forget()

    def _assign(self, view: JoinView) -> None:
        language = current_request().language
        self._goes_id = view.goes.account_id
        self.question = t(
            "accounts-join-question",
            language,
            goes=owner_text(view.goes, language),
            goesmail=view.goes.email,
            stays=owner_text(view.stays, language),
            staysmail=view.stays.email,
        )
        self.moves = _moves(view, language)
        self.ends = t("accounts-join-ends", language, count=view.sessions)

    def _forget(self) -> None:
        self.question, self.ends, self.moves, self._goes_id = "", "", [], 0


def _moves(view: JoinView, language: str) -> list[str]:
    """What comes to the account that stays, a line for each kind."""
    children = ", ".join(view.goes.children)
    lines = [t("accounts-join-moves-children", language, children=children)] if children else []
    lines += [
        t(f"accounts-join-moves-{what}", language, count=count)
        for what, count in view.moves.items()
        if count
    ]
    return lines or [t("accounts-join-moves-nothing", language)]
