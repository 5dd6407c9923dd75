"""Who sees what of the votes: nobody too early, the office by name, families their own ballots."""

import pytest
from sqlalchemy.exc import IntegrityError

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed
from elternportal.models.polls import Poll
from elternportal.services.polls.office import read_poll
from elternportal.services.polls.reading import read_polls
from elternportal.services.polls.results import PollOptionRow, PollResultView
from elternportal.services.polls.votes import Vote, vote
from tests.support.news import add_poll, after_the_end, counts, office_result, option_ids
from tests.support.statements import counted
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
CANARY = "Quastenflosser"


def three_guardians(world: World) -> tuple[Actor, ...]:
    """As few as an anonymous result needs."""
    return world.anna, world.anton, world.berta


def family_result(database: Database, actor: Actor) -> PollResultView:
    with database.reading() as session:
        [poll] = read_polls(session, actor)
    return poll.result


@pytest.mark.parametrize("is_at_once", [True, False])
def test_nobody_sees_an_anonymous_result_before_the_end_whatever_the_office_asks_for(
    database: Database, world: World, is_at_once: bool
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(
            session,
            world.olga,
            is_anonymous=True,
            shows_result_at_once=is_at_once,
            is_published=True,
        )
        options = option_ids(session, poll_id)
        for voter in three_guardians(world):
            vote(session, voter, Vote(poll_id, option_ids=(options[0],)))
    office = office_result(database, world.olga, poll_id)
    family = family_result(database, world.anna)
    assert counts(office) == counts(family) == [0, 0, 0]
    assert (office.votes, family.votes) == (3, 0)
    with after_the_end():
        assert counts(office_result(database, world.olga, poll_id)) == [3, 0, 0]
        assert counts(family_result(database, world.anna)) == [3, 0, 0]


def test_the_school_reads_no_anonymous_text_before_the_end(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(
            session, world.olga, kind="text", options="", is_anonymous=True, is_published=True
        )
        for voter in three_guardians(world):
            vote(session, voter, Vote(poll_id, text=CANARY))
    assert office_result(database, world.olga, poll_id).texts == ()
    with after_the_end():
        assert office_result(database, world.olga, poll_id).texts == (CANARY,) * 3
        assert family_result(database, world.anna).texts == ()


def test_few_votes_of_an_anonymous_poll_are_shown_to_nobody(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, is_anonymous=True, is_published=True)
        options = option_ids(session, poll_id)
        for voter in (world.anna, world.anton):
            vote(session, voter, Vote(poll_id, option_ids=(options[0],)))
    with after_the_end():
        assert counts(office_result(database, world.olga, poll_id)) == [0, 0, 0]
        assert counts(family_result(database, world.anna)) == [0, 0, 0]
    with database.transaction() as session:
        vote(session, world.berta, Vote(poll_id, option_ids=(options[1],)))
    with after_the_end():
        assert counts(office_result(database, world.olga, poll_id)) == [2, 1, 0]
        assert counts(family_result(database, world.anna)) == [2, 1, 0]
        with database.reading() as session:
            assert read_poll(session, world.olga, poll_id).voices == ()


def test_a_named_poll_shows_its_result_at_once_if_the_office_wants_it(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, shows_result_at_once=True, is_published=True)
        vote(session, world.berta, Vote(poll_id, option_ids=(option_ids(session, poll_id)[1],)))
    assert counts(family_result(database, world.anna)) == [0, 1, 0]


def test_the_database_keeps_no_anonymous_poll_with_a_result_at_once(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, is_anonymous=True, is_published=True)
    refused = pytest.raises(IntegrityError, match="ck_poll_anonymous_after_end")
    with refused, database.transaction() as session:
        session.get_one(Poll, poll_id).shows_result_at_once = True


def test_a_named_poll_tells_the_office_who_said_what_and_families_only_counts(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, kind="several", is_published=True)
        first, second, _ = option_ids(session, poll_id)
        vote(session, world.anna, Vote(poll_id, option_ids=(first, second)))
    with database.reading() as session:
        detail = read_poll(session, world.olga, poll_id)
        [family] = read_polls(session, world.berta)
        assert [(v.name, v.said) for v in detail.voices] == [("Anna Amsel", ("Rot", "Grün"))]
        assert detail.result.options[0] == PollOptionRow(first, "Rot", 1)
        assert [option.votes for option in family.result.options] == [0, 0, 0]  # after the end
        with pytest.raises(NotAllowed):
            read_poll(session, world.berta, poll_id)


def test_a_guardian_sees_for_whom_the_family_has_voted(database: Database, world: World) -> None:
    ada, ben = world.pupils["Ada"], world.pupils["Ben"]
    with database.transaction() as session:
        per_child = add_poll(session, world.olga, is_per_child=True, is_published=True)
        per_guardian = add_poll(session, world.olga, is_published=True)
        vote(session, world.anton, Vote(per_child, ada, (option_ids(session, per_child)[0],)))
        vote(session, world.anton, Vote(per_guardian, 0, (option_ids(session, per_guardian)[0],)))

    def voters(actor: Actor) -> dict[int, list[tuple[int, bool]]]:
        with database.reading() as session:
            return {
                poll.poll_id: [(voter.pupil_id, voter.has_voted) for voter in poll.voters]
                for poll in read_polls(session, actor)
            }

    assert voters(world.anna) == {
        per_child: [(ada, True), (ben, False)],
        per_guardian: [(0, False)],
    }
    assert voters(world.anton)[per_guardian] == [(0, True)]
    assert voters(world.huber) == {per_child: [], per_guardian: []}


def test_thirty_polls_ask_no_more_of_the_database_than_three(
    database: Database, world: World
) -> None:
    def add_polls(polls: int) -> None:
        with database.transaction() as session:
            for number in range(polls):
                poll_id = add_poll(
                    session, world.olga, is_per_child=number % 2 == 0, is_published=True
                )
                child = world.pupils["Ada"] if number % 2 == 0 else 0
                option = option_ids(session, poll_id)[0]
                vote(session, world.anna, Vote(poll_id, child, (option,)))

    def read(polls: int) -> int:
        with counted(database) as statements, database.reading() as session:
            seen = read_polls(session, world.anna)
        assert len(seen) == polls
        return len(statements)

    add_polls(3)
    few = read(3)
    add_polls(27)
    assert read(30) == few
