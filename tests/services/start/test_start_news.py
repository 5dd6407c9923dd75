"""What is new or waits on the start page beside evenings: open polls and the board's notices."""

from datetime import timedelta

import pytest

from elternportal import clock, routes
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.board.notices import notices_at_start
from elternportal.services.menu import menu_view
from elternportal.services.polls.votes import Vote, vote
from elternportal.services.polls.waiting import polls_at_start
from tests.support.news import add_notice, add_poll, after_the_end, option_ids
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")


def _polls(database: Database, actor: Actor) -> list[int]:
    """The polls that wait; the badge at the menu always says the same."""
    with database.reading() as session:
        waiting = [poll.poll_id for poll in polls_at_start(session, actor)]
        assert menu_view(session, actor).waiting[routes.POLLS] == len(waiting)
        return waiting


def _vote(database: Database, actor: Actor, poll_id: int, pupil_id: int = 0) -> None:
    with database.transaction() as session:
        option, *_ = option_ids(session, poll_id)
        vote(session, actor, Vote(poll_id, pupil_id, (option,)))


def test_a_poll_waits_for_each_guardian_until_that_guardian_has_voted(
    database: Database, world: World
) -> None:
    only_7b = AudienceChoice(class_ids=(world.classes["7b"],))
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, only_7b, is_published=True)
        add_poll(session, world.olga, title="Noch ein Entwurf")
    assert _polls(database, world.anna) == _polls(database, world.anton) == [poll_id]
    assert _polls(database, world.huber) == []  # teachers see it, and do not vote
    _vote(database, world.anna, poll_id)
    assert _polls(database, world.anna) == []
    assert _polls(database, world.anton) == [poll_id]
    with after_the_end():
        assert _polls(database, world.anton) == []


def test_a_poll_per_child_waits_until_somebody_has_voted_for_each_child(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, is_per_child=True, is_published=True)
    _vote(database, world.anton, poll_id, world.pupils["Ada"])
    assert _polls(database, world.anna) == [poll_id]  # Ben is left
    _vote(database, world.anna, poll_id, world.pupils["Ben"])
    assert _polls(database, world.anna) == []


def test_other_families_polls_and_notices_are_not_on_the_start_page(
    database: Database, world: World
) -> None:
    only_ada = AudienceChoice(pupil_ids=(world.pupils["Ada"],))
    with database.transaction() as session:
        add_poll(session, world.olga, only_ada, is_published=True)
        add_notice(session, world.olga, only_ada)
    assert _polls(database, world.berta) == []
    with database.reading() as session:
        assert notices_at_start(session, world.berta) == ()


def test_the_newest_notices_of_today_are_named_with_important_ones_first(
    database: Database, world: World
) -> None:
    today = clock.today()
    with database.transaction() as session:
        add_notice(session, world.olga, title="Alt", valid_from=today - timedelta(days=5))
        add_notice(session, world.olga, title="Wichtig", category="important")
        add_notice(session, world.olga, title="Neu")
        add_notice(session, world.olga, title="Neuer")
        add_notice(session, world.olga, title="Morgen", valid_from=today + timedelta(days=1))
        add_notice(
            session,
            world.olga,
            title="Gestern",
            valid_from=today - timedelta(days=2),
            valid_until=today - timedelta(days=1),
        )
    with database.reading() as session:
        notices = notices_at_start(session, world.anna)
    assert [notice.title for notice in notices] == ["Wichtig", "Neuer", "Neu"]
