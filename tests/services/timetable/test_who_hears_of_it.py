"""Whom a new plan concerns hears of it: open pages by topics, guardians by one mail."""

import pytest
from sqlmodel import col, select

from elternportal.db import Database
from elternportal.domain.timetable import SUBSTITUTIONS_TOPIC, class_topic, teacher_topic
from elternportal.mail.templates import render
from elternportal.models.access import Account
from elternportal.models.mail import OutboxMail
from elternportal.services.timetable.office import (
    SaveSubstitution,
    SubstitutionDraft,
    save_substitution,
)
from tests.support.timetable import MONDAY, bring_in, substitution_row, substitutions_file
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("stopped_clock")

SEVEN = substitution_row(1, MONDAY, 1, absent="Hub", substitute="Mai", classes="7b")
NINE = substitution_row(2, MONDAY.replace(day=24), 2, absent="Rot", classes="9a", bits=1)


@pytest.fixture
def topics(database: Database) -> set[str]:
    """What was announced by committed transactions."""
    heard: set[str] = set()
    database.on_commit(lambda change: heard.update(change.topics))
    return heard


def mailed(database: Database) -> list[tuple[str, list[str]]]:
    """Who gets a mail, and about which days."""
    with database.reading() as session:
        mails = session.exec(select(OutboxMail).order_by(col(OutboxMail.id)))
        return sorted((mail.recipient.split(".")[0], mail.params["days"]) for mail in mails)


def test_one_mail_to_each_guardian_whatever_the_number_of_children(
    database: Database, world: World
) -> None:
    bring_in(database, substitutions_file(SEVEN, NINE))
    both = ["2026-11-23", "2026-11-24"]
    assert mailed(database) == [("anna", both), ("anton", both), ("berta", ["2026-11-23"])]


def test_the_same_plan_again_is_told_to_nobody(database: Database, world: World) -> None:
    for _ in range(2):
        bring_in(database, substitutions_file(SEVEN))
    assert len(mailed(database)) == 3


def test_a_real_change_is_told_once_more_to_whom_it_concerns(
    database: Database, world: World
) -> None:
    bring_in(database, substitutions_file(SEVEN, NINE))
    moved = (*NINE[:2], 3, *NINE[3:])
    bring_in(database, substitutions_file(SEVEN, moved))
    days = [told for who, told in mailed(database) if who == "berta"]
    assert days == [["2026-11-23"]]
    assert ("anna", ["2026-11-24"]) in mailed(database)


def test_what_is_over_is_told_to_nobody(database: Database, world: World) -> None:
    over = substitution_row(3, MONDAY.replace(day=20), 1, substitute="Mai", classes="7b")
    bring_in(database, substitutions_file(over))
    assert mailed(database) == []


def test_the_mail_names_the_day_and_neither_child_nor_class_nor_teacher(
    database: Database, world: World
) -> None:
    bring_in(database, substitutions_file(SEVEN))
    with database.reading() as session:
        mail = session.exec(select(OutboxMail)).first()
        assert mail is not None
        rendered = render(session, mail)
        names = session.scalars(select(col(Account.name))).all()
    assert rendered is not None
    assert "Mo, 23.11." in rendered.text
    words = rendered.subject + rendered.text
    for name in ("Ada", "Carla", "7b", "Huber", "Maier", "Mathe"):
        assert name not in words.replace(" ".join(names), "")


def test_a_break_duty_is_no_familys_business(database: Database, world: World) -> None:
    duty = substitution_row(4, MONDAY, 2, substitute="Mai", classes="7b", letter="B")
    bring_in(database, substitutions_file(duty))
    assert mailed(database) == []


def test_open_pages_of_whom_it_concerns_hear_of_it_and_no_others(
    database: Database, world: World, topics: set[str]
) -> None:
    draft = SubstitutionDraft(
        day=MONDAY,
        lesson=1,
        class_id=world.classes["9a"],
        substitute_id=world.teachers["Maier"],
    )
    with database.transaction() as session:
        save_substitution(session, world.olga, SaveSubstitution(0, draft))
    maier = teacher_topic(world.teachers["Maier"])
    assert {SUBSTITUTIONS_TOPIC, class_topic(world.classes["9a"]), maier} <= topics
    assert class_topic(world.classes["7b"]) not in topics
