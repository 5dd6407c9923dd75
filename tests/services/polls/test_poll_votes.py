"""Votes: one each, none lost, and an anonymous one leads to nobody."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import Session

from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.models import metadata
from elternportal.models.polls import Poll
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.polls.reading import read_polls
from elternportal.services.polls.votes import AlreadyVoted, NoAnswer, PollEnded, Vote, vote
from tests.support.news import add_poll, after_the_end, counts, office_result, option_ids
from tests.support.world import World, add_guardian

pytestmark = pytest.mark.usefixtures("stopped_clock")
VOTERS = 12
CANARY = "Quastenflosser"


def guardians(session: Session, world: World) -> list[Actor]:
    return [add_guardian(session, world, f"Eltern {n}", "Ada") for n in range(VOTERS)]


def dump(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, with what the database itself notes about it."""
    hidden = "rowid AS _row" if database.is_sqlite else "xmin::text AS _xmin, ctid::text AS _ctid"
    with database.reading() as session:
        return {
            table.name: [
                dict(row)
                for row in session.execute(text(f'SELECT *, {hidden} FROM "{table.name}"'))
                .mappings()
                .all()
            ]
            for table in metadata.sorted_tables
        }


@pytest.mark.parametrize("is_anonymous", [True, False])
def test_R1_votes_at_the_same_time_are_all_counted(
    database: Database, world: World, is_anonymous: bool
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, is_anonymous=is_anonymous, is_published=True)
        voters, options = guardians(session, world), option_ids(session, poll_id)

    def cast(place: int) -> None:
        with database.transaction() as session:
            vote(session, voters[place], Vote(poll_id, option_ids=(options[place % 3],)))

    with ThreadPoolExecutor(VOTERS) as pool:
        list(pool.map(cast, range(VOTERS)))
    with after_the_end():
        assert counts(office_result(database, world.olga, poll_id)) == [VOTERS // 3] * 3


@pytest.mark.parametrize("is_anonymous", [True, False])
def test_R1_texts_written_at_the_same_time_are_all_kept(
    database: Database, world: World, is_anonymous: bool
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(
            session, world.olga, kind="text", is_anonymous=is_anonymous, is_published=True
        )
        voters = guardians(session, world)

    def cast(place: int) -> None:
        with database.transaction() as session:
            vote(session, voters[place], Vote(poll_id, text=f"Text {place:02}"))

    with ThreadPoolExecutor(VOTERS) as pool:
        list(pool.map(cast, range(VOTERS)))
    with after_the_end():
        texts = office_result(database, world.olga, poll_id).texts
    assert sorted(texts) == [f"Text {place:02}" for place in range(VOTERS)]


def test_R1_one_guardian_voting_many_times_at_once_has_one_vote(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, is_published=True)
        options = option_ids(session, poll_id)

    def cast(place: int) -> bool:
        try:
            with database.transaction() as session:
                vote(session, world.anna, Vote(poll_id, option_ids=(options[place % 3],)))
        except AlreadyVoted:
            return False
        return True

    with ThreadPoolExecutor(VOTERS) as pool:
        assert sum(pool.map(cast, range(VOTERS))) == 1
    assert sum(counts(office_result(database, world.olga, poll_id))) == 1


def test_no_row_of_an_anonymous_vote_leads_to_its_voter(database: Database, world: World) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, is_anonymous=True, is_published=True)
        voters, options = guardians(session, world), option_ids(session, poll_id)
    before = dump(database)
    for place, voter in enumerate(voters):
        with database.transaction() as session:
            vote(session, voter, Vote(poll_id, option_ids=(options[place % 3],)))
    after = dump(database)
    changed = {name for name in after if after[name] != before[name]}
    # PostgreSQL shows a lock of the poll's row nowhere but in xmax, which names the last voter.
    assert changed == {"poll_ballot", "poll_option"}
    for row in after["poll_ballot"]:
        assert set(row) - {"_row", "_xmin", "_ctid"} == {"id", "poll_id", "account_id", "pupil_id"}
    # All counters carry the same version: none of them can be joined with any ballot.
    assert len({row.get("_xmin") for row in after["poll_option"]}) == 1
    assert not any("account" in name for row in after["poll_option"] for name in row)


def test_no_place_time_or_version_tells_who_wrote_an_anonymous_text(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(
            session,
            world.olga,
            kind="text",
            options="",
            is_anonymous=True,
            is_published=True,
        )
        voters = guardians(session, world)
    before = dump(database)
    for place, voter in enumerate(voters):
        with database.transaction() as session:
            vote(session, voter, Vote(poll_id, text=f"{CANARY} {place:02}"))
    after = dump(database)
    assert {name for name in after if after[name] != before[name]} == {"poll_ballot", "poll"}
    with database.reading() as session:
        texts = session.get_one(Poll, poll_id).texts
    in_order = [f"{CANARY} {place:02}" for place in range(VOTERS)]
    assert sorted(texts) == in_order
    assert texts != in_order  # by chance once in 150 million runs
    elsewhere = {name: rows for name, rows in after.items() if name != "poll"}
    assert CANARY not in str(elsewhere)


def test_a_poll_per_child_takes_one_vote_from_either_guardian(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, is_per_child=True, is_published=True)
        option = option_ids(session, poll_id)[0]
        vote(session, world.anna, Vote(poll_id, world.pupils["Ada"], (option,)))
        vote(session, world.anna, Vote(poll_id, world.pupils["Ben"], (option,)))
    with pytest.raises(AlreadyVoted), database.transaction() as session:
        vote(session, world.anton, Vote(poll_id, world.pupils["Ada"], (option,)))
    with pytest.raises(NotFound), database.transaction() as session:
        vote(session, world.anna, Vote(poll_id, world.pupils["Carla"], (option,)))


def test_outsiders_do_not_vote_and_see_no_poll(database: Database, world: World) -> None:
    only_carla = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, only_carla, is_published=True)
        draft_id = add_poll(session, world.olga)
        option, other = option_ids(session, poll_id)[0], option_ids(session, draft_id)[0]
    for actor, command, refusal in (
        (world.anna, Vote(poll_id, option_ids=(option,)), NotFound),
        (world.anna, Vote(draft_id, option_ids=(other,)), NotFound),
        (world.huber, Vote(poll_id, option_ids=(option,)), NotAllowed),
        (world.berta, Vote(poll_id, option_ids=(other,)), NoAnswer),
        (world.berta, Vote(poll_id), NoAnswer),
    ):
        with pytest.raises(refusal), database.transaction() as session:
            vote(session, actor, command)
    with database.reading() as session:
        assert read_polls(session, world.anna) == read_polls(session, world.roth) == ()
        assert len(read_polls(session, world.berta)) == len(read_polls(session, world.huber)) == 1


def test_after_the_last_day_nobody_votes(database: Database, world: World) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, is_published=True)
        option = option_ids(session, poll_id)[0]
    with after_the_end(), pytest.raises(PollEnded), database.transaction() as session:
        vote(session, world.anna, Vote(poll_id, option_ids=(option,)))
