"""Drafts of letters: kept as typed, checked before they go out, changed only by who may."""

from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError
from sqlmodel import col, func, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.letters import Demand, LetterState
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound, PortalError
from elternportal.models.audience import Audience, AudiencePart
from elternportal.models.letters import Letter, LetterOption, LetterVersion
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.drafts import (
    AlreadyPublished,
    LetterDraft,
    NumberTaken,
    delete_draft,
    next_number,
    read_letter_to_edit,
)
from elternportal.services.letters.options import YES_AND_NO
from elternportal.services.letters.schedule import publish_now
from elternportal.services.letters.settings import TEACHERS_WRITE
from tests.support.letter_desk import Desk
from tests.support.school_settings import decide
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
NOBODY = AudienceChoice()


@pytest.fixture
def desk(database: Database, world: World) -> Desk:
    return Desk(database, world)


def test_a_draft_is_read_as_it_was_typed(desk: Desk) -> None:
    key = desk.upload(desk.world.olga, "plan")
    letter_id = desk.save(
        number=17,
        demand="one_choice",
        question="Wer kommt mit?",
        options=["Ein Elternteil", "Beide", "Niemand"],
        deadline="2026-12-01",
        remind_days_before=3,
        is_confidential=True,
        files=key,
    )
    editor = desk.read(letter_id)
    assert editor.state is LetterState.DRAFT
    assert editor.form == LetterDraft(
        number=17,
        title="Wandertag",
        text="Wir wandern am **Freitag**.",
        demand=Demand.ONE_CHOICE,
        question="Wer kommt mit?",
        options=("Ein Elternteil", "Beide", "Niemand"),
        deadline=date(2026, 12, 1),
        remind_days_before=3,
        is_confidential=True,
        files=key,
    )
    assert editor.audience == AudienceChoice(class_ids=(desk.world.classes["7b"],))
    assert [file.name for file in editor.files] == ["plan.pdf"]


def test_a_draft_may_be_incomplete_and_is_completed_later(desk: Desk) -> None:
    letter_id = desk.save(audience=NOBODY, text="", demand="several_choices")
    desk.save(letter_id=letter_id, title="Ausflug", text="Wir fahren.")
    editor = desk.read(letter_id)
    assert (editor.form.title, editor.form.text, editor.version) == ("Ausflug", "Wir fahren.", 1)
    assert editor.form.demand is Demand.NONE
    assert not editor.audience.is_empty


def test_what_the_kind_of_answer_does_not_need_is_not_kept(desk: Desk) -> None:
    letter_id = desk.save(question="Wer?", options=["a", "b"], deadline="2026-12-01")
    form = desk.read(letter_id).form
    assert (form.question, form.options, form.deadline) == ("", (), None)


def test_yes_and_no_need_no_options_from_the_author(desk: Desk) -> None:
    letter_id = desk.save(demand="yes_no", question="Darf Ihr Kind mit?", options=["x"])
    assert desk.read(letter_id).form.options == YES_AND_NO


def test_the_next_number_is_proposed_and_a_taken_one_refused(desk: Desk) -> None:
    desk.save(number=4)
    desk.save(number=9)
    assert desk.run(next_number, desk.world.olga) == 10
    with pytest.raises(NumberTaken) as refused:
        desk.save(number=4)
    assert refused.value.args_for_text == {"number": 4, "free": 10}


def test_numbers_begin_anew_with_the_school_year(desk: Desk) -> None:
    desk.save(number=4)
    with clock.at(clock.now() + timedelta(days=300)):
        assert desk.run(next_number, desk.world.olga) == 1
        desk.save(number=4)


def test_a_letter_keeps_its_own_number(desk: Desk) -> None:
    letter_id = desk.save(number=4)
    assert desk.save(number=4, letter_id=letter_id) == letter_id


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "   "},
        {"title": "x" * 161},
        {"text": "x" * 20_001},
        {"number": 0},
        {"number": 10_000},
        {"question": "x" * 501},
        {"options": ["ja", " "]},
        {"options": ["x" * 161]},
        {"options": [str(number) for number in range(21)]},
        {"remind_days_before": 0},
        {"demand": "blood"},
    ],
    ids=str,
)
def test_what_no_letter_can_be_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        LetterDraft.model_validate({"number": 1, "title": "Wandertag", **fields})


