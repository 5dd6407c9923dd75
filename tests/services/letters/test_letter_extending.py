"""A letter that is out goes to more children: their families hear of it, all others nothing."""

import pytest
from sqlmodel import Session, select

from elternportal.db import Database
from elternportal.domain.letters import Demand
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.base import id_of
from elternportal.models.letters import Letter, LetterDelivery, LetterPupil
from elternportal.models.mail import OutboxMail
from elternportal.services.audience.choice import AudienceChoice, read_choice
from elternportal.services.letters.extending import (
    ExtendLetter,
    ExtensionView,
    NobodyNew,
    extend_letter,
    extension_reach,
)
from elternportal.services.letters.reading import read_letter
from elternportal.services.letters.withdrawing import withdraw_letter
from tests.support.letters import add_letter
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
SCHOOL = AudienceChoice(whole_school=True)


def only_for(world: World, *children: str) -> AudienceChoice:
    return AudienceChoice(pupil_ids=tuple(world.pupils[child] for child in children))


def add_for_ada(session: Session, world: World, demand: Demand = Demand.CONFIRMATION) -> int:
    return id_of(add_letter(session, world.olga, only_for(world, "Ada"), demand=demand))


def mailed(session: Session, who: Actor) -> int:
    mails = select(OutboxMail).where(OutboxMail.account_id == who.account_id)
    return len(session.exec(mails).all())


def test_new_families_hear_of_it_and_nobody_twice(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter_id = add_for_ada(session, world)
        with pytest.raises(NotFound):
            read_letter(session, world.berta, letter_id)
        command = ExtendLetter(letter_id, SCHOOL)
        asked = extension_reach(session, world.olga, command)
        assert extend_letter(session, world.olga, command) == asked
        concerned = session.exec(
            select(LetterPupil.pupil_id).where(LetterPupil.letter_id == letter_id)
        ).all()
        assert len(concerned) == len(set(concerned)) == asked.children + 1
        read_letter(session, world.berta, letter_id)
        assert mailed(session, world.berta) == 1
        lines = session.exec(
            select(LetterDelivery.account_id).where(LetterDelivery.letter_id == letter_id)
        ).all()
        assert len(lines) == len(set(lines))
        letter = session.get_one(Letter, letter_id)
        assert read_choice(session, letter.audience_id) == SCHOOL
        with pytest.raises(NobodyNew):
            extend_letter(session, world.olga, command)


def test_who_has_it_for_a_sibling_hears_of_it_again_only_if_something_is_to_be_done(
    database: Database, world: World
) -> None:
    more = only_for(world, "Ben")
    with database.transaction() as session:
        reads = add_for_ada(session, world, Demand.NONE)
        assert extend_letter(session, world.olga, ExtendLetter(reads, more)) == ExtensionView(
            children=1, mailed=0, unreached=0
        )
    with database.transaction() as session:
        confirms = id_of(add_letter(session, world.olga, only_for(world, "Ada"), number=2))
        done = extend_letter(session, world.olga, ExtendLetter(confirms, more))
        assert (done.children, done.mailed > 0) == (1, True)


def test_for_a_child_without_account_it_is_printed(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter_id = add_for_ada(session, world)
        command = ExtendLetter(letter_id, only_for(world, "Dora"))
        assert extend_letter(session, world.olga, command) == ExtensionView(1, 0, 1)


@pytest.mark.parametrize("who", ["anna", "huber", "maier"])
def test_Z4_an_outsider_sends_nobodys_letter_on(database: Database, world: World, who: str) -> None:
    with database.transaction() as session:
        letter_id = add_for_ada(session, world)
    for use in (extension_reach, extend_letter):
        with database.transaction() as session, pytest.raises((NotAllowed, NotFound)):
            use(session, getattr(world, who), ExtendLetter(letter_id, SCHOOL))


def test_a_withdrawn_letter_goes_to_nobody(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter_id = add_for_ada(session, world)
        withdraw_letter(session, world.olga, letter_id)
        with pytest.raises(NotFound):
            extend_letter(session, world.olga, ExtendLetter(letter_id, SCHOOL))
