"""The parents' evening page in a browser, and the people of the demo school who meet there."""

import re
from collections.abc import Iterable
from typing import Any

from playwright.sync_api import Locator, Page, expect
from sqlmodel import col, select

from elternportal import clock
from elternportal.domain.people import Actor, Role
from elternportal.models.access import Account, Guardianship
from elternportal.models.evening import Booking, Slot
from elternportal.models.school import Lesson, Pupil
from elternportal.services.evening.bookings import BookSlot, book
from tests.support.server import Portal

SHOWN = {"phone": ".ep-only-phone", "desktop": ".ep-only-desktop"}


class Grid:
    """The times on an open evening page, as rows on the phone or as a table on the desktop."""

    def __init__(self, page: Page, shape: str = "phone") -> None:
        self.page = page
        self._place = page.locator(SHOWN[shape])
        expect(self._place).to_be_visible()
        expect(self._place.locator(".ep-slot").first).to_be_attached()
        expect(self._place.locator("[data-state=loading]")).to_have_count(0)
        if shape == "phone":
            self.show_all_times()

    def show_all_times(self) -> None:
        """Open every row; at first an open row offers only some of its free times."""
        self._place.locator(".ep-teacher-row").evaluate_all(
            "rows => rows.forEach(row => { row.open = true })"
        )
        expect(self._place.locator(".ep-times-offered:not([data-offered])")).to_have_count(0)
        self._place.locator(".ep-all-times[aria-expanded=false]").evaluate_all(
            "toggles => toggles.forEach(toggle => toggle.click())"
        )

    def slot(self, column: str, time: str) -> Locator:
        return self._place.locator(f".ep-slot[data-column='{column}'][data-time='{time}']")

    def states(self) -> dict[tuple[str, str], str]:
        """What each time of each column is now."""
        rows: list[list[str]] = self._place.locator(".ep-slot").evaluate_all(
            "slots => slots.map(({dataset: d}) => [d.column, d.time, d.state])"
        )
        return {(column, time): state for column, time, state in rows}

    def free(self) -> list[tuple[str, str]]:
        """The free times, as column and time."""
        return [place for place, state in self.states().items() if state == "free"]

    def of_teacher(self, teacher_id: int) -> str:
        """The first column of this teacher."""
        return next(column for column, _ in self.states() if teacher_of(column) == teacher_id)


def teacher_of(column: str) -> int:
    return int(column.partition("-")[2])


def open_to_both(first: Grid, second: Grid) -> Iterable[tuple[str, str, str]]:
    """Times that are free for two families: both columns, and the time."""
    free = first.free()
    for theirs, at in second.free():
        for column, time in free:
            if time == at and teacher_of(column) == teacher_of(theirs):
                yield column, theirs, time


def parent_in_same_class(portal: Portal, email: str) -> str:
    """The address of a parent of another family whose child has the same teachers."""
    with portal.database() as database, database.reading() as session:
        own = select(Guardianship.pupil_id).join(Account).where(Account.email == email)
        classes = select(Pupil.class_id).where(col(Pupil.id).in_(own))
        related = select(Guardianship.account_id).where(col(Guardianship.pupil_id).in_(own))
        found: str | None = session.exec(
            _parents_of(classes).where(col(Account.id).not_in(related))
        ).first()
    assert found is not None
    return found


def parent_taught_by(portal: Portal, teacher_email: str) -> tuple[str, int]:
    """The address of a parent whose child this teacher teaches, and the teacher's id."""
    with portal.database() as database, database.reading() as session:
        teacher_id = session.exec(
            select(Account.teacher_id).where(Account.email == teacher_email)
        ).one()
        classes = select(Lesson.class_id).where(Lesson.teacher_id == teacher_id)
        found: str | None = session.exec(_parents_of(classes)).first()
    assert found is not None
    assert teacher_id is not None
    return found, teacher_id


def book_beside(portal: Portal, email: str, column: str, time: str) -> None:
    """Book from outside the running portal, whose open pages do not hear of it."""
    pupil_id, teacher_id = (int(part) for part in column.split("-"))
    with portal.database() as database, database.transaction() as session:
        account_id = session.exec(select(Account.id).where(Account.email == email)).one()
        slots = session.exec(select(Slot).where(Slot.teacher_id == teacher_id))
        slot = next(s for s in slots if f"{clock.to_school(s.starts_at):%H:%M}" == time)
        actor = Actor(account_id or 0, frozenset({Role.PARENT}))
        book(session, actor, BookSlot(slot.id or 0, pupil_id))


def _parents_of(classes: Any) -> Any:
    """The addresses of parents with a child in these classes and nothing booked yet."""
    booked = (
        select(Guardianship.account_id)
        .join(Booking, col(Booking.pupil_id) == col(Guardianship.pupil_id))
        .distinct()
    )
    return (
        select(Account.email)
        .join(Guardianship)
        .join(Pupil)
        .where(col(Pupil.class_id).in_(classes), col(Pupil.is_active))
        .where(col(Account.id).not_in(booked), col(Account.teacher_id).is_(None))
        .order_by(col(Account.id))
    )


def open_plan(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^Mein Plan")).click()
