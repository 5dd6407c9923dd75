"""The office's page of all accounts, and new ones for office and head."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION, Role
from elternportal.domain.sorting import parse_order
from elternportal.errors import PortalError
from elternportal.i18n import t
from elternportal.services.access.account_list import (
    AccountColumn,
    AccountKind,
    AccountListView,
    AccountQuery,
    AccountRow,
    list_accounts,
)
from elternportal.services.access.address_owner import OwnerUnseen, owner_of
from elternportal.services.access.staff_accounts import NewStaff, StaffOutcome, add_staff
from elternportal.state.access.account_words import (
    account_address,
    account_state,
    last_sign_in,
    owner_text,
    roles_text,
)
from elternportal.state.arguments import number
from elternportal.state.base import PortalState
from elternportal.state.listing import (
    LONGEST_SEARCH,
    PAGE,
    SHOWN,
    SORTED,
    WORDS,
    ChoiceLine,
    HeadLine,
    PagerLine,
    head_lines,
    list_address,
    pager,
)
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

_KINDS = {
    "eltern": AccountKind.PARENTS,
    "lehrkraefte": AccountKind.TEACHERS,
    "verwaltung": AccountKind.ADMINISTRATION,
    "gesperrt": AccountKind.LOCKED,
    "unzustellbar": AccountKind.UNREACHABLE,
    "nie": AccountKind.NEVER,
    "ohne": AccountKind.NOTHING,
}

_HEADS: dict[str, str] = {
    AccountColumn.PERSON: "accounts-head-person",
    AccountColumn.ROLES: "accounts-head-roles",
    AccountColumn.LAST_SIGN_IN: "accounts-head-last",
}


@dataclass
class AccountLine:
    """One account as the list shows it; ``stands`` is empty if all is as it should be."""

    id: int
    name: str
    email: str
    roles: str
    children: str
    last: str
    stands: str
    href: str


@opens_for(*ADMINISTRATION)
class OfficeAccountsPageState(LivePageState, PortalState):
    """Accounts of one kind, a page at a time; what is chosen stands in the address."""

    rows: rx.Field[list[AccountLine]] = rx.field(default_factory=list)
    heads: rx.Field[list[HeadLine]] = rx.field(default_factory=list)
    kinds: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    words: rx.Field[str] = rx.field("")
    without_words: rx.Field[str] = rx.field("")
    pages: rx.Field[PagerLine] = rx.field(default_factory=PagerLine)
    may_make_head: rx.Field[bool] = rx.field(False)
    is_adding: rx.Field[bool] = rx.field(False)
    added: rx.Field[int] = rx.field(0)  # grows when somebody was added, and empties the form
    # The typed address belongs to an account: whose it is, and whether to ask; or empty.
    owner_question: rx.Field[str] = rx.field("")
    _asked: NewStaff | None = None

    async def _prepare(self) -> None:
        self.is_adding, self.owner_question, self._asked = False, "", None
        self.may_make_head = current_request().signed_in.has(Role.HEAD)

    def _topics(self) -> Iterable[str]:
        return [topics.accounts(), topics.teacher_accounts(), topics.pins()]

    @allow(*ADMINISTRATION)
    async def search(self, form: dict[str, Any]) -> EventSpec:
        """Show who matches these words; they stand in the address like everything chosen."""
        words = str(form.get(WORDS, "")).strip()[:LONGEST_SEARCH]
        chosen = {**self._chosen(), WORDS: words}
        language = current_request().language
        return rx.redirect(list_address(routes.OFFICE_ACCOUNTS, language, chosen))

    @allow(*ADMINISTRATION)
    async def begin_adding(self, begins: bool) -> None:
        """Show the form for somebody new in the administration, or close it."""
        self.is_adding, self.owner_question, self._asked = begins, "", None

    @allow(*ADMINISTRATION)
    async def add_staff(self, form: dict[str, Any]) -> None:
        role = Role.HEAD if form.get("role") == Role.HEAD else Role.OFFICE
        texts = [str(form.get(name, "")) for name in ("email", "name", "reason")]
        await self._add(NewStaff(texts[0], texts[1], role, texts[2]))

    @allow(*ADMINISTRATION)
    async def ask_owner(self) -> None:
        """Ask the owner of the account by mail whether the role is theirs."""
        if self._asked is not None:
            await self._add(self._asked)

    async def _add(self, command: NewStaff) -> None:
        self.owner_question, self._asked = "", None
        try:
            outcome = await self._write_or_raise(add_staff, command)
        except OwnerUnseen:
            await self._show_owner(command)
            return
        except PortalError as error:
            self._tell_error(error)
            return
        self.is_adding = False
        self.added += 1
        await self._show()
        is_asked = outcome is StaffOutcome.ASKED
        self._tell("accounts-told-asked" if is_asked else "accounts-told-invited")

    async def _show_owner(self, command: NewStaff) -> None:
        owner = await self._read(owner_of, command.email)
        if owner is None:
            return
        language = current_request().language
        role = t(f"accounts-role-{command.role}", language)
        self._asked = NewStaff(
            command.email, command.name, command.role, command.reason, owner.account_id
        )
        self.owner_question = t(
            "accounts-owner-question",
            language,
            owner=owner_text(owner, language),
            email=owner.email,
            role=role,
        )

    def _chosen(self) -> dict[str, str | int]:
        """What the address asks for; what is not understood asks for nothing."""
        query = self.router.url.query_parameters
        shown = query.get(SHOWN, "")
        return {
            SHOWN: shown if shown in _KINDS else "",
            SORTED: str(parse_order(query.get(SORTED, ""), _HEADS)),
            WORDS: query.get(WORDS, "").strip()[:LONGEST_SEARCH],
        }

    async def _show(self) -> None:
        chosen, language = self._chosen(), current_request().language
        page = number(self.router.url.query_parameters.get(PAGE))
        order = parse_order(str(chosen[SORTED]), _HEADS)
        query = AccountQuery(_KINDS.get(str(chosen[SHOWN])), str(chosen[WORDS]), page, order)
        view = await self._read(list_accounts, query)
        if view is None:
            return
        self.rows = [_line(row, language) for row in view.page.rows]
        labels = {column: t(key, language) for column, key in _HEADS.items()}
        self.heads = head_lines(labels, order, routes.OFFICE_ACCOUNTS, language, chosen)
        self.kinds = _kind_choices(view, chosen, language)
        self.words = query.words
        self.without_words = list_address(routes.OFFICE_ACCOUNTS, language, {**chosen, WORDS: ""})
        self.pages = pager(view.page, routes.OFFICE_ACCOUNTS, language, chosen)


def _kind_choices(
    view: AccountListView, chosen: dict[str, str | int], language: str
) -> list[ChoiceLine]:
    """All, and each kind that there is, with how many."""
    labels = {"": (t("accounts-kind-all", language), view.accounts)}
    labels |= {
        name: (t(f"accounts-kind-{kind}", language), view.counts[kind])
        for name, kind in _KINDS.items()
        if view.counts[kind] or chosen[SHOWN] == name
    }
    return [
        ChoiceLine(
            key=name,
            label=f"{label} ({count})",
            href=list_address(routes.OFFICE_ACCOUNTS, language, {**chosen, SHOWN: name}),
            is_current=chosen[SHOWN] == name,
        )
        for name, (label, count) in labels.items()
    ]


def _line(row: AccountRow, language: str) -> AccountLine:
    return AccountLine(
        id=row.id,
        name=row.name or row.email,
        email=row.email if row.name else "",
        roles=roles_text(row.roles, language),
        children=", ".join(row.children),
        last=last_sign_in(row.signed_in_at, language),
        stands=account_state(row.is_open, row.is_locked, row.is_unreachable, language),
        href=account_address(row.id, language),
    )
