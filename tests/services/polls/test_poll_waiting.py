"""Which polls wait for a guardian: those that are open and lack this person's vote."""

import pytest

from elternportal.db import Database
from elternportal.services.polls.votes import Vote, vote
from elternportal.services.polls.waiting import waiting_polls
from tests.support.news import add_poll, option_ids
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


def test_a_vote_in_one_poll_leaves_the_other_waiting(database: Database, world: World) -> None:
    with database.transaction() as session:
        first, second = (
            add_poll(session, world.olga, title=title, is_published=True)
            for title in ("Farbe der Aula", "Farbe der Mensa")
        )
    with database.reading() as session:
        assert {poll.poll_id for poll in waiting_polls(session, world.anna)} == {first, second}
    with database.transaction() as session:
        vote(session, world.anna, Vote(first, option_ids=(option_ids(session, first)[0],)))
    with database.reading() as session:
        assert [poll.poll_id for poll in waiting_polls(session, world.anna)] == [second]


def test_a_poll_per_child_waits_until_each_own_child_has_a_vote(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, is_per_child=True, is_published=True)
    for child in ("Ada", "Ben"):
        with database.reading() as session:
            assert [poll.poll_id for poll in waiting_polls(session, world.anna)] == [poll_id]
        with database.transaction() as session:
            option_id = option_ids(session, poll_id)[0]
            vote(session, world.anna, Vote(poll_id, world.pupils[child], (option_id,)))
    with database.reading() as session:
        assert waiting_polls(session, world.anna) == ()
