"""Polls are drafted and published by office and head; what people were asked then stays."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.notifications import Channel
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.access import Account
from elternportal.models.audience import Audience
from elternportal.models.base import known_id
from elternportal.models.mail import MailState, OutboxMail
from elternportal.services.audience.choice import AudienceChoice, NobodyAddressed
from elternportal.services.polls.mails import POLLS
from elternportal.services.polls.office import list_polls, read_poll
from elternportal.services.polls.reading import read_polls
from elternportal.services.polls.setup import (
    EndsInPast,
    MoveEnd,
    PollFrozen,
    PublishPoll,
    ResultSeen,
    SavePoll,
    WrongOptions,
    delete_poll,
    move_end,
    publish_poll,
    save_poll,
)
from elternportal.services.polls.taking_back import HasVotes, poll_told, take_back_poll
from elternportal.services.polls.votes import Vote, vote
from tests.support.news import SCHOOL, add_poll, option_ids, poll_draft
from tests.support.notices import choose
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
DAY = timedelta(days=1)


def told(session: Session) -> set[str]:
    return set(session.exec(select(OutboxMail.recipient)))


def test_a_draft_is_seen_by_nobody_until_it_is_published(database: Database, world: World) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga)
        assert read_polls(session, world.anna) == read_polls(session, world.olga) == ()
        publish_poll(session, world.hanna, PublishPoll(poll_id, is_mailed=False))
        assert [poll.poll_id for poll in read_polls(session, world.anna)] == [poll_id]


def test_what_the_office_reads_back_is_what_it_last_saved(database: Database, world: World) -> None:
    draft = poll_draft(title="Neu", options="Ja\nNein", is_anonymous=True)
    choice = AudienceChoice(class_ids=(world.classes["7b"],))
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga)
        save_poll(session, world.olga, SavePoll(poll_id, draft, choice, 1))
    with database.reading() as session:
        detail = read_poll(session, world.hanna, poll_id)
    assert (detail.draft, detail.audience) == (draft, choice)
    assert [option.text for option in detail.result.options] == ["Ja", "Nein"]


def test_nothing_of_a_published_poll_changes_but_its_end(database: Database, world: World) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, is_published=True)
    for change in (
        lambda session: save_poll(session, world.olga, SavePoll(poll_id, poll_draft(), SCHOOL)),
        lambda session: publish_poll(session, world.olga, PublishPoll(poll_id, is_mailed=True)),
        lambda session: delete_poll(session, world.olga, poll_id),
    ):
        with pytest.raises(PollFrozen), database.transaction() as session:
            change(session)
    with clock.at(clock.now() + 10 * DAY), database.transaction() as session:
        assert not read_polls(session, world.anna)[0].is_open
        move_end(session, world.olga, MoveEnd(poll_id, clock.today()))
        assert read_polls(session, world.anna)[0].is_open


def test_families_that_are_asked_get_a_mail_if_the_office_wants_it(
    database: Database, world: World
) -> None:
    only_carla = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
    with database.transaction() as session:
        for person in (world.anna, world.berta):
            choose(session, person, {POLLS: Channel.NOW})
        add_poll(session, world.olga, only_carla, is_published=True)
        assert told(session) == set()
        poll_id = add_poll(session, world.olga, only_carla)
        publish_poll(session, world.olga, PublishPoll(poll_id, is_mailed=True))
        assert told(session) == {session.get_one(Account, world.berta.account_id).email}


@pytest.mark.parametrize(
    "options", ["", "Ja", "Ja\nJa", "Ja\n" + "x" * 161, "\n".join("abcdefghijklm")]
)
def test_a_choice_needs_some_different_short_answers(
    database: Database, world: World, options: str
) -> None:
    with pytest.raises(WrongOptions), database.transaction() as session:
        add_poll(session, world.olga, options=options)


def test_an_anonymous_poll_whose_result_was_seen_does_not_open_again(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, is_anonymous=True, is_published=True)
        move_end(session, world.olga, MoveEnd(poll_id, clock.today()))
        assert read_poll(session, world.olga, poll_id).can_move_end
    with clock.at(clock.now() + DAY):
        with pytest.raises(ResultSeen), database.transaction() as session:
            move_end(session, world.olga, MoveEnd(poll_id, clock.today()))
        with database.reading() as session:
            assert not read_poll(session, world.olga, poll_id).can_move_end
            assert not read_polls(session, world.anna)[0].is_open


def test_a_poll_that_nobody_could_answer_is_refused(database: Database, world: World) -> None:
    yesterday = clock.today() - DAY
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga)
    with pytest.raises(EndsInPast), database.transaction() as session:
        add_poll(session, world.olga, ends_on=yesterday)
    with pytest.raises(EndsInPast), database.transaction() as session:
        move_end(session, world.olga, MoveEnd(poll_id, yesterday))
    with pytest.raises(NobodyAddressed), database.transaction() as session:
        add_poll(session, world.olga, AudienceChoice())
    with (
        clock.at(clock.now() + 8 * DAY),
        pytest.raises(EndsInPast),
        database.transaction() as session,
    ):
        publish_poll(session, world.olga, PublishPoll(poll_id, is_mailed=False))


def test_a_deleted_draft_leaves_nothing(database: Database, world: World) -> None:
    with database.transaction() as session:
        delete_poll(session, world.olga, add_poll(session, world.olga))
    with database.reading() as session:
        assert list_polls(session, world.olga) == ()
        assert session.exec(select(Audience)).all() == []


def test_only_office_and_head_ask(database: Database, world: World) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga)
    requests = (
        lambda session, actor, poll_id: read_poll(session, actor, poll_id),
        lambda session, actor, poll_id: save_poll(
            session, actor, SavePoll(poll_id, poll_draft(), SCHOOL)
        ),
        lambda session, actor, poll_id: publish_poll(
            session, actor, PublishPoll(poll_id, is_mailed=False)
        ),
        lambda session, actor, poll_id: move_end(session, actor, MoveEnd(poll_id, clock.today())),
        lambda session, actor, poll_id: delete_poll(session, actor, poll_id),
    )
    for request in requests:
        for outsider in (world.anna, world.huber):
            with pytest.raises(NotAllowed), database.transaction() as session:
                request(session, outsider, poll_id)
        with pytest.raises(NotFound), database.transaction() as session:
            request(session, world.olga, 4711)
    with pytest.raises(NotAllowed), database.reading() as session:
        list_polls(session, world.huber)


def test_a_poll_is_taken_back_until_somebody_has_voted(database: Database, world: World) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga)
        publish_poll(session, world.olga, PublishPoll(poll_id, is_mailed=True))
        for mail in session.exec(select(OutboxMail)):
            mail.state = MailState.DROPPED if mail.account_id == world.berta.account_id else "sent"
        assert poll_told(session, world.olga, poll_id) == 2
        take_back_poll(session, world.olga, poll_id)
        assert read_polls(session, world.anna) == ()
        save_poll(session, world.olga, SavePoll(poll_id, poll_draft(title="Neu"), SCHOOL, 1))
        publish_poll(session, world.olga, PublishPoll(poll_id, is_mailed=True))
        mails = session.exec(select(OutboxMail.account_id)).all()
        assert sorted(filter(None, mails)) == sorted(
            known_id(each.account_id) for each in (world.anna, world.anton, world.berta)
        )
        option = option_ids(session, poll_id)[0]
        vote(session, world.anna, Vote(poll_id, option_ids=(option,)))
        with pytest.raises(HasVotes):
            take_back_poll(session, world.olga, poll_id)


@pytest.mark.parametrize("who", ["anna", "huber"])
def test_Z4_no_outsider_takes_a_poll_back(database: Database, world: World, who: str) -> None:
    with database.transaction() as session:
        poll_id = add_poll(session, world.olga, is_published=True)
        for use in (poll_told, take_back_poll):
            with pytest.raises(NotAllowed):
                use(session, getattr(world, who), poll_id)
