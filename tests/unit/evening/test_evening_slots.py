"""How an evening is cut into slots, and which of them are blocked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from elternportal.domain.evening_slots import (
    DERIVED,
    PlannedSlot,
    SlotBlock,
    clip_presence,
    plan_blocks,
)
from elternportal.domain.slots import Span, cut_into_slots, now_and_next

START = datetime(2026, 11, 26, 16, 0, tzinfo=UTC)
SLOT = timedelta(minutes=10)


def at(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def span(start: int, end: int) -> Span:
    return Span(at(start), at(end))


def open_slots(count: int) -> list[PlannedSlot]:
    return [PlannedSlot(each) for each in cut_into_slots(span(0, 10 * count), 10)]


planned_slots = st.lists(
    st.tuples(st.sampled_from(SlotBlock), st.booleans()), min_size=1, max_size=40
).map(
    lambda states: [
        PlannedSlot(Span(START + SLOT * n, START + SLOT * (n + 1)), block, is_booked)
        for n, (block, is_booked) in enumerate(states)
    ]
)
presences = st.tuples(st.integers(0, 40), st.integers(1, 40)).map(
    lambda pair: Span(START + SLOT * pair[0], START + SLOT * (pair[0] + pair[1]))
)
limits = st.integers(0, 12)


@given(st.integers(5, 30), st.integers(0, 400))
def test_slots_follow_each_other_and_stay_inside_the_evening(minutes: int, length: int) -> None:
    evening = span(0, length)
    slots = cut_into_slots(evening, minutes)
    assert all(evening.contains(slot) for slot in slots)
    assert all(a.ends_at == b.starts_at for a, b in pairwise(slots))
    assert length - len(slots) * minutes in range(minutes)


@given(planned_slots, presences, limits)
def test_nothing_is_open_while_the_teacher_is_not_there(
    slots: list[PlannedSlot], presence: Span, limit: int
) -> None:
    for slot, block in zip(slots, plan_blocks(slots, presence, limit), strict=True):
        assert (block == SlotBlock.AWAY) == (not presence.contains(slot.span))


@given(planned_slots, presences, limits)
def test_what_the_teacher_blocked_stays_blocked_and_bookings_become_no_break(
    slots: list[PlannedSlot], presence: Span, limit: int
) -> None:
    for slot, block in zip(slots, plan_blocks(slots, presence, limit), strict=True):
        if presence.contains(slot.span) and slot.block not in DERIVED and slot.block:
            assert block in {slot.block, SlotBlock.FORCED_BREAK}
            assert block == slot.block or not slot.is_booked
        if slot.is_booked:
            assert block != SlotBlock.FORCED_BREAK


@given(planned_slots, presences, st.integers(1, 12))
def test_never_more_free_slots_in_a_row_than_the_school_allows(
    slots: list[PlannedSlot], presence: Span, limit: int
) -> None:
    unbooked = [replace(slot, is_booked=False) for slot in slots]
    in_a_row = 0
    for block in plan_blocks(unbooked, presence, limit):
        in_a_row = 0 if block else in_a_row + 1
        assert in_a_row <= limit


@given(planned_slots, presences, limits)
def test_planning_twice_changes_nothing(
    slots: list[PlannedSlot], presence: Span, limit: int
) -> None:
    once = plan_blocks(slots, presence, limit)
    again = [replace(slot, block=block) for slot, block in zip(slots, once, strict=True)]
    assert plan_blocks(again, presence, limit) == once


def test_a_forced_break_comes_after_so_many_slots_and_moves_behind_a_booking() -> None:
    slots = open_slots(7)
    blocks = plan_blocks(slots, span(0, 70), 3)
    assert [n for n, block in enumerate(blocks) if block] == [3]
    slots[3] = replace(slots[3], is_booked=True)
    blocks = plan_blocks(slots, span(0, 70), 3)
    assert [n for n, block in enumerate(blocks) if block] == [4]


def test_an_absent_teacher_has_no_open_slot() -> None:
    assert set(plan_blocks(open_slots(5), None, 2)) == {SlotBlock.AWAY}


def test_who_was_there_all_evening_stays_all_evening_when_it_moves() -> None:
    before, after = span(0, 60), span(30, 120)
    assert clip_presence(before, before, after) == after
    assert clip_presence(span(20, 50), before, after) == span(30, 50)
    assert clip_presence(span(0, 20), before, after) == after


def test_now_is_the_running_appointment_and_next_the_first_after_it() -> None:
    booked = [span(20, 30), span(0, 10)]
    assert now_and_next(booked, at(5)) == (span(0, 10), span(20, 30))
    assert now_and_next(booked, at(10)) == (None, span(20, 30))
    assert now_and_next(booked, at(20)) == (span(20, 30), None)
