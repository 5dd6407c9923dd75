"""An anonymous result that is shown at once grows in steps, and nothing tells the newest vote."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import Session, col, select

from elternportal.db import Database
from elternportal.domain.polls import STEP, PollKind, votes_shown
from elternportal.models.polls import Poll, PollOption
from elternportal.services.polls.reading import read_polls
from elternportal.services.polls.results import PollResult
from elternportal.services.polls.votes import Vote, vote
from tests.support.news import add_poll, after_the_end, counts, office_result, option_ids
from tests.support.world import World, add_guardian

pytestmark = pytest.mark.usefixtures("stopped_clock")
VOTERS = 3 * STEP + 2
FIRST = 2 * STEP  # votes before anything is shown
EARLY = FIRST - 2


class Asked:
    """An anonymous poll that is shown at once, and more guardians than it needs for two steps."""

    def __init__(self, database: Database, world: World, kind: PollKind) -> None:
        self.database, self.world, self.kind = database, world, kind
        with database.transaction() as session:
            self.poll_id = add_poll(
                session,
                world.olga,
                kind=kind,
                is_anonymous=True,
                shows_result_at_once=True,
                is_published=True,
            )
            self.options = option_ids(session, self.poll_id)
            self.voters = [
                add_guardian(session, world, f"Eltern {place}", "Ada") for place in range(VOTERS)
            ]

    def cast(self, place: int) -> None:
        """The vote of one of the guardians, of each a known one."""
        with self.database.transaction() as session:
            vote(session, self.voters[place], self._vote(place))

    def _vote(self, place: int) -> Vote:
        if self.kind is PollKind.TEXT:
            return Vote(self.poll_id, text=f"Text {place:02}")
        chosen = self.options[place % 3]
        also = (self.options[0],) if self.kind is PollKind.SEVERAL else ()
        return Vote(self.poll_id, option_ids=(chosen, *also))

    def look(self) -> tuple[PollResult, PollResult]:
        """What the school and what a family sees now."""
        with self.database.reading() as session:
            [family] = read_polls(session, self.world.anna)
        return office_result(self.database, self.world.olga, self.poll_id), family.result

    def hidden_votes(self) -> Counter[str]:
        """What the database holds beyond what it shows, by answer or text."""
        with self.database.reading() as session:
            poll = session.get_one(Poll, self.poll_id)
            shown = self.look()[0].counted
            hidden = Counter(poll.texts[shown:])
            for option in self._options(session):
                hidden[option.text] += option.votes - option.shown
        return hidden

    def _options(self, session: Session) -> list[PollOption]:
        query = select(PollOption).where(col(PollOption.poll_id) == self.poll_id)
        return list(session.exec(query))


@pytest.fixture(params=list(PollKind))
def asked(request: pytest.FixtureRequest, database: Database, world: World) -> Asked:
    return Asked(database, world, request.param)


def said(result: PollResult) -> Counter[str]:
    """What a result tells: its votes by answer or text."""
    return Counter({it.text: it.votes for it in result.options}) + Counter(result.texts)


def test_no_two_looks_differ_by_fewer_votes_than_a_step_and_at_the_end_all_are_shown(
    asked: Asked,
) -> None:
    before = PollResult(0, 0, True, (), ())
    for place in range(VOTERS):
        asked.cast(place)
        office, family = asked.look()
        assert (office.votes, office.counted) == (place + 1, votes_shown(place + 1))
        assert (family.votes, family.counted) == (office.counted, office.counted)
        assert counts(family) == counts(office)
        assert office.is_hidden == family.is_hidden == (place + 1 < FIRST)
        if office.counted == before.counted:
            assert said(office) == said(before)
        else:
            assert office.counted - before.counted >= STEP
            assert said(office) >= said(before)
        before = office
    with after_the_end():
        last, family = asked.look()
    assert last.votes == last.counted == family.votes == VOTERS
    assert last.counted - before.counted >= STEP
    assert said(last) >= said(before)
    assert last.texts or counts(last) == (
        [6, 6, 5] if asked.kind is PollKind.SINGLE else [VOTERS, 6, 5]
    )
    assert family.texts == ()


def test_the_database_never_holds_a_few_votes_apart_from_those_that_are_shown(
    asked: Asked,
) -> None:
    for place in range(VOTERS):
        asked.cast(place)
        if place + 1 >= FIRST:
            assert asked.hidden_votes().total() >= STEP


def test_R1_votes_at_the_same_time_around_a_step_show_that_step_once(asked: Asked) -> None:
    for place in range(EARLY):
        asked.cast(place)
    assert asked.look()[0].is_hidden
    with ThreadPoolExecutor(VOTERS - EARLY) as pool:
        list(pool.map(asked.cast, range(EARLY, VOTERS)))
    office, family = asked.look()
    assert (office.votes, office.counted) == (VOTERS, votes_shown(VOTERS))
    assert counts(office) == counts(family)
    if asked.kind is not PollKind.SEVERAL:  # there, a voter has more than one answer
        assert said(office).total() == votes_shown(VOTERS)
        assert asked.hidden_votes().total() == VOTERS - votes_shown(VOTERS)
    with after_the_end():
        assert asked.look()[0].counted == VOTERS