CHOICE = {"demand": "one_choice", "question": "Wer?"}


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"text": " "}, "office-letter-error-text"),
        ({"audience": NOBODY}, "audience-nobody"),
        ({"demand": "text"}, "office-letter-error-question"),
        ({**CHOICE, "options": ["nur eine"]}, "office-letter-error-options"),
        ({**CHOICE, "options": ["gleich", "gleich"]}, "office-letter-error-options"),
        ({"demand": "confirmation", "deadline": "2026-11-22"}, "office-letter-error-deadline"),
        ({"demand": "confirmation", "remind_days_before": 2}, "office-letter-error-remind"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_incomplete_letter_does_not_go_out_and_says_what_is_missing(
    desk: Desk, fields: dict[str, Any], key: str
) -> None:
    letter_id = desk.save(**fields)
    with pytest.raises(PortalError) as refused:
        desk.run(publish_now, desk.world.olga, letter_id)
    assert refused.value.text_key == key
    assert desk.read(letter_id).state is LetterState.DRAFT


def test_a_deadline_may_be_the_day_of_publication(desk: Desk) -> None:
    letter_id = desk.save(demand="confirmation", deadline="2026-11-23")
    desk.run(publish_now, desk.world.olga, letter_id)
    assert desk.read(letter_id).state is LetterState.PUBLISHED


def test_a_published_letter_is_neither_edited_nor_deleted(desk: Desk) -> None:
    letter_id = desk.save()
    desk.run(publish_now, desk.world.olga, letter_id)
    with pytest.raises(AlreadyPublished):
        desk.save(letter_id=letter_id, title="Anders")
    with pytest.raises(AlreadyPublished):
        desk.run(delete_draft, desk.world.olga, letter_id)
    with pytest.raises(AlreadyPublished):
        desk.run(publish_now, desk.world.olga, letter_id)


def test_a_deleted_draft_leaves_nothing(desk: Desk) -> None:
    key = desk.upload(desk.world.olga, "plan")
    letter_id = desk.save(demand="yes_no", question="?", files=key)
    desk.run(delete_draft, desk.world.olga, letter_id)
    with desk.database.reading() as session:
        for table in (Letter, LetterVersion, LetterOption, Audience, AudiencePart):
            assert session.scalar(select(func.count()).select_from(table)) == 0


def test_a_file_can_be_in_one_letter_and_only_by_who_uploaded_it(desk: Desk) -> None:
    key = desk.upload(desk.world.olga, "plan")
    letter_id = desk.save(number=1, files=key)
    for actor in (desk.world.olga, desk.world.hanna):
        with pytest.raises(NotFound):
            desk.save(actor, number=2, files=key)
    desk.save(letter_id=letter_id, files=key)
    assert len(desk.read(letter_id).files) == 1


def test_Z4_parents_write_no_letters(desk: Desk) -> None:
    with pytest.raises(NotAllowed):
        desk.save(desk.world.anna)
    with pytest.raises(NotAllowed):
        desk.run(next_number, desk.world.anna)


def test_Z4_a_teacher_writes_only_to_own_classes(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.save(desk.world.roth)  # Frau Roth does not teach 7b
    own = AudienceChoice(class_ids=(desk.world.classes["9a"],))
    assert desk.save(desk.world.roth, audience=own)


@pytest.mark.parametrize("service", [read_letter_to_edit, delete_draft, publish_now])
def test_Z4_a_letter_of_others_looks_like_a_missing_one(desk: Desk, service: Any) -> None:
    letter_id = desk.save()
    for actor, wanted in ((desk.world.huber, letter_id), (desk.world.huber, 98765)):
        with pytest.raises(NotFound):
            desk.run(service, actor, wanted)
    with pytest.raises(NotFound):
        desk.save(desk.world.huber, letter_id=letter_id)
    with pytest.raises(NotAllowed):
        desk.run(service, desk.world.anna, letter_id)


def test_the_office_may_change_a_teachers_letter(desk: Desk) -> None:
    letter_id = desk.save(desk.world.huber)
    desk.save(letter_id=letter_id, title="Geprüft")
    assert desk.read(letter_id, desk.world.huber).form.title == "Geprüft"
    with desk.letter(letter_id) as letter:
        assert letter.author_id == desk.world.huber.account_id


def test_Z4_teachers_write_no_letters_where_the_school_does_not_let_them(desk: Desk) -> None:
    letter_id = desk.save(desk.world.huber)
    desk.run(lambda session, _actor: decide(session, TEACHERS_WRITE, False), desk.world.olga)

    def calls(actor: Actor) -> None:
        desk.save(actor, letter_id=letter_id)

    with pytest.raises(NotAllowed):
        calls(desk.world.huber)
    with pytest.raises(NotAllowed):
        desk.run(next_number, desk.world.huber)
    calls(desk.world.olga)


def test_titles_are_kept_in_one_version_until_publication(desk: Desk) -> None:
    letter_id = desk.save()
    for number in range(3):
        desk.save(letter_id=letter_id, title=f"Fassung {number}")
    with desk.database.reading() as session:
        titles = session.scalars(
            select(col(LetterVersion.title)).where(col(LetterVersion.letter_id) == letter_id)
        )
        assert list(titles) == ["Fassung 2"]
