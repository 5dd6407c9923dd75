"""What came back to a letter: how far it has come with each child, and who may know."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import event
from sqlmodel import Session

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import AnsweredBy, Demand, PupilStatus
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.letters import Letter
from elternportal.models.school import Pupil
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.prints import PrintRun
from elternportal.services.letters.results import ResultsView, letter_results
from tests.support.letters import add_letter
from tests.support.printing import print_run
from tests.support.results import give_answer, lose_address, note_opened
from tests.support.world import World, add_pupil

pytestmark = pytest.mark.usefixtures("stopped_clock")

EVERYBODY = AudienceChoice(whole_school=True)
D, P, W, R, U, O = (  # noqa: E741
    PupilStatus.DONE,
    PupilStatus.PAPER,
    PupilStatus.PRINTED,
    PupilStatus.READ,
    PupilStatus.UNREACHABLE,
    PupilStatus.OPEN,
)


def statuses(view: ResultsView) -> dict[str, PupilStatus]:
    return {child.first_name: child.status for child in view.children}


def results(session: Session, actor: Actor, letter: Letter) -> ResultsView:
    session.flush()
    return letter_results(session, actor, letter.id or 0)


def test_each_child_has_the_first_status_that_holds(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        assert statuses(results(session, world.olga, letter)) == {
            "Ada": O, "Ben": O, "Carla": O, "Dora": U
        }  # fmt: skip
        note_opened(session, letter, world.anton)
        assert statuses(results(session, world.olga, letter))["Ben"] is R
        give_answer(session, letter, world.anna, world.pupils["Ada"])
        give_answer(session, letter, world.olga, world.pupils["Carla"], by=AnsweredBy.PAPER)
        print_run(session, world.olga, PrintRun(letter.id or 0))
        assert statuses(results(session, world.olga, letter)) == {
            "Ada": D, "Ben": R, "Carla": P, "Dora": W
        }  # fmt: skip


def test_a_child_is_out_of_reach_only_if_mail_reaches_none_of_its_guardians(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        lose_address(session, world.anna)
        lose_address(session, world.berta)
        found = statuses(results(session, world.olga, letter))
    assert (found["Ada"], found["Carla"], found["Dora"]) == (O, U, U)


def test_where_nothing_is_asked_reading_is_enough(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY, demand=Demand.NONE)
        note_opened(session, letter, world.berta)
        assert statuses(results(session, world.olga, letter))["Carla"] is D


def test_only_answers_and_prints_of_the_current_round_count(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        give_answer(session, letter, world.anna, world.pupils["Ada"])
        print_run(session, world.olga, PrintRun(letter.id or 0))
        letter.round = 2
        found = statuses(results(session, world.olga, letter))
    assert (found["Ada"], found["Dora"]) == (O, U)


def test_classes_and_the_whole_are_counted_and_children_who_left_are_not(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        add_pupil(session, world, "Gone", "7b")
        letter = add_letter(session, world.olga, EVERYBODY)
        session.get_one(Pupil, world.pupils["Gone"]).is_active = False
        give_answer(session, letter, world.anna, world.pupils["Ada"])
        view = results(session, world.olga, letter)
    assert [(each.name, each.counts[D], each.counts[O]) for each in view.classes] == [
        ("7b", 1, 1), ("9a", 0, 1)
    ]  # fmt: skip
    assert view.counts == {D: 1, P: 0, W: 0, R: 0, U: 1, O: 2}


def test_replies_say_who_chose_what_and_when_and_which_came_late(
    database: Database, world: World, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        letter = add_letter(
            session,
            world.olga,
            EVERYBODY,
            demand=Demand.SEVERAL_CHOICES,
            options=("Kuchen", "Salat", "Nichts"),
            deadline=date(2026, 11, 23),
        )
        give_answer(session, letter, world.anna, world.pupils["Ada"], "Kuchen", "Salat")
        with clock.at(stopped_clock + timedelta(days=1)):
            give_answer(session, letter, world.berta, world.pupils["Carla"], "Kuchen")
        view = results(session, world.olga, letter)
    assert [(each.text, each.chosen) for each in view.options] == [
        ("Kuchen", 2), ("Salat", 1), ("Nichts", 0)
    ]  # fmt: skip
    answers = {child.first_name: child.answer for child in view.children}
    ada, carla = answers["Ada"], answers["Carla"]
    assert ada
    assert carla
    assert (ada.by, ada.at, ada.is_late) == ("Anna Amsel", stopped_clock, False)
    assert (carla.by, carla.is_late, view.late) == ("Berta Birke", True, 1)


def test_Z4_a_class_teacher_sees_the_own_classs_part(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        huber = results(session, world.huber, letter)
        roth = results(session, world.roth, letter)
        office = results(session, world.hanna, letter)
    assert set(statuses(huber)) == {"Ada", "Carla", "Dora"}
    assert set(statuses(roth)) == {"Ben"}
    assert (huber.is_whole, huber.mails, office.is_whole) == (False, None, True)


def test_Z4_a_confidential_letter_is_no_matter_of_the_class_teacher(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        choice = AudienceChoice(pupil_ids=(world.pupils["Ada"],))
        letter = add_letter(session, world.olga, choice, is_confidential=True)
        with pytest.raises(NotFound):
            results(session, world.huber, letter)
        assert set(statuses(results(session, world.hanna, letter))) == {"Ada"}


def test_Z4_an_author_sees_all_of_the_own_letter(database: Database, world: World) -> None:
    with database.transaction() as session:
        choice = AudienceChoice(class_ids=(world.classes["7b"],))
        letter = add_letter(session, world.maier, choice)
        view = results(session, world.maier, letter)
        with pytest.raises(NotFound):  # Frau Roth teaches another class
            results(session, world.roth, letter)
    assert (len(view.children), view.is_whole) == (3, True)


def test_Z4_what_is_foreign_looks_like_what_is_missing(database: Database, world: World) -> None:
    with database.transaction() as session:
        foreign = add_letter(session, world.olga, AudienceChoice(class_ids=(world.classes["9a"],)))
        draft = add_letter(session, world.olga, EVERYBODY, number=2, is_published=False)
        for letter_id in (foreign.id or 0, draft.id or 0, 999_999):
            with pytest.raises(NotFound):
                letter_results(session, world.maier, letter_id)
            with pytest.raises(NotAllowed):
                letter_results(session, world.anna, letter_id)
        with pytest.raises(NotFound):
            results(session, world.olga, draft)


def test_the_number_of_queries_does_not_grow_with_the_children(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, EVERYBODY)
        with counted(database) as few:
            results(session, world.olga, letter)
        for number in range(60):
            add_pupil(session, world, f"Kind{number}", "7b")
        wider = add_letter(session, world.olga, EVERYBODY, number=2)
        give_answer(session, wider, world.anna, world.pupils["Ada"])
        with counted(database) as many:
            results(session, world.olga, wider)
    assert len(many) <= len(few)


@contextmanager
def counted(database: Database) -> Iterator[list[str]]:
    """The SELECT statements that run inside the block."""
    statements: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            statements.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(database.engine, "before_cursor_execute", note)
