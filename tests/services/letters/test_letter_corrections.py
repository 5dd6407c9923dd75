"""Corrections: a new version, told to all; a new answer is asked for only if the author says so."""

from typing import Any

import pytest
from sqlmodel import col, select

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.letters import LetterVersion
from elternportal.models.mail import OutboxMail
from elternportal.services.editing import EditedMeanwhile
from elternportal.services.letters.corrections import (
    CorrectionDraft,
    CorrectLetter,
    NothingCorrected,
    NotPublished,
    correct,
    show_changes,
)
from elternportal.services.letters.schedule import publish_now
from elternportal.texts.changes import ChangePiece
from tests.support.letter_desk import Desk
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


@pytest.fixture
def desk(database: Database, world: World) -> Desk:
    return Desk(database, world)


def published(desk: Desk, actor: Actor | None = None, **fields: Any) -> int:
    letter_id = desk.save(actor, **{"demand": "confirmation", **fields})
    desk.run(publish_now, actor or desk.world.olga, letter_id)
    return letter_id


def correction(letter_id: int, *, version: int = 1, **fields: Any) -> CorrectLetter:
    form = {"title": "Wandertag", "text": "Wir wandern am **Montag**.", **fields}
    return CorrectLetter(letter_id, version, CorrectionDraft.model_validate(form))


def test_a_correction_is_a_new_version_and_the_old_one_stays(desk: Desk) -> None:
    letter_id = published(desk)
    desk.run(correct, desk.world.olga, correction(letter_id))
    with desk.letter(letter_id) as letter:
        assert (letter.version, letter.round) == (2, 1)
    assert desk.read(letter_id).form.text == "Wir wandern am **Montag**."
    with desk.database.reading() as session:
        texts = session.scalars(select(col(LetterVersion.text)).order_by(col(LetterVersion.number)))
        assert list(texts) == ["Wir wandern am **Freitag**.", "Wir wandern am **Montag**."]


def test_every_guardian_is_told_of_every_version_once(desk: Desk) -> None:
    letter_id = published(desk)
    desk.run(correct, desk.world.olga, correction(letter_id))
    with desk.database.reading() as session:
        mails = session.execute(select(col(OutboxMail.event), col(OutboxMail.recipient))).all()
    events = sorted(event for event, _ in mails)
    assert events == [f"letter-{letter_id}-1"] * 3 + [f"letter-{letter_id}-2"] * 3


def test_a_new_round_begins_only_if_the_author_says_so(desk: Desk) -> None:
    letter_id = published(desk)
    desk.run(correct, desk.world.olga, correction(letter_id, confirm_anew=True))
    with desk.letter(letter_id) as letter:
        assert (letter.version, letter.round) == (2, 2)


def test_a_letter_that_asks_for_nothing_has_no_second_round(desk: Desk) -> None:
    letter_id = published(desk, demand="none")
    desk.run(correct, desk.world.olga, correction(letter_id, confirm_anew=True))
    with desk.letter(letter_id) as letter:
        assert letter.round == 1


def test_files_stay_go_and_come_back(desk: Desk) -> None:
    olga = desk.world.olga
    plan, map_ = desk.upload(olga, "plan"), desk.upload(olga, "karte")
    letter_id = published(desk, files=plan)
    desk.run(correct, olga, correction(letter_id, files=f"{plan} {map_}"))
    assert [file.key for file in desk.read(letter_id).files] == [plan, map_]
    desk.run(correct, olga, correction(letter_id, version=2))
    assert desk.read(letter_id).files == ()
    desk.run(correct, olga, correction(letter_id, version=3, files=map_))
    assert [file.key for file in desk.read(letter_id).files] == [map_]


def test_what_changes_is_shown_before_it_is_published(desk: Desk) -> None:
    letter_id = published(desk)
    with desk.database.reading() as session:
        shown = show_changes(session, desk.world.olga, correction(letter_id))
    assert shown.title == [ChangePiece("same", "Wandertag")]
    assert [piece.text for piece in shown.text if piece.kind == "added"] == ["Montag."]


def test_two_authors_do_not_undo_each_others_corrections(desk: Desk) -> None:
    letter_id = published(desk)
    desk.run(correct, desk.world.olga, correction(letter_id))
    with pytest.raises(EditedMeanwhile, match="error-edited-meanwhile"):
        desk.run(correct, desk.world.hanna, correction(letter_id, text="Anders."))


def test_a_correction_that_changes_nothing_is_refused_and_tells_nobody(desk: Desk) -> None:
    letter_id = published(desk)
    same = correction(letter_id, text="Wir wandern am **Freitag**.", confirm_anew=True)
    with pytest.raises(NothingCorrected):
        desk.run(correct, desk.world.olga, same)
    assert desk.read(letter_id).version == 1


def test_a_draft_is_not_corrected(desk: Desk) -> None:
    with pytest.raises(NotPublished):
        desk.run(correct, desk.world.olga, correction(desk.save()))


@pytest.mark.parametrize("service", [correct, show_changes])
def test_Z4_nobody_else_corrects_a_letter(desk: Desk, service: Any) -> None:
    letter_id = published(desk)
    for wanted in (letter_id, 98765):
        with pytest.raises(NotFound):
            desk.run(service, desk.world.huber, correction(wanted))
        with pytest.raises(NotAllowed):
            desk.run(service, desk.world.anna, correction(wanted))
    own = published(desk, desk.world.huber, number=2)
    desk.run(service, desk.world.huber, correction(own))
