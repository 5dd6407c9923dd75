"""One family's session while another family uses the portal: nothing crosses over (security Z5)."""

import json
import re
from datetime import timedelta
from io import BytesIO

from pypdf import PdfReader
from sqlmodel import select

from elternportal import clock, routes
from elternportal.db import Database
from elternportal.mail.sender import DemoMailbox
from elternportal.models.mail import MailState, OutboxMail
from tests.security.cases import CASES
from tests.security.families import AMSEL, BIRKE
from tests.security.small_school import School
from tests.support.accounts import run
from tests.support.outbox import work
from tests.support.socket_client import SocketClient

STATES = {case.state: case.state_name for case in CASES}
EVENING = STATES["evening.family.evening_page_state"]
SETTINGS = STATES["access.own_settings.settings_page_state"]
TEACHER = STATES["evening.teacher.teacher_evening_page_state"]
# A broadcast column: one letter per slot, nothing else.
COLUMN = re.compile(r"[a-z]*")


async def test_Z5_no_frame_of_one_family_holds_a_word_of_another(school: School) -> None:
    path = f"{routes.EVENING}?abend={school.evening}"
    async with (
        school.page("berta", path) as watching,
        school.page("berta", "/") as start,
        school.page("", path) as stranger,
        school.page("anna", path) as busy,
        school.page("anna", routes.SETTINGS) as settings,
        school.page("huber", routes.TEACHER_EVENING) as teacher,
    ):
        await _use_everything(school, busy, settings, teacher)
        await school.hub_is_quiet()
        pages = {"grid": watching, "start": start, "stranger": stranger}
        for name, page in pages.items():
            await page.settle()  # it has been called to refresh ...
            await page.settle()  # ... and has done so
            frames = "".join(page.frames)
            assert [word for word in AMSEL.canaries if word in frames] == [], name
        assert BIRKE.canaries[0] in "".join(start.frames)
        assert [word for word in BIRKE.canaries if word in "".join(busy.frames)] == []
        _check_broadcasts(watching)


def test_Z5_no_file_page_or_log_holds_a_word_of_another_family(school: School) -> None:
    evening = f"{routes.EVENING}/{school.evening}"
    for person, other in (("anna", BIRKE), ("berta", AMSEL)):
        plan = school.get(person, f"{evening}/plan.pdf")
        calendar = school.get(person, f"{evening}/termine.ics")
        pages = [school.get(person, path).text for path in ("/", routes.EVENING, routes.SETTINGS)]
        assert plan.status_code == calendar.status_code == 200
        text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(plan.content)).pages)
        everything = "\n".join([text, calendar.text, *pages])
        assert [word for word in other.canaries if word in everything] == []
    log = school.portal.log
    assert [word for word in (*AMSEL.canaries, *BIRKE.canaries) if word in log] == []


def test_Z5_no_mail_holds_a_word_of_another_family(school: School) -> None:
    with school.portal.database() as database:
        _send_all(database)
        with database.reading() as session:
            mails = list(session.exec(select(OutboxMail)))
            session.expunge_all()
    for family, other in ((AMSEL, BIRKE), (BIRKE, AMSEL)):
        own = [mail for mail in mails if mail.recipient == family.address]
        assert [mail.state for mail in own if mail.state == MailState.SENT]
        text = json.dumps([mail.model_dump(mode="json") for mail in own], ensure_ascii=False)
        assert "Huber" in text  # the appointment itself; mails name no child at all
        assert [word for word in other.canaries if word in text] == []


async def _use_everything(
    school: School, busy: SocketClient, settings: SocketClient, teacher: SocketClient
) -> None:
    """The Amsels book, move, cancel and change their name; their teacher writes and cancels."""
    own, staff = school.named("anna", "own"), school.named("huber", "own")
    await busy.call(f"{EVENING}.take", slot_id=own.slot, pupil_id=own.pupil)
    await settings.call(
        f"{SETTINGS}.save_own_data", form={"name": AMSEL.guardian, "language": "de"}
    )
    form = {f"kind-{own.pupil}": "on", "answer": "needed", "note": AMSEL.note}
    await teacher.call(f"{TEACHER}.send_invitations", form=form)
    await teacher.call(f"{TEACHER}.ask_cancel", booking_id=staff.booking)
    await teacher.call(f"{TEACHER}.cancel", form={"reason": AMSEL.note})
    await busy.call(f"{EVENING}.take", slot_id=own.slot, pupil_id=own.pupil)
    await busy.settle()


def _check_broadcasts(page: SocketClient) -> None:
    columns = {
        name: value for name, value in page.show("live_state").items() if name.startswith("column_")
    }
    assert columns
    for value in columns.values():
        assert COLUMN.fullmatch(value), value


def _send_all(database: Database) -> None:
    """Two minutes later, when collected mails are due; a mailbox keeps their texts."""
    with database.transaction() as session:
        waiting = select(OutboxMail).where(OutboxMail.state != MailState.SENT)
        for mail in session.exec(waiting):
            mail.state, mail.finished_at = MailState.QUEUED, None
            mail.due_at = clock.now() - timedelta(minutes=1)
    run(work(database, DemoMailbox()))
