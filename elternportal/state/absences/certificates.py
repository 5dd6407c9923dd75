"""The office's list of certificates; the head says which children always need one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from elternportal.domain.absences import ABSENCES_TOPIC
from elternportal.domain.certificates import CertificateState
from elternportal.domain.people import ADMINISTRATION, Role
from elternportal.i18n import t
from elternportal.i18n.dates import day
from elternportal.services.absences.certificate_desk import (
    CertificateRow,
    DutyDraft,
    DutyRow,
    oblige_child,
    read_certificates,
    release_child,
    settle_certificate,
)
from elternportal.services.absences.finding import FindChild, find_children
from elternportal.services.absences.words import span_text
from elternportal.state.absences.office import ChildFoundLine, found_line
from elternportal.state.base import PortalState
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

LABELS = "certificate-field"


@dataclass
class CertificateLine:
    """A certificate; ``told`` says by what it is owed."""

    id: int
    name: str
    when: str
    told: str
    due: str
    state: str
    is_overdue: bool


@dataclass
class DutyLine:
    """A child that needs one for each absence."""

    id: int
    name: str
    days: str


@opens_for(*ADMINISTRATION)
class CertificatesPageState(LivePageState, PortalState):
    """What is owed and was settled; ``child_id`` is whom the head obliges."""

    owed: rx.Field[list[CertificateLine]] = rx.field(default_factory=list)
    settled: rx.Field[list[CertificateLine]] = rx.field(default_factory=list)
    duties: rx.Field[list[DutyLine]] = rx.field(default_factory=list)
    may_oblige: rx.Field[bool] = rx.field(False)
    found: rx.Field[list[ChildFoundLine]] = rx.field(default_factory=list)
    searched: rx.Field[str] = rx.field("")
    child_id: rx.Field[int] = rx.field(0)
    child: rx.Field[str] = rx.field("")

    async def _prepare(self) -> None:
        self.found, self.searched, self.child_id = [], "", 0

    def _topics(self) -> Iterable[str]:
        return [ABSENCES_TOPIC]

    @allow(*ADMINISTRATION)
    async def hand_in(self, certificate_id: int) -> None:
        await self._settle(certificate_id, CertificateState.HANDED_IN)

    @allow(*ADMINISTRATION)
    async def waive(self, certificate_id: int) -> None:
        await self._settle(certificate_id, CertificateState.WAIVED)

    @allow(*ADMINISTRATION)
    async def take_back(self, certificate_id: int) -> None:
        """It was ticked off by mistake."""
        await self._settle(certificate_id, CertificateState.OWED)

    @allow(Role.HEAD)
    async def find(self, form: dict[str, Any]) -> None:
        words = str(form.get("text", ""))
        rows = await self._read(find_children, FindChild(words))
        if rows is not None:
            self.found = [found_line(row) for row in rows]
            self.searched, self.child_id = words, 0

    @allow(Role.HEAD)
    async def choose(self, pupil_id: int) -> None:
        """Open the form for a child that was found; 0 closes it."""
        self.child_id = pupil_id
        self.child = " ".join(one.label for one in self.found if one.id == pupil_id)

    @allow(Role.HEAD)
    async def oblige(self, form: dict[str, Any]) -> None:
        draft = self._parsed_form(DutyDraft, form, LABELS)
        if draft is None:
            return
        if await self._write(oblige_child, self.child_id, draft):
            self._tell("certificate-obliged")
            self.child_id, self.found, self.searched = 0, [], ""
        await self._show()

    @allow(Role.HEAD)
    async def release(self, duty_id: int) -> None:
        if await self._write(release_child, duty_id):
            self._tell("certificate-released")
        await self._show()

    async def _settle(self, certificate_id: int, state: CertificateState) -> None:
        await self._write(settle_certificate, certificate_id, state)
        await self._show()
        await self._count_badges()

    async def _show(self) -> None:
        view = await self._read(read_certificates)
        if view is None:
            return
        language = current_request().language
        self.owed = [_line(row, language) for row in view.owed]
        self.settled = [_line(row, language) for row in view.settled]
        self.duties = [_duty(row, language) for row in view.duties]
        self.may_oblige = view.may_oblige


def _line(row: CertificateRow, language: str) -> CertificateLine:
    why = t(f"certificate-why-{row.why}", language)
    return CertificateLine(
        id=row.certificate_id,
        name=f"{row.name} ({row.class_name})",
        when=span_text(row.span, language),
        told=f"{why}: {row.about}" if row.about else why,
        due=t("certificate-due", language, due=day(row.due_day, language)),
        state=t(f"certificate-state-{row.state}", language),
        is_overdue=row.is_overdue,
    )


def _duty(row: DutyRow, language: str) -> DutyLine:
    days = f"{day(row.first_day, language)} – {day(row.last_day, language)}"
    return DutyLine(row.duty_id, f"{row.name} ({row.class_name})", days)
