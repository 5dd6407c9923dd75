"""The office's page of teachers: who has an account, and invitations to the others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import reflex as rx

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION
from elternportal.domain.sorting import parse_order
from elternportal.errors import PortalError
from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.services.access.address_owner import OwnerUnseen, owner_of
from elternportal.services.access.invite_teachers import (
    Invitations,
    InviteAt,
    NoAddress,
    invite_at,
    invite_teachers,
)
from elternportal.services.access.teacher_accounts import (
    TeacherAccess,
    TeacherColumn,
    TeacherRow,
    teacher_accounts,
)
from elternportal.state.access.account_words import account_address, owner_text
from elternportal.state.base import PortalState
from elternportal.state.listing import (
    SHOWN,
    SORTED,
    ChoiceLine,
    HeadLine,
    head_lines,
    list_address,
)
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

_HEADS: dict[str, str] = {
    TeacherColumn.NAME: "teachers-head-teacher",
    TeacherColumn.SHORT_NAME: "teachers-head-short-name",
    TeacherColumn.EMAIL: "teachers-head-email",
    TeacherColumn.ACCESS: "teachers-head-access",
    "_invite": "teachers-head-invite",
}


@dataclass
class TeacherLine:
    """One teacher as the table shows them; ``told`` is how far they have come, in words."""

    teacher_id: int
    name: str
    short_name: str
    email: str
    access: str
    told: str
    address_label: str
    href: str  # of the teacher's form
    account_href: str  # of the own account, or the one whose owner is asked; else empty


@opens_for(*ADMINISTRATION)
class OfficeTeachersPageState(LivePageState, PortalState):
    """The teachers of one state, in one order; both stand in the address."""

    shown: rx.Field[list[ChoiceLine]] = rx.field(default_factory=list)
    heads: rx.Field[list[HeadLine]] = rx.field(default_factory=list)
    teachers_in_all: rx.Field[int] = rx.field(0)
    lines: rx.Field[list[TeacherLine]] = rx.field(default_factory=list)
    invite_all_label: rx.Field[str] = rx.field("")  # empty if there is nobody to invite
    invite_all_question: rx.Field[str] = rx.field("")
    asks_all: rx.Field[bool] = rx.field(False)
    typing_for: rx.Field[int] = rx.field(0)  # whose address is being typed
    # The address belongs to an account: whose it is, and whether to ask that person; or empty.
    owner_question: rx.Field[str] = rx.field("")
    asks_about: rx.Field[int] = rx.field(0)  # the teacher that the question is about
    _asked_email: str = ""
    _owner_id: int = 0

    async def _prepare(self) -> None:
        self.asks_all, self.typing_for = False, 0
        self._forget_owner()

    def _topics(self) -> Iterable[str]:
        return [topics.teacher_accounts()]

    @allow(*ADMINISTRATION)
    async def ask_all(self, asks: bool) -> None:
        self.asks_all = asks

    @allow(*ADMINISTRATION)
    async def invite_all(self) -> None:
        self.asks_all = False
        self._tell_what_came(await self._write(invite_teachers))
        await self._show()

    @allow(*ADMINISTRATION)
    async def invite(self, teacher_id: int) -> None:
        """Invite one at the address there is; where an import took it away, its field opens."""
        try:
            result = await self._write_or_raise(invite_teachers, [teacher_id])
        except NoAddress as error:
            self.typing_for = teacher_id
            await self._show()
            self._tell_error(error)
            return
        except PortalError as error:
            self._tell_error(error)
            return
        self._tell_what_came(result if isinstance(result, Invitations) else None)
        await self._show()

    @allow(*ADMINISTRATION)
    async def type_address(self, teacher_id: int) -> None:
        """Show the field for one teacher's address; 0 for none."""
        self.typing_for = teacher_id

    @allow(*ADMINISTRATION)
    async def invite_at(self, form: dict[str, Any]) -> None:
        await self._invite_at(self.typing_for, str(form.get("email", "")))

    @allow(*ADMINISTRATION)
    async def look_at_owner(self, teacher_id: int) -> None:
        """Show whose account the imported address of a teacher belongs to."""
        email = next((line.email for line in self.lines if line.teacher_id == teacher_id), "")
        if email:
            await self._invite_at(teacher_id, email)

    @allow(*ADMINISTRATION)
    async def ask_owner(self) -> None:
        """Ask the owner of the account by mail whether they are the teacher."""
        command = InviteAt(self.asks_about, self._asked_email, self._owner_id)
        result = await self._write(invite_at, command)
        if result is not None:
            self.typing_for = 0
            self._forget_owner()
        self._tell_what_came(result)
        await self._show()

    @allow(*ADMINISTRATION)
    async def do_not_ask(self) -> None:
        self._forget_owner()

    async def _invite_at(self, teacher_id: int, email: str) -> None:
        """Invite, or show first whose account has the address."""
        self._forget_owner()
        try:
            result = await self._write_or_raise(invite_at, InviteAt(teacher_id, email))
        except OwnerUnseen:
            await self._show_owner(teacher_id, email)
            return
        except PortalError as error:
            self._tell_error(error)
            return
        self.typing_for = 0
        self._tell_what_came(result if isinstance(result, Invitations) else None)
        await self._show()

    async def _show_owner(self, teacher_id: int, email: str) -> None:
        owner = await self._read(owner_of, email)
        if owner is not None:
            language = current_request().language
            self.asks_about, self._asked_email, self._owner_id = teacher_id, email, owner.account_id
            self.owner_question = t(
                "teachers-owner-question",
                language,
                owner=owner_text(owner, language),
                email=owner.email,
            )

    def _forget_owner(self) -> None:
        self.owner_question, self.asks_about = "", 0
        self._asked_email, self._owner_id = "", 0

    def _chosen(self) -> dict[str, str]:
        """What the address asks for; what is not understood asks for nothing."""
        query = self.router.url.query_parameters
        return {
            SHOWN: query[SHOWN] if query.get(SHOWN) in [*TeacherAccess] else "",
            SORTED: str(parse_order(query.get(SORTED, ""), [*TeacherColumn])),
        }

    async def _show(self) -> None:
        chosen = self._chosen()
        wanted = TeacherAccess(chosen[SHOWN]) if chosen[SHOWN] else None
        order = parse_order(chosen[SORTED], [*TeacherColumn])
        view = await self._read(teacher_accounts, wanted, order)
        if view is None:
            return
        language, waiting = current_request().language, view.counts[TeacherAccess.NOT_INVITED]
        labels = {column: t(key, language) for column, key in _HEADS.items()}
        self.heads = head_lines(labels, order, routes.OFFICE_TEACHERS, language, chosen)
        self.shown = _shown_choices(view.counts, chosen, language)
        self.teachers_in_all = sum(view.counts.values())
        self.lines = [_line(row, language) for row in view.rows]
        self.invite_all_label = t("teachers-invite-all", language, count=waiting) if waiting else ""
        self.invite_all_question = t("teachers-invite-all-question", language, count=waiting)

    def _tell_what_came(self, result: Invitations | None) -> None:
        if result is None:  # the error is told already
            return
        language = current_request().language
        sentences = []
        if result.invited or not (result.asked or result.owned):
            sentences.append(t("teachers-told-invited", language, count=result.invited))
        if result.asked:
            sentences.append(t("teachers-told-asked", language, count=result.asked))
        if result.owned:
            names = ", ".join(result.owned)
            sentences.append(t("teachers-told-owned", language, names=names))
        if result.refused:
            names = ", ".join(result.refused)
            sentences.append(t("teachers-told-refused", language, names=names))
        self._show_notice(" ".join(sentences), "error" if result.refused else "success")


