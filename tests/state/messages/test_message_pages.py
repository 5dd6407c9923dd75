"""The pages of messages, run directly: what they show, keep, ask and refuse."""

import pytest

from elternportal import routes
from elternportal.db import Database
from elternportal.domain.messages import CLASS, CONVERSATION, ROUND, WHOLE, Desk, messages_topic
from elternportal.services.messages.starting import ThreadDraft, WriteToClass, write_to_class
from elternportal.state.messages.class_message import ClassMessagePageState
from elternportal.state.messages.conversations import MessagesPageState
from elternportal.state.messages.hours import AnswerHoursPageState
from elternportal.state.messages.new import NewMessagePageState
from elternportal.state.messages.reported import ReportedMessagesPageState
from elternportal.state.start.glance import StartPageState
from tests.support.messages import SECRET, answer, ask_desk, ask_teacher
from tests.support.states import OpenPage, Pages, Refused
from tests.support.waiting import eventually
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
PLAIN = {"text": "", "files": "", "deliver_at": ""}
BEGUN = {**PLAIN, "subject": "", "request": ""}


@pytest.fixture
def thread_id(database: Database, world: World) -> int:
    with database.transaction() as session:
        thread_id = ask_teacher(session, world, world.anna)
        answer(session, world.huber, thread_id, "Gern.")
        return thread_id


async def opened(pages: Pages, who: object, thread_id: int) -> OpenPage[MessagesPageState]:
    return await pages.open(MessagesPageState, who, f"{CONVERSATION}={thread_id}")  # type: ignore[arg-type]


async def test_each_side_sees_itself_and_the_other(
    pages: Pages, world: World, thread_id: int
) -> None:
    anna = await opened(pages, world.anna, thread_id)
    assert [(line.author, line.text, line.is_ours) for line in anna.state.messages] == [
        ("Sie", SECRET, True),
        ("Frau Huber", "Gern.", False),
    ]
    assert (anna.state.talk.who, anna.state.talk.about) == ("Frau Huber", "Ada Adasen (7b)")
    assert not anna.state.talk.is_school
    huber = await opened(pages, world.huber, thread_id)
    assert [line.author for line in huber.state.messages] == ["Anna Amsel", "Sie"]
    assert huber.state.talk.may_hand_over
    assert huber.is_told_of(messages_topic(world.huber.account_id))


async def test_what_is_new_stands_in_list_menu_and_start_until_it_is_read(
    pages: Pages, world: World, database: Database
) -> None:
    with database.transaction() as session:
        thread_id = ask_desk(session, world, world.anna, Desk.OFFICE)
    olga = await pages.open(MessagesPageState, world.olga)
    assert [(line.who, line.is_unread) for line in olga.state.threads] == [
        ("Ada Adasen (7b)", True)
    ]
    assert olga.state.menu_waiting["/nachrichten"] == 1
    start = await pages.open(StartPageState, world.olga)
    assert "messages" in {section.key for section in start.state.next_days}
    await opened(pages, world.olga, thread_id)
    await eventually(lambda: not database._background)
    await olga.do("refresh")
    assert olga.state.menu_waiting["/nachrichten"] == 0


async def test_sending_empties_the_form_and_a_refusal_does_not(
    pages: Pages, world: World, thread_id: int
) -> None:
    page = await opened(pages, world.anna, thread_id)
    await page.do("send", {**PLAIN, "text": "  "})
    assert (page.state.sent, page.state.notice_field) == (0, "text")
    await page.do("send", {**PLAIN, "text": "x" * 10_001})
    assert (page.state.sent, page.state.notice_field) == (0, "text")
    await page.do("send", {**PLAIN, "text": "Danke"})
    assert page.state.sent == 1
    assert page.state.messages[-1].text == "Danke"
    await page.do("send", {**PLAIN, "text": "Später", "deliver_at": "2026-11-24T08:00"})
    assert "Di, 24.11., 8:00" in page.notice
    assert "Di, 24.11., 8:00" in page.state.messages[-1].waits
    await page.do("send", {**PLAIN, "text": "Früher", "deliver_at": "2026-11-22T08:00"})
    assert (page.state.sent, page.state.notice_field) == (2, "deliver_at")


async def test_withdrawing_reporting_and_ending_ask_first(
    pages: Pages, world: World, thread_id: int
) -> None:
    anna = await opened(pages, world.anna, thread_id)
    own, theirs = anna.state.messages
    assert (own.may_withdraw, own.may_report, theirs.may_report) == (True, False, True)
    await anna.do("ask_report", theirs.id)
    await anna.do("report", {"reason": "Ton"})
    await anna.do("ask_withdraw", own.id)
    await anna.do("withdraw")
    assert anna.state.messages[0].is_withdrawn
    hanna = await pages.open(ReportedMessagesPageState, world.hanna)
    (report,) = hanna.state.reports
    assert "Gern." not in repr(hanna.delta())
    await hanna.do("show_text", report.id)
    assert (hanna.state.text, hanna.state.reason) == ("Gern.", "Grund: Ton")
    await hanna.do("finish", report.id)
    assert hanna.state.reports[0].is_done
    with pytest.raises(Refused):
        await anna.do("close", True)
    huber = await opened(pages, world.huber, thread_id)
    await huber.do("close", True)
    assert "beendet" in huber.state.talk.obstacle


