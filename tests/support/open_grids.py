"""Grids of one evening, open over real sockets, and what the database says about them."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel import Session, col, select

from elternportal import clock, routes
from elternportal.demo.evening import publish_quietly
from elternportal.domain.people import SYSTEM
from elternportal.models.evening import Booking, ParentsEvening, Slot
from elternportal.services.evening.columns import read_columns
from elternportal.services.evening.setup import EveningDraft, create_evening
from tests.support.families import Parent
from tests.support.server import Portal
from tests.support.socket_client import ROOT_STATE, SocketClient

PORTAL_STATE = f"{ROOT_STATE}.elternportal___state___base____portal_state"
EVENING_STATES = f"{PORTAL_STATE}.elternportal___state___evening"
EVENING_STATE = f"{EVENING_STATES}___family____evening_page_state"
TEACHER_STATE = f"{EVENING_STATES}___teacher____teacher_evening_page_state"
OWN_PARTS = ("own", "near", "plan")  # what differs from family to family


@dataclass(frozen=True, slots=True)
class OpenEvening:
    """An evening that everybody may book with every teacher."""

    portal: Portal
    id: int

    @property
    def path(self) -> str:
        return f"{routes.EVENING}?abend={self.id}"

    def slots(self) -> dict[int, list[int]]:
        """Each teacher's slots in the order of their times."""
        with self.portal.database() as database, database.reading() as session:
            rows = session.execute(
                select(col(Slot.teacher_id), col(Slot.id))
                .where(col(Slot.evening_id) == self.id)
                .order_by(col(Slot.teacher_id), col(Slot.starts_at))
            ).all()
        slots: dict[int, list[int]] = {}
        for teacher_id, slot_id in rows:
            slots.setdefault(teacher_id, []).append(slot_id)
        return slots

    def booked(self) -> list[int]:
        """The slots that are booked."""
        with self.portal.database() as database, database.reading() as session:
            booked = select(col(Booking.slot_id)).where(col(Booking.evening_id) == self.id)
            return list(session.scalars(booked))


class Grid:
    """One parent's open page."""

    def __init__(self, evening: OpenEvening, parent: Parent, token: str = "") -> None:
        self._portal = evening.portal
        self.parent = parent
        self.page = SocketClient(
            evening.portal.url, evening.path, parent.cookie, token=token, record=False
        )

    @property
    def own(self) -> Mapping[str, Any]:
        """The family's bookings by column."""
        bookings: Mapping[str, Any] = self.page.show("evening_page_state").get("own", {})
        return bookings

    @property
    def own_parts(self) -> dict[str, Any]:
        """All that is shown of the family's own plan."""
        return {part: self.page.show("evening_page_state").get(part) for part in OWN_PARTS}

    @property
    def own_slots(self) -> set[int]:
        return {booking["slot_id"] for booking in self.own.values()}

    @property
    def columns(self) -> list[dict[str, Any]]:
        """The columns with teacher, child and slots."""
        columns: list[dict[str, Any]] = self.page.show("evening_page_state")["columns"]
        return columns

    @property
    def letters(self) -> dict[str, str]:
        """Free, taken and blocked per column topic, as the page shows them."""
        shown = self.page.show("live_state")
        topics = {column["topic"] for column in self.columns}
        return {topic: shown.get(topic.replace(":", "_"), "") for topic in topics}

    def letters_in_database(self) -> Mapping[str, str]:
        with self._portal.database() as database, database.reading() as session:
            return read_columns(session, set(self.letters))

    @property
    def refusal(self) -> str:
        """The error that the page tells, or an empty text."""
        shown = self.page.show("portal_state")
        return str(shown.get("notice", "")) if shown.get("notice_kind") == "error" else ""

    async def take(self, slot_id: int, pupil_id: int) -> None:
        await self.page.call(f"{EVENING_STATE}.take", slot_id=slot_id, pupil_id=pupil_id)

    async def cancel(self, booking_id: int) -> None:
        await self.page.call(f"{EVENING_STATE}.cancel", booking_id=booking_id)


@asynccontextmanager
async def open_grids(evening: OpenEvening, parents: list[Parent]) -> AsyncIterator[list[Grid]]:
    """All these parents look at the evening, one page each."""
    async with AsyncExitStack() as stack:
        grids = [Grid(evening, parent) for parent in parents]
        for grid in grids:
            await stack.enter_async_context(grid.page)
        yield grids


def add_open_evening(portal: Portal, **rules: object) -> OpenEvening:
    """One more evening of the portal's school, on a day of its own and open since yesterday."""
    with portal.database() as database, database.transaction() as session:
        return OpenEvening(portal, _create(session, rules))


def _create(session: Session, rules: Mapping[str, object]) -> int:
    today = clock.today()
    evenings = session.scalars(select(col(ParentsEvening.id))).all()
    day = today + timedelta(days=30 + len(evenings))
    draft = EveningDraft.model_validate(
        {
            "title": "Zweiter Elternsprechtag",
            "day": day,
            "starts": "17:00",
            "ends": "19:00",
            "invited_from": f"{today - timedelta(days=2)}T08:00",
            "open_from": f"{today - timedelta(days=1)}T08:00",
            "closed_from": f"{day}T12:00",
            "cancel_until": f"{day}T12:00",
            "pause_slots": 0,
            "all_teachers_bookable": True,
            **rules,
        }
    )
    evening_id = create_evening(session, SYSTEM, draft)
    publish_quietly(session, SYSTEM, evening_id)
    return evening_id
