"""Whatever reaches many people asks once, with the number, before it is done."""

import pytest

from elternportal.db import Database
from elternportal.i18n import t
from elternportal.models.evening import Booking, Invitation, ParentsEvening
from elternportal.models.mail import OutboxMail
from elternportal.state.evening.office import OfficeEveningPageState
from elternportal.state.evening.office_list import OfficeEveningsPageState
from elternportal.state.evening.teacher import TeacherEveningPageState
from tests.support.booked_evening import Evening, make_booked_evening
from tests.support.states import Pages
from tests.support.world import World, add_guardian, add_pupil

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def evening(database: Database, world: World) -> Evening:
    with database.transaction() as session:
        for number in range(4):
            add_pupil(session, world, f"Kind{number}", "7b")
            add_guardian(session, world, f"Vogel {number}", f"Kind{number}")
    return make_booked_evening(database, world)


async def test_publishing_asks_with_the_number_first(
    pages: Pages, world: World, evening: Evening
) -> None:
    evening.change_rules(is_published=False)
    page = await pages.open(OfficeEveningPageState, world.olga, f"abend={evening.id}")
    await page.do("ask", "publish")
    assert "7 Personen bekommen eine E-Mail." in page.state.question
    assert evening.count(OutboxMail) == 0
    await page.do("publish")
    assert evening.count(OutboxMail) == 7


async def test_calling_off_asks_with_appointments_mails_and_calls(
    pages: Pages, world: World, evening: Evening
) -> None:
    evening.book(world.anna, "Ada", "Huber", 0)
    page = await pages.open(OfficeEveningPageState, world.hanna, f"abend={evening.id}")
    await page.do("ask", "call-off")
    assert "Es gibt einen Termin. 2 Personen bekommen eine E-Mail." in page.state.question
    await page.do("call_off")
    assert page.notice == "Der Elternsprechtag fällt aus. 2 Personen bekommen eine E-Mail."
    assert (page.state.is_called_off, page.state.asks_step) == (True, "")
    await page.do("reinstate")
    assert not page.state.is_called_off
    await page.do("reschedule", {"day": "2026-12-03", "starts": "17:30"})
    assert page.notice == "Der Elternsprechtag ist verlegt. 2 Personen bekommen eine E-Mail."
    assert "3. Dezember 2026, 17:30" in page.state.when


async def test_a_draft_is_deleted_after_a_question(
    pages: Pages, world: World, evening: Evening
) -> None:
    evening.change_rules(is_published=False)
    page = await pages.open(OfficeEveningPageState, world.olga, f"abend={evening.id}")
    await page.do("ask", "delete")
    assert page.state.question.startswith("Diesen Entwurf löschen?")
    await page.do("delete")
    assert evening.count(ParentsEvening) == 0


async def test_an_unknown_step_asks_nothing(pages: Pages, world: World, evening: Evening) -> None:
    page = await pages.open(OfficeEveningPageState, world.olga, f"abend={evening.id}")
    await page.do("ask", "explode")
    assert (page.state.asks_step, page.state.question) == ("", "")


async def test_inviting_a_class_asks_and_a_single_child_does_not(
    pages: Pages, world: World, evening: Evening
) -> None:
    page = await pages.open(TeacherEveningPageState, world.huber, f"abend={evening.id}")
    one = {f"kind-{world.pupils['Carla']}": "on", "answer": "needed", "class_id": "1"}
    await page.do("send_invitations", one)
    assert evening.count(Invitation) == 1
    class_id = world.classes["7b"]
    whole = {f"klasse-{class_id}": "on", "answer": "needed", "class_id": str(class_id)}
    await page.do("send_invitations", whole)
    assert evening.count(Invitation) == 1
    assert page.state.asks_invite == class_id
    assert "6 Personen" in page.state.invite_question
    await page.do("confirm_invitations")
    assert evening.count(Invitation) == 7
    assert page.state.asks_invite == 0


async def test_nobody_is_booked_before_a_child_was_chosen(
    pages: Pages, world: World, evening: Evening
) -> None:
    page = await pages.open(TeacherEveningPageState, world.huber, f"abend={evening.id}")
    await page.do("ask_book", evening.slot("Huber", 0))
    await page.do("book", {"pupil_id": ""})
    assert page.notice == "Bitte wählen Sie mindestens ein Kind aus."
    assert evening.count(Booking) == 0


async def test_the_office_pastes_the_rooms_and_a_new_evening_begins_filled(
    pages: Pages, world: World, evening: Evening
) -> None:
    page = await pages.open(OfficeEveningPageState, world.olga, f"abend={evening.id}")
    await page.do("propose_rooms")  # there is no timetable
    assert (page.notice, page.state.room_table) == (t("office-evening-rooms-none", "de"), "")
    await page.do("save_rooms", {"table": "Hub;R 7"})
    assert page.notice == "Ein Raum ist gespeichert."
    assert "R 7" in {line.room for line in page.state.teachers}
    listed = await pages.open(OfficeEveningsPageState, world.olga)
    assert (listed.state.draft.title, listed.state.draft.starts) == ("Elternsprechtag", "17:00")
