"""The print run and its return slips: who is printed for, and what comes back from paper."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.codes import ALPHABET, grouped
from elternportal.domain.letters import AnsweredBy, Demand, PupilStatus
from elternportal.domain.people import Actor
from elternportal.errors import InvalidInput, NotAllowed, NotFound, PortalError
from elternportal.i18n import t
from elternportal.models.audit import AuditEntry
from elternportal.models.letters import (
    Letter,
    LetterAnswer,
    LetterAnswerOption,
    LetterOption,
    LetterSlip,
)
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.corrections import CorrectionDraft, CorrectLetter, correct
from elternportal.services.letters.options import YES_AND_NO
from elternportal.services.letters.prints import (
    ChangedMeanwhile,
    PrintRun,
    note_printed,
    prepare_print,
)
from elternportal.services.letters.results import letter_results
from elternportal.services.letters.slips import (
    AnsweredInPortal,
    RecordSlip,
    SlipMalformed,
    SlipOutdated,
    SlipRecorded,
    SlipUnknown,
    read_slip,
    record_slip,
    undo_slip,
)
from tests.support.letters import add_letter
from tests.support.printing import print_run
from tests.support.results import code_of, give_answer, lose_address
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

EVERYBODY = AudienceChoice(whole_school=True)


def printed(session: Session, actor: Actor, letter: Letter, **choice: object) -> list[str]:
    """For whom the letter is printed."""
    session.flush()
    run = print_run(session, actor, PrintRun(letter.id or 0, **choice))  # type: ignore[arg-type]
    return [child.name.split()[0] for child in run.children]


def slip_for(session: Session, world: World, letter: Letter, child: str) -> str:
    """Print the letter for one child; returns the code."""
    printed(session, world.olga, letter, pupil_id=world.pupils[child])
    return code_of(session, letter, world.pupils[child])


def status(session: Session, world: World, letter: Letter, child: str) -> PupilStatus:
    view = letter_results(session, world.olga, letter.id or 0)
    [found] = [each for each in view.children if each.first_name == child]
    return found.status


def sentence(error: PortalError) -> str:
    return t(error.text_key, "de", **error.args_for_text)


def test_a_letter_is_printed_for_children_whom_no_mail_reaches_and_only_once(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        lose_address(session, world.berta)
        assert printed(session, world.olga, letter) == ["Carla", "Dora"]
        assert printed(session, world.olga, letter) == []
        assert printed(session, world.olga, letter, again=True) == ["Carla", "Dora"]


def test_one_class_or_one_child_can_be_printed_even_if_mail_reaches_it(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        assert printed(session, world.olga, letter, class_id=world.classes["9a"]) == []
        assert printed(session, world.olga, letter, pupil_id=world.pupils["Ben"]) == ["Ben"]
        assert printed(session, world.olga, letter, class_id=world.classes["7b"]) == ["Dora"]


def test_a_child_keeps_its_code_and_gets_a_new_one_when_the_letter_asks_anew(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        first = slip_for(session, world, letter, "Dora")
        with clock.at(clock.now() + timedelta(days=2)):
            assert slip_for(session, world, letter, "Dora") == first
            assert session.exec(select(LetterSlip)).one().printed_at == clock.now()
        letter.round = 2
        assert slip_for(session, world, letter, "Dora") != first
    assert len(first) == 16
    assert set(first) <= set(ALPHABET)


def correct_text(session: Session, world: World, letter: Letter, **fields: object) -> None:
    session.flush()
    form = CorrectionDraft.model_validate({"title": "Wandertag", "text": "Am 20.", **fields})
    correct(session, world.olga, CorrectLetter(letter.id or 0, letter.version, form))


@pytest.mark.parametrize("anew", [False, True])
def test_a_corrected_letter_is_printed_again_for_whom_it_was_printed_before(
    database: Database, world: World, anew: bool
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        assert printed(session, world.olga, letter) == ["Dora"]
        assert status(session, world, letter, "Dora") is PupilStatus.PRINTED
        correct_text(session, world, letter, confirm_anew=anew)
        assert status(session, world, letter, "Dora") is PupilStatus.UNREACHABLE
        assert printed(session, world.olga, letter, corrected=True) == ["Dora"]
        assert status(session, world, letter, "Dora") is PupilStatus.PRINTED
        assert printed(session, world.olga, letter) == []


def test_a_slip_that_came_back_still_counts_and_its_family_gets_the_correction(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        code = slip_for(session, world, letter, "Dora")
        record_slip(session, world.olga, RecordSlip(code))
        correct_text(session, world, letter)
        assert status(session, world, letter, "Dora") is PupilStatus.PAPER
        assert printed(session, world.olga, letter) == ["Dora"]
        assert printed(session, world.olga, letter) == []


def test_whoever_hears_of_the_correction_by_mail_needs_no_paper(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        slip_for(session, world, letter, "Carla")
        correct_text(session, world, letter)
        assert printed(session, world.olga, letter, corrected=True) == []
        assert status(session, world, letter, "Carla") is PupilStatus.OPEN


def test_what_is_printed_and_recorded_can_be_read_in_the_audit(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        code = slip_for(session, world, letter, "Dora")
        record_slip(session, world.hanna, RecordSlip(code))
        undo_slip(session, world.hanna, code)
        entries = session.exec(select(AuditEntry).order_by(col(AuditEntry.id))).all()
    found = [(each.action, each.account_id) for each in entries if "slip" in each.action]
    assert found == [
        ("slip-recorded", world.hanna.account_id), ("slip-undone", world.hanna.account_id)
    ]  # fmt: skip
    [run] = [each for each in entries if each.action == "letter-printed"]
    assert run.detail == {"children": "1", "pupil": str(world.pupils["Dora"])}


def test_a_slip_counts_as_the_childs_answer_on_paper(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        slip = record_slip(
            session, world.olga, RecordSlip(slip_for(session, world, letter, "Dora"))
        )
        answer = session.exec(select(LetterAnswer)).one()
        assert status(session, world, letter, "Dora") is PupilStatus.PAPER
    assert (slip.child, slip.number) == ("Dora Dorasen (7b)", 1)
    assert (answer.pupil_id, answer.answered_by) == (world.pupils["Dora"], AnsweredBy.PAPER)
    assert answer.account_id == world.olga.account_id


def test_typing_the_code_is_forgiven(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        code = slip_for(session, world, letter, "Dora")
        for typed in (f" {grouped(code).lower()} ", code.replace("0", "o").replace("1", "l")):
            assert read_slip(session, world.olga, typed).code == code


def test_a_slip_with_options_is_recorded_as_it_was_ticked(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = add_letter(
            session, world.olga, EVERYBODY, demand=Demand.YES_NO, options=YES_AND_NO
        )
        code = slip_for(session, world, letter, "Dora")
        slip = read_slip(session, world.olga, code)
        assert list(slip.options.values()) == list(YES_AND_NO)
        no = next(key for key, text in slip.options.items() if text == "no")
        with pytest.raises(InvalidInput):
            record_slip(session, world.olga, RecordSlip(code))
        record_slip(session, world.olga, RecordSlip(code, (no,)))
        assert session.exec(select(LetterAnswerOption.option_id)).all() == [no]


def test_an_option_of_another_letter_is_refused(database: Database, world: World) -> None:
    with database.transaction() as session:
        choices = {"demand": Demand.YES_NO, "options": YES_AND_NO}
        letter = add_letter(session, world.olga, EVERYBODY, **choices)  # type: ignore[arg-type]
        other = add_letter(session, world.olga, EVERYBODY, number=2, **choices)  # type: ignore[arg-type]
        foreign = session.exec(
            select(LetterOption.id).where(LetterOption.letter_id == other.id)
        ).first()
        code = slip_for(session, world, letter, "Dora")
        with pytest.raises(InvalidInput):
            record_slip(session, world.olga, RecordSlip(code, (foreign or 0,)))


def test_text_and_sheets_come_back_on_paper(database: Database, world: World) -> None:
    with database.transaction() as session:
        asked = add_letter(session, world.olga, EVERYBODY, demand=Demand.TEXT)
        sheet = add_letter(session, world.olga, EVERYBODY, number=2, demand=Demand.FILE)
        record_slip(
            session,
            world.olga,
            RecordSlip(slip_for(session, world, asked, "Dora"), text=" Nussallergie "),
        )
        record_slip(session, world.olga, RecordSlip(slip_for(session, world, sheet, "Dora")))
        texts = session.exec(select(LetterAnswer.text).order_by(col(LetterAnswer.id))).all()
    assert texts == ["Nussallergie", ""]


def test_a_slip_that_cannot_be_recorded_is_explained(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY, number=12)
        dora, ada = (slip_for(session, world, letter, child) for child in ("Dora", "Ada"))
        record_slip(session, world.hanna, RecordSlip(dora))
        give_answer(session, letter, world.anna, world.pupils["Ada"])
        with pytest.raises(SlipRecorded) as recorded:
            record_slip(session, world.olga, RecordSlip(dora))
        with pytest.raises(AnsweredInPortal) as answered:
            record_slip(session, world.olga, RecordSlip(ada))
        letter.round = 2
        session.flush()
        with pytest.raises(SlipOutdated) as outdated:
            record_slip(session, world.olga, RecordSlip(dora))
        with pytest.raises(SlipUnknown):
            record_slip(session, world.olga, RecordSlip("7K3M-Q0ZT-9X4B-HW2C"))
        with pytest.raises(SlipMalformed):
            record_slip(session, world.olga, RecordSlip("7K3M"))
    assert "Hanna Head am Mo, 23.11., 12:00 Uhr" in sentence(recorded.value)
    assert "im Portal beantwortet, von Anna Amsel am" in sentence(answered.value)
    assert "Dora Dorasen (7b): Brief 12 wurde nach dem Druck geändert" in sentence(outdated.value)


def test_only_the_person_who_recorded_a_slip_takes_it_back(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        code = slip_for(session, world, letter, "Dora")
        ada = slip_for(session, world, letter, "Ada")
        give_answer(session, letter, world.anna, world.pupils["Ada"])
        record_slip(session, world.olga, RecordSlip(code))
        with pytest.raises(SlipUnknown):
            undo_slip(session, world.hanna, code)
        with pytest.raises(SlipUnknown):
            undo_slip(session, world.olga, ada)
        undo_slip(session, world.olga, code)
        assert session.exec(select(LetterAnswer.pupil_id)).all() == [world.pupils["Ada"]]
        assert record_slip(session, world.olga, RecordSlip(code)).code == code


@pytest.mark.parametrize("outsider", ["anna", "huber"])
def test_Z4_only_office_and_head_record_slips(
    database: Database, world: World, outsider: str
) -> None:
    actor = getattr(world, outsider)
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        code = slip_for(session, world, letter, "Dora")
        for typed in (code, "7K3M-Q0ZT-9X4B-HW2C", "x"):
            with pytest.raises(NotAllowed):
                read_slip(session, actor, typed)
            with pytest.raises(NotAllowed):
                record_slip(session, actor, RecordSlip(typed))
            with pytest.raises(NotAllowed):
                undo_slip(session, actor, typed)
        assert session.exec(select(LetterAnswer)).all() == []


def test_Z4_a_teacher_prints_only_the_own_letters_for_their_own_children(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        choice = AudienceChoice(class_ids=(world.classes["7b"],))
        own = add_letter(session, world.maier, choice)
        foreign = add_letter(session, world.olga, EVERYBODY, number=2)
        assert printed(session, world.maier, own) == ["Dora"]
        for letter_id, pupil in ((foreign.id, "Dora"), (own.id, "Ben"), (999_999, "Dora")):
            command = PrintRun(letter_id or 0, pupil_id=world.pupils[pupil])
            with pytest.raises(NotFound):
                print_run(session, world.maier, command)
        with pytest.raises(NotAllowed):
            printed(session, world.anna, own)


def test_of_two_runs_at_once_the_second_is_refused_so_a_child_has_one_code(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        session.flush()
        command = PrintRun(letter.id or 0)
        first, second = (prepare_print(session, world.olga, command) for _ in range(2))
        note_printed(session, world.olga, first)
        with pytest.raises(ChangedMeanwhile):
            note_printed(session, world.olga, second)
        assert code_of(session, letter, world.pupils["Dora"]) in first.codes.values()


def test_a_letter_corrected_while_it_was_typeset_is_not_noted_as_printed(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        session.flush()
        run = prepare_print(session, world.olga, PrintRun(letter.id or 0))
        letter.version += 1
        session.flush()
        with pytest.raises(ChangedMeanwhile):
            note_printed(session, world.olga, run)
        assert session.exec(select(LetterSlip)).all() == []


def test_a_draft_is_not_printed(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY, is_published=False)
        with pytest.raises(NotFound):
            printed(session, world.olga, letter)
