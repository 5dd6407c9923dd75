"""Mails that come back: what is provably ours is noted, everything else changes nothing."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from elternportal import clock
from elternportal.db import Database
from elternportal.domain.people import Actor
from elternportal.mail.addresses import trust_address
from elternportal.mail.bounce_folder import FolderMissing, take_folder
from elternportal.mail.bounces import BounceOutcome, take_bounce
from elternportal.mail.sender import SmtpSender
from elternportal.mail.verp import return_path
from elternportal.models.access import Account
from elternportal.models.letters import LetterDelivery
from elternportal.models.mail import OutboxMail
from elternportal.models.office import OfficeTask
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.progress import LetterProgressView, letter_progress
from elternportal.settings import get_settings
from tests.support.bounces import bounce
from tests.support.letters import add_letter
from tests.support.outbox import work
from tests.support.smtp import SmtpServer
from tests.support.world import World

PERMANENT, TEMPORARY, IGNORED, UNREADABLE = BounceOutcome


@pytest.fixture(autouse=True)
def _bounce_address(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ELTERNPORTAL_BOUNCE_ADDRESS", "bounce@school.example")
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


@pytest.fixture
async def letter_id(
    database: Database, world: World, smtp_server: SmtpServer, stopped_clock: datetime
) -> int:
    """A letter to Anna, Anton and Berta that their mail servers have accepted."""
    with database.transaction() as session:
        letter_id = add_letter(session, world.olga, AudienceChoice(whole_school=True)).id or 0
    await work(database, SmtpSender(smtp_server.settings))
    return letter_id


def test_a_bounce_to_the_return_path_marks_the_address_and_makes_one_task(
    database: Database, world: World, letter_id: int, stopped_clock: datetime
) -> None:
    raw = bounce(_path(database, world.anna))
    assert _take(database, raw) is PERMANENT
    with clock.at(stopped_clock + timedelta(days=1)):
        assert _take(database, raw) is PERMANENT

    assert _unreachable(database) == [world.anna.account_id]
    assert [(t.account_id, t.detail) for t in _tasks(database)] == [
        (world.anna.account_id, "550 5.1.1 no such user")
    ]
    line = _line(database, world.anna)
    assert (line.bounced_at, line.reason) == (stopped_clock, "550 5.1.1 no such user")
    assert _progress(database, letter_id) == LetterProgressView(0, 2, 0, 1)


def test_a_bounce_that_brings_the_message_id_back_counts_wherever_it_went(
    database: Database, world: World, letter_id: int
) -> None:
    berta = _mail(database, world.berta)
    raw = bounce(message_id=berta.message_id, recipient=berta.recipient)
    assert _take(database, raw) is PERMANENT
    assert _unreachable(database) == [world.berta.account_id]


def test_a_late_mail_is_only_noted(
    database: Database, world: World, letter_id: int, stopped_clock: datetime
) -> None:
    raw = bounce(
        _path(database, world.anna), action="delayed", status="4.2.2", words="452 mailbox full"
    )
    assert _take(database, raw) is TEMPORARY
    line = _line(database, world.anna)
    assert (line.deferred_at, line.bounced_at) == (stopped_clock, None)
    assert _unreachable(database) == []
    assert _tasks(database) == []


def test_a_refused_content_says_nothing_about_the_address(
    database: Database, world: World, letter_id: int
) -> None:
    raw = bounce(_path(database, world.anna), status="5.7.1", words="554 5.7.1 looks like spam")
    assert _take(database, raw) is PERMANENT
    assert _line(database, world.anna).reason == "554 5.7.1 looks like spam"
    assert _unreachable(database) == []
    assert [task.detail for task in _tasks(database)] == ["example.org: 554 5.7.1 looks like spam"]


def test_a_bounce_of_an_address_that_was_left_does_not_mark_the_new_one(
    database: Database, world: World, letter_id: int
) -> None:
    raw = bounce(_path(database, world.anna))
    with database.transaction() as session:
        session.get_one(Account, world.anna.account_id).email = "anna.new@example.org"
    assert _take(database, raw) is PERMANENT
    assert _unreachable(database) == []


def test_an_address_that_fails_again_after_the_office_trusted_it_is_a_new_task(
    database: Database, world: World, letter_id: int, stopped_clock: datetime
) -> None:
    raw = bounce(_path(database, world.anna))
    _take(database, raw)
    with clock.at(stopped_clock + timedelta(days=1)):
        with database.transaction() as session:
            trust_address(session, world.anna.account_id, world.olga.account_id)
        _take(database, raw)
    assert [task.done_at is None for task in _tasks(database)] == [False, True]


@pytest.mark.parametrize("known", ["recipient", "mail id", "another mail's code"])
def test_a_forged_bounce_cannot_silence_another_person(
    database: Database, world: World, letter_id: int, known: str
) -> None:
    anna, berta = _mail(database, world.anna), _mail(database, world.berta)
    own_path = _path(database, world.berta)
    forged = {
        "recipient": bounce(recipient=anna.recipient, message_id="<guessed@school.example>"),
        "mail id": bounce(f"bounce+{anna.id}-{'0' * 20}@school.example", recipient=anna.recipient),
        "another mail's code": bounce(
            own_path.replace(f"+{berta.id}-", f"+{anna.id}-"), recipient=anna.recipient
        ),
    }
    assert _take(database, forged[known]) is IGNORED
    assert _unreachable(database) == []
    assert _tasks(database) == []


def test_a_report_about_the_address_to_which_somebody_forwards_marks_nobody(
    database: Database, world: World, letter_id: int
) -> None:
    raw = bounce(_path(database, world.anna), recipient="annas.work@two.example")
    assert _take(database, raw) is IGNORED
    assert _unreachable(database) == []
    assert _tasks(database) == []


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("5.2.2", "552 5.2.2 mailbox full"),
        ("4.4.1", "connection timed out"),
        ("5.4.1", "550 5.4.1 Recipient address rejected: Access denied"),
        ("4.4.7", "delivery time expired"),
    ],
)
def test_an_address_that_exists_is_marked_only_if_mails_come_back_for_days(
    database: Database,
    world: World,
    letter_id: int,
    stopped_clock: datetime,
    status: str,
    words: str,
) -> None:
    raw = bounce(_path(database, world.anna), status=status, words=words)
    for days in (0, 4):
        with clock.at(stopped_clock + timedelta(days=days)):
            assert _take(database, raw) is PERMANENT
        assert _unreachable(database) == []
    assert _tasks(database) == []
    with clock.at(stopped_clock + timedelta(days=5)):
        _take(database, raw)
    assert _unreachable(database) == [world.anna.account_id]


def test_a_mailbox_that_is_full_twice_in_two_months_is_not_marked(
    database: Database, world: World, letter_id: int, stopped_clock: datetime
) -> None:
    raw = bounce(_path(database, world.anna), status="5.2.2", words="552 5.2.2 mailbox full")
    for days in (0, 60):
        with clock.at(stopped_clock + timedelta(days=days)):
            _take(database, raw)
    assert _unreachable(database) == []


def test_an_answer_from_a_person_or_a_holiday_notice_is_no_bounce(
    database: Database, world: World, letter_id: int, smtp_server: SmtpServer
) -> None:
    path = _path(database, world.anna)
    notice = (
        f"From: anna@one.example\r\nTo: {path}\r\nSubject: Out of office\r\n"
        "Auto-Submitted: auto-replied\r\n\r\nBis bald!\r\n"
    )
    alarming = (
        f"From: Anna <anna.amsel@example.org>\r\nTo: {path}\r\nReturn-Path: <>\r\n"
        "Subject: Automatic reply: undeliverable\r\nX-Auto-Response-Suppress: All\r\n\r\n"
        "The following addresses had permanent fatal errors\r\n<anna.amsel@example.org>\r\n"
        "Your message cannot be delivered to the following recipients:\r\n"
        "Recipient address: anna.amsel@example.org\r\n"
    )
    looped = bytes(smtp_server.envelopes[0].content)  # one of our own mails
    for raw in (notice.encode(), alarming.encode(), looped):
        assert _take(database, raw) is IGNORED
    assert _unreachable(database) == []


def test_broken_and_hostile_mails_change_nothing(
    database: Database, world: World, letter_id: int
) -> None:
    path = _path(database, world.anna).encode()
    nested = b"Content-Type: message/rfc822\r\n\r\n" * 5_000
    bottomless = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n' * 5_000
    numbers = bounce(f"bounce+{'9' * 18}-{'0' * 20}@school.example")
    null = bounce(message_id="<a\0b@school.example>", words="\0\1\2 \N{REPLACEMENT CHARACTER}")
    for raw in (b"", b"\0" * 1_000, b"\xff\xfe" * 1_000, nested, bottomless, numbers, null, path):
        assert _take(database, raw) in {IGNORED, UNREADABLE}
    assert _unreachable(database) == []


def test_of_a_huge_mail_only_the_beginning_counts(
    database: Database, world: World, letter_id: int
) -> None:
    huge = bounce(_path(database, world.anna)) + b"x" * 50_000_000
    assert _take(database, huge) is PERMANENT


def test_the_words_of_a_mail_server_are_kept_short_and_printable(
    database: Database, world: World, letter_id: int
) -> None:
    words = "550 \x1b[31m\x07" + "n" * 10_000
    _take(database, bounce(_path(database, world.anna), words=words))
    reason = _line(database, world.anna).reason
    assert len(reason) == 300
    assert reason.isprintable()


@pytest.mark.parametrize("is_maildir", [True, False])
def test_a_folder_is_emptied_but_for_what_cannot_be_read(
    database: Database, world: World, letter_id: int, tmp_path: Path, is_maildir: bool
) -> None:
    folder = tmp_path / "bounces"
    inbox = folder / "new" if is_maildir else folder
    inbox.mkdir(parents=True)
    done = folder / ".done" / "cur" if is_maildir else folder / ".done"
    (inbox / "1").write_bytes(bounce(_path(database, world.anna)))
    (inbox / "2").write_bytes(bounce())
    (inbox / "3").write_bytes(b"Content-Type: message/rfc822\r\n\r\n" * 5_000)
    (inbox / "4").symlink_to(tmp_path / "portal.db")

    assert take_folder(folder, lambda raw: _take(database, raw)) == {
        PERMANENT: 1,
        IGNORED: 1,
        UNREADABLE: 1,
    }
    assert sorted(path.name for path in done.iterdir()) == ["1", "2"]
    assert take_folder(folder, lambda raw: _take(database, raw)) == {UNREADABLE: 1}
    with pytest.raises(FolderMissing):
        take_folder(tmp_path / "missing", lambda raw: _take(database, raw))


def _take(database: Database, raw: bytes) -> BounceOutcome:
    with database.transaction() as session:
        return take_bounce(session, raw)


def _mail(database: Database, person: Actor) -> OutboxMail:
    with database.reading() as session:
        mail = session.exec(
            select(OutboxMail).where(OutboxMail.account_id == person.account_id)
        ).one()
        session.expunge(mail)
    return mail


def _path(database: Database, person: Actor) -> str:
    return return_path(_mail(database, person))


def _line(database: Database, person: Actor) -> LetterDelivery:
    with database.reading() as session:
        line = session.exec(
            select(LetterDelivery).where(LetterDelivery.account_id == person.account_id)
        ).one()
        session.expunge(line)
    return line


def _progress(database: Database, letter_id: int) -> LetterProgressView:
    with database.reading() as session:
        return letter_progress(session, letter_id)


def _tasks(database: Database) -> list[OfficeTask]:
    with database.reading() as session:
        tasks = list(session.exec(select(OfficeTask).order_by(OfficeTask.created_at)))
        session.expunge_all()
    return tasks


def _unreachable(database: Database) -> list[int | None]:
    with database.reading() as session:
        return list(session.exec(select(Account.id).where(Account.mail_unreachable)))
