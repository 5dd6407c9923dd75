"""A dated plan replaces the days that its file covers, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elternportal.imports.dated import Period, with_days_replaced
from elternportal.imports.plan import DatedPlan, Plan, make_plan
from elternportal.imports.school import Record, Records, School, TeacherRecord
from elternportal.imports.untis import Entry, ParsedFiles, parse
from tests.support.import_kinds import DUTY, DutyRecord, duty_file, with_duties
from tests.support.untis import keys, school_after

FIRST_DAY = date(2026, 11, 23)
TEACHERS: Records = {(name,): TeacherRecord(name) for name in ("Hub", "Mai")}

# Few different values, so that the same day and place is frequent.
DUTIES = st.builds(
    DutyRecord,
    day=st.integers(0, 6).map(lambda days: FIRST_DAY + timedelta(days)),
    place=st.sampled_from(["Hof", "Halle"]),
    teacher=st.sampled_from(["Hub", "Mai"]),
    is_manual=st.booleans(),
)
STORED = st.lists(DUTIES, max_size=8).map(lambda rows: {row.identity: row for row in rows})
DELIVERED = st.lists(
    DUTIES.filter(lambda row: not row.is_manual),
    min_size=1,
    max_size=6,
    unique_by=lambda row: row.identity,
)


@pytest.fixture(autouse=True, scope="module")
def one_more_kind() -> Iterator[None]:
    with with_duties():
        yield


def files_with(rows: list[DutyRecord]) -> ParsedFiles:
    entries = (Entry("duty", "GPU090.TXT", line, (row,)) for line, row in enumerate(rows, start=1))
    return ParsedFiles(tuple(entries), {"duty": "GPU090.TXT"})


def school_with(stored: Records) -> School:
    return {"teacher": TEACHERS, "duty": stored}


def plan_of(stored: Records, rows: list[DutyRecord]) -> Plan:
    return make_plan(files_with(rows), school_with(stored))


def after(stored: Records, rows: list[DutyRecord]) -> Records:
    return school_after(plan_of(stored, rows), school_with(stored))["duty"]


def dated(plan: Plan) -> DatedPlan:
    (found,) = (kind for kind in plan.kinds if kind.kind == DUTY.name)
    assert isinstance(found, DatedPlan)
    return found


def is_manual(row: Record) -> bool:
    return isinstance(row, DutyRecord) and row.is_manual


def is_covered(row: Record, rows: list[DutyRecord]) -> bool:
    days = [delivered.day for delivered in rows]
    return isinstance(row, DutyRecord) and min(days) <= row.day <= max(days)


@given(STORED, DELIVERED)
def test_on_the_covered_days_stands_exactly_the_file(
    stored: Records, rows: list[DutyRecord]
) -> None:
    by_hand = {key for key, row in stored.items() if is_manual(row)}
    found = {
        key: row
        for key, row in after(stored, rows).items()
        if is_covered(row, rows) and not is_manual(row)
    }
    assert found == {row.identity: row for row in rows if row.identity not in by_hand}


@given(STORED, DELIVERED)
def test_on_all_other_days_nothing_changes(stored: Records, rows: list[DutyRecord]) -> None:
    def others(records: Records) -> Records:
        return {key: row for key, row in records.items() if not is_covered(row, rows)}

    assert others(after(stored, rows)) == others(stored)


@given(STORED, DELIVERED)
def test_what_was_entered_by_hand_survives(stored: Records, rows: list[DutyRecord]) -> None:
    by_hand = {key: row for key, row in stored.items() if is_manual(row)}
    assert by_hand.items() <= after(stored, rows).items()


@given(STORED, DELIVERED)
def test_the_same_file_again_is_an_empty_plan(stored: Records, rows: list[DutyRecord]) -> None:
    assert plan_of(after(stored, rows), rows).size == 0


@given(STORED, DELIVERED, st.data())
def test_a_row_that_is_left_out_changes_nothing(
    stored: Records, rows: list[DutyRecord], data: st.DataObject
) -> None:
    line = data.draw(st.integers(1, len(rows)))
    plan = make_plan(files_with(rows), school_with(stored), {("GPU090.TXT", line)})
    left_out = rows[line - 1].identity
    after_it = school_after(plan, school_with(stored))["duty"]
    assert after_it.get(left_out) == stored.get(left_out)


def test_the_plan_says_which_days_it_covers() -> None:
    file = duty_file(("20261123", "Hof", "Hub"), ("20261125", "Hof", "Mai"))
    plan = dated(make_plan(parse([file]), school_with({})))
    assert plan.covers == Period(date(2026, 11, 23), date(2026, 11, 25))


def test_a_file_of_which_no_row_is_sound_changes_no_day() -> None:
    stored = DutyRecord(day=FIRST_DAY, place="Hof", teacher="Hub")
    file = duty_file(("20261123", "Halle", "Xyz"))
    plan = make_plan(parse([file]), school_with({stored.identity: stored}))
    assert (plan.size, dated(plan).covers) == (0, None)
    assert keys(plan) == [("GPU090.TXT", 1, "import-unknown")]


def test_without_a_file_the_days_stay_as_they_are() -> None:
    stored = DutyRecord(day=FIRST_DAY, place="Hof", teacher="Hub")
    plan = make_plan(parse([]), school_with({stored.identity: stored}))
    assert plan.size == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MovableRecord(DutyRecord):
    """A duty that is known by its place alone."""

    key_fields = ("place",)


@pytest.mark.parametrize("is_manual", [False, True])
def test_a_row_with_a_key_for_itself_moves_to_a_covered_day_unless_it_is_manual(
    *, is_manual: bool
) -> None:
    before = MovableRecord(day=FIRST_DAY, place="Hof", teacher="Hub", is_manual=is_manual)
    moved = MovableRecord(day=FIRST_DAY + timedelta(7), place="Hof", teacher="Hub")
    covers = Period(moved.day, moved.day)
    after_it = with_days_replaced({before.identity: before}, {moved.identity: moved}, covers)
    assert after_it == {("Hof",): before if is_manual else moved}
