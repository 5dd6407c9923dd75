"""Publishing a letter writes down whom it concerns, and queues one mail per guardian."""

from collections import Counter
from datetime import datetime

from sqlmodel import col, select

from elternportal.db import Database
from elternportal.models.letters import LetterDelivery, LetterPupil
from elternportal.models.mail import OutboxMail
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.publishing import publish
from tests.support.letters import add_letter
from tests.support.world import World


def test_a_letter_to_two_siblings_is_one_mail_per_guardian(
    database: Database, world: World, stopped_clock: datetime
) -> None:
    with database.transaction() as session:
        add_letter(session, world.olga, AudienceChoice(whole_school=True))
    with database.reading() as session:
        mails = Counter(session.scalars(select(col(OutboxMail.account_id))))
        children = set(session.scalars(select(col(LetterPupil.pupil_id))))
        lines = session.execute(
            select(col(LetterDelivery.account_id), col(LetterDelivery.queued_at))
        ).all()
    guardians = {world.anna.account_id, world.anton.account_id, world.berta.account_id}
    assert mails == Counter(guardians)
    assert children == set(world.pupils.values())
    assert set(lines) == {(guardian, stopped_clock) for guardian in guardians}
    assert len(lines) == len(guardians)


def test_publishing_twice_tells_nobody_twice(database: Database, world: World) -> None:
    with database.transaction() as session:
        letter = add_letter(session, world.olga, AudienceChoice(whole_school=True))
        publish(session, letter)
    with database.reading() as session:
        assert len(session.scalars(select(OutboxMail)).all()) == 3


def test_a_letter_to_a_class_concerns_no_other_class(database: Database, world: World) -> None:
    with database.transaction() as session:
        choice = AudienceChoice(class_ids=(world.classes["9a"],))
        add_letter(session, world.olga, choice)
    with database.reading() as session:
        assert session.scalars(select(col(LetterPupil.pupil_id))).all() == [world.pupils["Ben"]]
        told = set(session.scalars(select(col(OutboxMail.account_id))))
    assert world.berta.account_id not in told
