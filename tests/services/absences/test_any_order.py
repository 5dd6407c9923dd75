"""In whatever order people report, extend, withdraw, record, miss and decide, the day's list is
what a plain model says.

The model counts school days, 0 is today, and knows no database: an absence is a first and a last
day, and what it has replaced.
"""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlmodel import Session

from elternportal.db import Database
from elternportal.domain.absences import Source
from elternportal.errors import PortalError
from elternportal.models.absences import LeaveRequest
from elternportal.services.absences.leave import withdraw_leave
from elternportal.services.absences.morning import (
    MorningAsked,
    MorningRow,
    NoteByPhone,
    cancel_absence,
    note_by_phone,
    read_morning,
    record_absence,
    take_back_record,
)
from elternportal.services.absences.register import mark_missing, mark_present
from elternportal.services.absences.reporting import (
    AbsenceDraft,
    ReportAbsence,
    end_absence,
    report_absence,
    withdraw_absence,
)
from tests.services.absences.test_leave import apply, decide
from tests.support.databases import fresh_sqlite
from tests.support.world import World, make_world

MONDAY = date(2026, 11, 23)
DAYS = [MONDAY + timedelta(days=n) for n in (0, 1, 2, 3, 4, 7, 8)]  # a weekend lies between
LOOKED_AT = 3  # days whose lists are compared
day_numbers = st.integers(0, len(DAYS) - 1)
TOLD = (Source.GUARDIAN, Source.OFFICE)


@dataclass
class Away:
    """From day number ``first`` to ``last``; ``replaced`` stands again when it is withdrawn."""

    first: int
    last: int
    source: Source
    is_recorded: bool = False
    replaced: list["Away"] = field(default_factory=list)

    def covers(self, other: "Away") -> bool:
        return self.first <= other.first and other.last <= self.last

    def touches(self, other: "Away") -> bool:
        return self.first <= other.last + 1 and other.first <= self.last + 1

    @property
    def seen(self) -> tuple[int, int, Source, bool]:
        return self.first, self.last, self.source, self.is_recorded


