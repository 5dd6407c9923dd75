"""The delivery ledger answers whether a letter was delivered, to whoever may ask."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select

from elternportal import clock
from elternportal.db import Database
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.letters import Letter, LetterDelivery
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.ledger import LedgerQuery, LedgerRow, MailStep, letter_ledger
from elternportal.services.letters.prints import PrintRun
from tests.support.letters import add_letter
from tests.support.printing import print_run
from tests.support.results import give_answer, note_opened
from tests.support.world import World, add_guardian

pytestmark = pytest.mark.usefixtures("stopped_clock")

EVERYBODY = AudienceChoice(whole_school=True)


def ledger(session: Session, world: World, letter: Letter, name: str = "") -> dict[str, LedgerRow]:
    """The lines by the guardian's name, or by the child's where there is no guardian."""
    session.flush()
    view = letter_ledger(session, world.olga, LedgerQuery(letter.id or 0, name))
    assert view.found == len(view.lines)
    return {line.name or line.children[0].first_name: line for line in view.lines}


def delivery(session: Session, letter: Letter, account_id: int) -> LetterDelivery:
    return session.exec(
        select(LetterDelivery).where(
            LetterDelivery.letter_id == letter.id, LetterDelivery.account_id == account_id
        )
    ).one()


def test_every_guardian_and_every_child_without_one_has_a_line(
    database: Database, world: World, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        lines = ledger(session, world, letter)
    assert list(lines) == ["Anna Amsel", "Anton Amsel", "Berta Birke", "Dora"]
    anna = lines["Anna Amsel"]
    assert (anna.step, anna.queued_at) == (MailStep.QUEUED, stopped_clock)
    assert [child.name for child in anna.children] == ["Ada Adasen (7b)", "Ben Bensen (9a)"]
    assert (lines["Dora"].account_id, lines["Dora"].step) == (0, MailStep.NONE)


def test_a_line_tells_what_became_of_the_mail_in_the_servers_words(
    database: Database, world: World
) -> None:
    later = clock.now() + timedelta(minutes=5)
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        delivery(session, letter, world.anna.account_id).accepted_at = later
        delivery(session, letter, world.anton.account_id).deferred_at = later
        bounced = delivery(session, letter, world.berta.account_id)
        bounced.accepted_at, bounced.bounced_at = clock.now(), later
        bounced.reason = "550 5.1.1 unknown user"
        lines = ledger(session, world, letter)
    steps = {name: line.step for name, line in lines.items() if line.account_id}
    assert steps == {
        "Anna Amsel": MailStep.ACCEPTED,
        "Anton Amsel": MailStep.DEFERRED,
        "Berta Birke": MailStep.BOUNCED,
    }
    assert (lines["Berta Birke"].reason, lines["Berta Birke"].step_at) == (bounced.reason, later)


def test_opened_answered_and_printed_are_in_the_ledger(
    database: Database, world: World, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        note_opened(session, letter, world.anton)
        give_answer(session, letter, world.anton, world.pupils["Ada"])
        print_run(session, world.olga, PrintRun(letter.id or 0))
        lines = ledger(session, world, letter)
        letter.version = 2
        assert not ledger(session, world, letter)["Anton Amsel"].is_newest
    assert (lines["Anton Amsel"].opened_at, lines["Anton Amsel"].is_newest) == (stopped_clock, True)
    ada, ben = lines["Anna Amsel"].children
    assert ada.answer
    assert (ada.answer.by, ben.answer, lines["Anna Amsel"].opened_at) == ("Anton Amsel", None, None)
    assert lines["Dora"].children[0].printed_at == stopped_clock


def test_somebody_who_became_a_guardian_later_has_a_line_without_a_mail(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        add_guardian(session, world, "Dieter Dachs", "Dora")
        lines = ledger(session, world, letter)
    assert "Dora" not in lines
    assert lines["Dieter Dachs"].step is MailStep.NONE


@pytest.mark.parametrize("name", ["birke", " BERTA", "Carla", "berta.birke@"])
def test_a_line_is_found_by_guardian_child_or_address(
    database: Database, world: World, name: str
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        assert list(ledger(session, world, letter, name)) == ["Berta Birke"]


def test_Z4_only_office_head_and_the_author_read_the_ledger(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        choice = AudienceChoice(class_ids=(world.classes["7b"],))
        letter_id = add_letter(session, world.maier, choice).id or 0
        for actor in (world.maier, world.olga, world.hanna):
            assert letter_ledger(session, actor, LedgerQuery(letter_id)).found == 4
        for query in (LedgerQuery(letter_id), LedgerQuery(999_999)):
            with pytest.raises(NotFound):  # not even the class teacher
                letter_ledger(session, world.huber, query)
            with pytest.raises(NotAllowed):
                letter_ledger(session, world.anna, query)
        draft = add_letter(session, world.olga, EVERYBODY, number=2, is_published=False)
        with pytest.raises(NotFound):
            letter_ledger(session, world.olga, LedgerQuery(draft.id or 0))


def test_Z4_a_teacher_who_wrote_the_letter_sees_no_addresses(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        choice = AudienceChoice(class_ids=(world.classes["7b"],))
        letter = add_letter(session, world.maier, choice)
        delivery(session, letter, world.berta.account_id).reason = "550 <berta.birke@example.org>"
        session.flush()
        view = letter_ledger(session, world.maier, LedgerQuery(letter.id or 0))
        by_address = letter_ledger(session, world.maier, LedgerQuery(letter.id or 0, "@example"))
        assert {line.reason for line in ledger(session, world, letter).values()} != {""}
    assert {(line.email, line.reason) for line in view.lines} == {("", "")}
    assert by_address.found == 0
