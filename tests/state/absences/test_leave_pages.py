"""The pages of leave, run directly: what they show, ask, keep and refuse."""

from datetime import date
from typing import Any

import pytest

from elternportal.domain.leave import LEAVE_TOPIC, REQUEST
from elternportal.state.absences.leave import LeavePageState
from elternportal.state.absences.office import OfficeAbsencesPageState
from elternportal.state.absences.staff_leave import StaffLeavePageState
from tests.support.states import OpenPage, Pages, Refused
from tests.support.world import World

FRIDAY = date(2026, 11, 27)

pytestmark = pytest.mark.usefixtures("stopped_clock")


def typed(**fields: str) -> dict[str, str]:
    plain = {"last_day": "", "first_lesson": "", "last_lesson": "", "subject_id": "", "files": ""}
    return {"first_day": f"{FRIDAY}", "reason": "Trauerfall", "text": "Oma", **plain, **fields}


async def applied(pages: Pages, world: World, **fields: str) -> OpenPage[LeavePageState]:
    page = await pages.open(LeavePageState, world.berta)
    await page.do("apply", typed(**fields))
    return page


async def test_rules_stand_before_the_form_and_the_answer_after_the_decision(
    pages: Pages, world: World
) -> None:
    page = await applied(pages, world)
    assert "spätestens 3 Tage vorher" in page.state.rules[0]
    assert "Beantragt (Fr, 27.11.): Carla Carlasen." in page.state.applied
    (line,) = page.state.requests
    assert (line.state, line.paper, line.may_withdraw) == ("noch nicht entschieden", "", True)
    huber = await pages.open(StaffLeavePageState, world.huber)
    (row,) = huber.state.rows
    assert "Oma" not in str(huber.delta())
    opened = await pages.open(StaffLeavePageState, world.huber, f"{REQUEST}={row.id}")
    (one,) = opened.state.opened
    assert (one.reason, one.text, one.may_decide) == ("Trauerfall", "Oma", True)
    assert opened.is_told_of(LEAVE_TOPIC)
    await opened.do("decide", {"approve": "nein", "answer": ""})
    assert opened.state.notice_field == "answer"
    await opened.do("decide", {"approve": "nein", "answer": "Schulaufgabe"})
    await opened.do("comment", {"comment": "Bitte nachholen"})
    assert [step.text for step in opened.state.opened[0].steps] == [
        "Schulaufgabe",
        "Bitte nachholen",
    ]
    family = await pages.open(LeavePageState, world.berta)
    (line,) = family.state.requests
    assert (line.state, line.answer, line.may_withdraw) == ("abgelehnt", "Schulaufgabe", False)
    assert line.paper.startswith("/beurlaubung/")


async def test_an_approved_day_stands_in_the_morning_and_withdrawing_asks(
    pages: Pages, world: World
) -> None:
    page = await applied(pages, world)
    request_id = page.state.requests[0].id
    head = await pages.open(StaffLeavePageState, world.hanna, f"{REQUEST}={request_id}")
    await head.do("decide", {"approve": "ja", "answer": ""})
    morning = await pages.open(OfficeAbsencesPageState, world.olga, f"tag={FRIDAY}")
    assert [row.is_recorded for row in morning.state.rows] == [True]
    await page.do("ask_withdraw", request_id)
    await page.do("withdraw")
    assert page.state.requests[0].state == "zurückgenommen"
    await head.do("withdraw")
    assert "gilt nicht mehr" in head.notice


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"last_day": "2026-11-20"}, "last_day"),
        ({"first_day": "2026-11-20"}, "first_day"),
        ({"reason": "keine Lust"}, "reason"),
        ({"text": "x" * 2000}, "text"),
    ],
)
async def test_what_does_not_fit_is_said_at_its_field(
    pages: Pages, world: World, fields: dict[str, str], field: str
) -> None:
    page = await applied(pages, world, **fields)
    assert (page.state.notice_field, page.state.opened) == (field, 0)


async def test_the_office_enters_paper_for_a_child_it_finds(pages: Pages, world: World) -> None:
    office = await pages.open(StaffLeavePageState, world.olga)
    await office.do("find", {"text": "dora"})
    await office.do("choose", office.state.found[0].id)
    assert (office.state.child, office.state.reasons[0].name) == (
        "Dora Dorasen (7b)",
        "Familienfeier",
    )
    await office.do("enter", typed(text=""))
    assert "Beantragt" in office.notice
    assert [row.name for row in office.state.rows] == ["Dora Dorasen (7b)"]
    search: Any = await office.do("search", {"suche": "carla"})
    assert "carla" in str(search)
    with pytest.raises(Refused):
        await pages.open(StaffLeavePageState, world.anna)
    teacher = await pages.open(StaffLeavePageState, world.maier)
    with pytest.raises(Refused):
        await teacher.do("find", {"text": "dora"})