async def test_a_foreign_conversation_answers_like_a_missing_one(
    pages: Pages, world: World, thread_id: int
) -> None:
    for outsider in (world.anton, world.berta, world.maier, world.olga, world.hanna):
        foreign = await opened(pages, outsider, thread_id)
        missing = await opened(pages, outsider, 987_654)
        assert foreign.state.messages == missing.state.messages == []
        assert foreign.state.dead_end == missing.state.dead_end != ""


async def test_a_guardian_begins_with_child_and_teacher(pages: Pages, world: World) -> None:
    berta = await pages.open(NewMessagePageState, world.berta)  # an only child needs no choice
    labels = [line.label for line in berta.state.recipients]
    assert labels == [
        "Frau Huber – Klassenleitung, Mathematik",
        "Herr Maier – Englisch",
        "Sekretariat",
        "Schulleitung",
    ]
    await berta.do("send", {**BEGUN, "recipient": "", "text": "Hallo", "subject": "Frage"})
    assert berta.state.notice_field == "recipient"
    roth = f"teacher-{world.teachers['Roth']}"
    await berta.do("send", {**BEGUN, "recipient": roth, "text": "Hallo", "subject": "Frage"})
    assert berta.state.notice_field == "recipient"
    huber = f"teacher-{world.teachers['Huber']}"
    await berta.do("send", {**BEGUN, "recipient": huber, "text": "Hallo"})
    assert berta.state.notice_field == "subject"
    event = await berta.do("send", {**BEGUN, "recipient": huber, "request": "call"})
    assert CONVERSATION in str(event)
    anna = await pages.open(NewMessagePageState, world.anna)
    assert (len(anna.state.children), anna.state.recipients) == (2, [])


async def test_a_teacher_says_when_they_answer_and_families_read_it(
    pages: Pages, world: World
) -> None:
    hours = await pages.open(AnswerHoursPageState, world.huber)
    typed = {f"day-{digit}": "on" for digit in "12345"}
    typed |= {"begins": "08:00", "ends": "16:00", "away_until": "", "away_note": ""}
    await hours.do("save", typed)
    berta = await pages.open(NewMessagePageState, world.berta)
    assert berta.state.hours == ["Frau Huber: Antwortet Mo–Fr, 8:00 bis 16:00 Uhr."]
    await hours.do("save", {**typed, "ends": "07:00"})
    assert hours.state.notice_field == "ends"


async def test_writing_to_a_class_asks_once_with_the_number(pages: Pages, world: World) -> None:
    query = f"{CLASS}={world.classes['7b']}"
    chosen = await pages.open(NewMessagePageState, world.huber, query)
    assert [line.label for line in chosen.state.families] == [
        "Alle 3 Familien der 7b, jede in einem eigenen Gespräch",
        "Ada Adasen",
        "Carla Carlasen",
        "Dora Dorasen – noch kein Zugang",
    ]
    page = await pages.open(NewMessagePageState, world.huber, f"{query}&{WHOLE}=1")
    typed = {**PLAIN, "subject": "Ausflug", "text": "Bitte festes Schuhwerk."}
    assert await page.do("send_to_class", typed) is None
    assert page.state.asks
    assert page.state.question == "An 3 Familien der 7b senden? 3 E-Mails gehen hinaus."
    event = await page.do("send_to_class", {**typed, "asked": "1"})
    assert ROUND in str(event)


async def test_a_message_to_a_class_says_whom_it_did_not_reach(
    pages: Pages, world: World, database: Database
) -> None:
    with database.transaction() as session:
        draft = ThreadDraft(subject="Ausflug", text=SECRET)
        command = WriteToClass(world.classes["7b"], draft)
        sent = write_to_class(session, world.huber, command).class_message_id
    page = await pages.open(ClassMessagePageState, world.huber, f"{ROUND}={sent}")
    words = [(line.child, line.word) for line in page.state.members]
    assert words[0] == ("Ada Adasen", "noch nicht gelesen")
    assert words[2] == ("Dora Dorasen", "kein Zugang")
    assert page.state.unreached.startswith("Eine Familie hat keinen Zugang")
    assert page.state.notes == routes.class_message_notes(sent, "de")
    await page.do("ask_withdraw", True)
    await page.do("withdraw")
    assert "In 3 Gesprächen" in page.notice
    assert (page.state.notes, SECRET in page.state.text) == ("", False)