class AnyOrder(RuleBasedStateMachine):
    """One child, its guardians, its teacher, office and head."""

    database: Database
    world: World

    def __init__(self) -> None:
        super().__init__()
        self.session = Session(self.database.engine)  # rolled back at the end
        self.away: list[Away] = []
        self.leave = 0  # the application that is looked at, and what became of it
        self.leave_days: Away | None = None
        self.is_approved = False

    def teardown(self) -> None:
        self.session.rollback()
        self.session.close()

    @rule(who=st.sampled_from(["anna", "anton", "olga"]), first=day_numbers, last=day_numbers)
    def report(self, who: str, first: int, last: int) -> None:
        first, last = sorted((first, last))
        draft = AbsenceDraft(first_day=DAYS[first], last_day=DAYS[last])
        ada = self.world.pupils["Ada"]
        if who == "olga":
            note_by_phone(self.session, self.world.olga, NoteByPhone(ada, draft))
        else:
            report_absence(self.session, getattr(self.world, who), ReportAbsence((ada,), draft))
        source = Source.OFFICE if who == "olga" else Source.GUARDIAN
        self._told(Away(first, last, source, is_recorded=who == "olga"))

    def _told(self, new: Away) -> None:
        if any(one.covers(new) for one in self.away if one.source is not Source.TEACHER):
            return
        while met := [one for one in self.away if one.source in TOLD and one.touches(new)]:
            for one in met:
                self._replace(one, new)
        for one in [one for one in self.away if one.source is Source.TEACHER and new.covers(one)]:
            self._replace(one, new)
        self.away.append(new)

    def _replace(self, old: Away, new: Away) -> None:
        self.away.remove(old)
        new.replaced.append(old)
        new.first, new.last = min(new.first, old.first), max(new.last, old.last)

    @rule(number=st.integers(0, 5))
    def withdraw(self, number: int) -> None:
        for row, known in self._chosen(number):
            with suppress(PortalError):
                withdraw_absence(self.session, self.world.anna, row.absence_id)
            if known.source in TOLD and not known.is_recorded:
                self.away.remove(known)
                self.away += known.replaced

    @rule(number=st.integers(0, 5), day=day_numbers)
    def end(self, number: int, day: int) -> None:
        for row, known in self._chosen(number):
            with suppress(PortalError):
                end_absence(self.session, self.world.anton, row.absence_id, DAYS[day])
            if known.source in TOLD and known.first <= day < known.last:
                self.away.remove(known)
                self.away.append(Away(known.first, day, Source.GUARDIAN, replaced=[known]))

    @rule(number=st.integers(0, 5), is_recorded=st.booleans())
    def record(self, number: int, is_recorded: bool) -> None:
        for row, known in self._chosen(number):
            do = record_absence if is_recorded else take_back_record
            do(self.session, self.world.olga, row.absence_id)
            known.is_recorded = is_recorded

    @rule(number=st.integers(0, 5))
    def cancel(self, number: int) -> None:
        for row, known in self._chosen(number):
            with suppress(PortalError):
                cancel_absence(self.session, self.world.olga, row.absence_id)
            if known.source is not Source.LEAVE:
                self.away.remove(known)

    @rule()
    def miss(self) -> None:
        mark_missing(self.session, self.world.huber, self.world.pupils["Ada"])
        today = Away(0, 0, Source.TEACHER)
        if not any(one.covers(today) for one in self.away):
            self.away.append(today)

    @rule()
    def come(self) -> None:
        with suppress(PortalError):
            mark_present(self.session, self.world.huber, self.world.pupils["Ada"])
        self.away = [one for one in self.away if one.source is not Source.TEACHER]

    @rule(first=day_numbers, last=day_numbers)
    def ask_leave(self, first: int, last: int) -> None:
        if self.leave:
            return
        first, last = sorted((first, last))
        days = {"first_day": DAYS[first], "last_day": DAYS[last]}
        self.leave = apply(self.session, self.world, **days)
        self.leave_days, self.is_approved = Away(first, last, Source.LEAVE, True), False

    @rule(yes=st.booleans())
    def decide_leave(self, yes: bool) -> None:
        if not self.leave or self.leave_days is None:
            return
        with suppress(PortalError):
            decide(self.session, self.world.hanna, self.leave, yes, "Nein")
        if yes == self.is_approved:
            return
        self._end_leave()
        if yes:
            self.leave_days = Away(self.leave_days.first, self.leave_days.last, Source.LEAVE, True)
            for one in [one for one in self.away if one.source is Source.TEACHER]:
                if self.leave_days.covers(one):
                    self._replace(one, self.leave_days)
            self.away.append(self.leave_days)
        self.is_approved = yes

    @rule()
    def give_up_leave(self) -> None:
        if not self.leave or self.leave_days is None:
            return
        state = self.session.get_one(LeaveRequest, self.leave).state
        with suppress(PortalError):
            withdraw_leave(self.session, self.world.anna, self.leave)
        may = state == "applied" or (state == "approved" and self.leave_days.first > 0)
        if may:
            self._end_leave()
            self.leave, self.is_approved = 0, False

    def _end_leave(self) -> None:
        if self.is_approved and self.leave_days is not None:
            self.away.remove(self.leave_days)
            self.away += self.leave_days.replaced

    def _chosen(self, number: int) -> Iterator[tuple[MorningRow, Away]]:
        """One absence as the office sees it, with the model's; none if there are fewer."""
        rows = {row.absence_id: row for day in DAYS[:LOOKED_AT] for row in self._listed(day)}
        for row in [*rows.values()][number : number + 1]:
            yield row, next(one for one in self.away if one.seen == _seen(row))

    def _listed(self, day: date) -> list[MorningRow]:
        return [*read_morning(self.session, self.world.olga, MorningAsked(day)).rows]

    @invariant()
    def each_days_list_is_the_models(self) -> None:
        self.session.flush()
        self.session.expire_all()
        for number, day in enumerate(DAYS[:LOOKED_AT]):
            known = sorted(one.seen for one in self.away if one.first <= number <= one.last)
            assert sorted(_seen(row) for row in self._listed(day)) == known


def _seen(row: MorningRow) -> tuple[int, int, Source, bool]:
    first, last = (DAYS.index(day) for day in (row.span.first_day, row.span.last_day))
    return first, last, row.source, row.is_recorded


@pytest.mark.usefixtures("stopped_clock")
def test_the_days_list_is_what_a_plain_model_says() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(fresh_sqlite(Path(folder) / "portal.db"))
        with database.transaction() as session:
            AnyOrder.world = make_world(session)
        AnyOrder.database = database
        some = settings(max_examples=12, stateful_step_count=12, deadline=None, database=None)
        run_state_machine_as_test(AnyOrder, settings=some)
        database.close()
