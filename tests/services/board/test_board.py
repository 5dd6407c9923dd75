"""Notices on the board: read by those they are for, archived after their last day, told of once."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.board import Validity
from elternportal.domain.notifications import Channel
from elternportal.domain.people import Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.access import Account
from elternportal.models.audience import Audience
from elternportal.models.board import BoardNotice
from elternportal.models.mail import OutboxMail
from elternportal.services.audience.choice import AudienceChoice, NobodyAddressed
from elternportal.services.board.mails import BOARD
from elternportal.services.board.notices import BoardView, read_board
from elternportal.services.board.office import (
    DaysReversed,
    NoticeNotCurrent,
    SaveNotice,
    announce_due,
    delete_notice,
    end_notice,
    list_notices,
    notices_due,
    read_notice,
    save_notice,
)
from elternportal.services.files.stored import TooManyFiles
from tests.support.news import SCHOOL, add_notice, notice_draft
from tests.support.notices import choose
from tests.support.statements import counted
from tests.support.stored_files import add_file
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")
DAY = timedelta(days=1)


def board_of(database: Database, actor: Actor) -> BoardView:
    with database.reading() as session:
        return read_board(session, actor)


def current(database: Database, actor: Actor) -> list[str]:
    return [notice.title for notice in board_of(database, actor).current]


def archived(database: Database, actor: Actor) -> list[str]:
    return [notice.title for notice in board_of(database, actor).archive]


def mails_to(session: Session, person: Actor) -> int:
    address = session.get_one(Account, person.account_id).email
    return len(session.exec(select(OutboxMail).where(OutboxMail.recipient == address)).all())


def test_a_notice_is_read_by_the_families_and_teachers_of_its_audience(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        add_notice(session, world.olga, AudienceChoice(pupil_ids=(world.pupils["Carla"],)))
    for reader in (world.berta, world.huber, world.maier, world.olga, world.hanna):
        assert current(database, reader) == ["Theaterabend"]
    for outsider in (world.anna, world.anton, world.roth):
        assert board_of(database, outsider) == BoardView((), ())


def test_a_notice_hangs_from_its_first_to_its_last_day_and_then_lies_in_the_archive(
    database: Database, world: World
) -> None:
    tomorrow = clock.today() + DAY
    with database.transaction() as session:
        add_notice(session, world.olga, valid_from=tomorrow, valid_until=tomorrow + DAY)
    seen = []
    for days in range(4):
        with clock.at(clock.now() + days * DAY):
            seen.append((len(current(database, world.anna)), len(archived(database, world.anna))))
    assert seen == [(0, 0), (1, 0), (1, 0), (0, 1)]


def test_the_archive_forgets_the_school_year_before(database: Database, world: World) -> None:
    with database.transaction() as session:
        add_notice(session, world.olga)
    with clock.at(clock.now() + 200 * DAY):
        assert archived(database, world.anna) == ["Theaterabend"]
    with clock.at(clock.now() + 300 * DAY):
        assert board_of(database, world.anna) == BoardView((), ())


def test_the_newest_notice_stands_first(database: Database, world: World) -> None:
    with database.transaction() as session:
        for days, title in ((2, "Alt"), (0, "Neu"), (1, "Gestern")):
            add_notice(session, world.olga, title=title, valid_from=clock.today() - days * DAY)
    assert current(database, world.anna) == ["Neu", "Gestern", "Alt"]


def test_a_notice_that_the_office_ends_lies_in_the_archive_at_once(
    database: Database, world: World
) -> None:
    with database.transaction() as session:
        notice_id = add_notice(session, world.olga)
        end_notice(session, world.hanna, notice_id)
    assert archived(database, world.anna) == ["Theaterabend"]
    assert current(database, world.anna) == []
    with pytest.raises(NoticeNotCurrent), database.transaction() as session:
        end_notice(session, world.olga, notice_id)


def test_families_are_told_once_on_the_first_day_also_when_the_notice_changes(
    database: Database, world: World
) -> None:
    tomorrow = clock.today() + DAY
    only_carla = AudienceChoice(pupil_ids=(world.pupils["Carla"],))
    draft = notice_draft(is_mailed=True, valid_from=tomorrow)
    with database.transaction() as session:
        for person in (world.berta, world.anna):
            choose(session, person, {BOARD: Channel.NOW})
        notice_id = save_notice(session, world.olga, SaveNotice(0, draft, only_carla))
        assert notices_due(session) == []
        assert not announce_due(session, notice_id)
        assert mails_to(session, world.berta) == 0
    with clock.at(clock.now() + DAY), database.transaction() as session:
        assert notices_due(session) == [notice_id]
        assert announce_due(session, notice_id)
        assert not announce_due(session, notice_id)
        assert notices_due(session) == []
        changed = draft.model_copy(update={"title": "Anders"})
        save_notice(session, world.olga, SaveNotice(notice_id, changed, only_carla, 1))
        assert mails_to(session, world.berta) == 1
        assert mails_to(session, world.anna) == 0
        assert read_notice(session, world.olga, notice_id).row.was_announced


def test_a_notice_without_a_mail_is_told_to_nobody(database: Database, world: World) -> None:
    with database.transaction() as session:
        choose(session, world.anna, {BOARD: Channel.NOW})
        add_notice(session, world.olga)
        assert notices_due(session) == []
        assert mails_to(session, world.anna) == 0


def test_what_the_office_reads_back_is_what_it_typed(database: Database, world: World) -> None:
    draft, choice = notice_draft(), AudienceChoice(class_ids=(world.classes["7b"],))
    with database.transaction() as session:
        notice_id = save_notice(session, world.olga, SaveNotice(0, draft, choice))
    with database.reading() as session:
        detail = read_notice(session, world.hanna, notice_id)
    assert (detail.draft, detail.audience, detail.files) == (draft, choice, ())
    assert detail.row.validity is Validity.CURRENT


def test_a_deleted_notice_leaves_nothing(database: Database, world: World) -> None:
    with database.transaction() as session:
        delete_notice(session, world.olga, add_notice(session, world.olga))
    assert board_of(database, world.anna) == BoardView((), ())
    with database.reading() as session:
        assert session.exec(select(col(BoardNotice.id))).all() == []
        assert session.exec(select(col(Audience.id))).all() == []


def test_a_notice_has_one_file_and_a_second_is_refused(database: Database, world: World) -> None:
    with database.transaction() as session:
        files = [add_file(session, world.olga).key for _ in range(2)]
    both = notice_draft(files=" ".join(files))
    with pytest.raises(TooManyFiles), database.transaction() as session:
        save_notice(session, world.olga, SaveNotice(0, both, SCHOOL))


def test_days_in_the_wrong_order_and_nobody_addressed_are_refused(
    database: Database, world: World
) -> None:
    reversed_days = notice_draft(valid_until=clock.today() - DAY)
    for command, refusal in (
        (SaveNotice(0, reversed_days, SCHOOL), DaysReversed),
        (SaveNotice(0, notice_draft(), AudienceChoice()), NobodyAddressed),
        (SaveNotice(4711, notice_draft(), SCHOOL), NotFound),
    ):
        with pytest.raises(refusal), database.transaction() as session:
            save_notice(session, world.olga, command)


def test_only_office_and_head_put_up_notices(database: Database, world: World) -> None:
    with database.transaction() as session:
        notice_id = add_notice(session, world.olga)
    for outsider in (world.anna, world.huber):
        for refused in (
            lambda session, actor: list_notices(session, actor),
            lambda session, actor: read_notice(session, actor, notice_id),
            lambda session, actor: add_notice(session, actor),
            lambda session, actor: end_notice(session, actor, notice_id),
            lambda session, actor: delete_notice(session, actor, notice_id),
        ):
            with pytest.raises(NotAllowed), database.transaction() as session:
                refused(session, outsider)


def test_thirty_notices_ask_no_more_of_the_database_than_three(
    database: Database, world: World
) -> None:
    def read(notices: int) -> int:
        with counted(database) as statements:
            assert len(board_of(database, world.anna).current) == notices
        return len(statements)

    with database.transaction() as session:
        for _ in range(3):
            add_notice(session, world.olga)
    few = read(3)
    with database.transaction() as session:
        for _ in range(27):
            add_notice(session, world.olga)
    assert read(30) == few