def _shown_choices(
    counts: Mapping[TeacherAccess, int], chosen: dict[str, str], language: str
) -> list[ChoiceLine]:
    labels = {"": t("teachers-all", language)} | {
        str(access): f"{t(f'teachers-access-{access}', language)} ({counts[access]})"
        for access in TeacherAccess
    }
    return [
        ChoiceLine(
            key=shown,
            label=label,
            href=list_address(routes.OFFICE_TEACHERS, language, {**chosen, SHOWN: shown}),
            is_current=chosen[SHOWN] == shown,
        )
        for shown, label in labels.items()
    ]


def _line(row: TeacherRow, language: str) -> TeacherLine:
    told = t(f"teachers-access-{row.access}", language)
    if row.invited_at:
        when = day(row.invited_at, language)
        is_asked = row.access is TeacherAccess.ASKED
        told = t("teachers-asked-at" if is_asked else "teachers-invited-at", language, day=when)
    return TeacherLine(
        teacher_id=row.teacher_id,
        name=row.name,
        short_name=row.short_name,
        email=row.email,
        access=row.access,
        told=told,
        address_label=t("teachers-email", language, name=row.name),
        href=list_address(routes.OFFICE_TEACHER, language, {routes.TEACHER_ID: row.teacher_id}),
        account_href=account_address(row.account_id, language) if row.account_id else "",
    )
