"""School years full of letters, written in a few statements."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Insert, insert, literal, select, true
from sqlmodel import Session, col

from elternportal import clock
from elternportal.domain.letters import AnsweredBy, Demand, LetterState
from elternportal.domain.people import Actor
from elternportal.domain.school_year import first_day_of, school_year_of
from elternportal.models.access import Account
from elternportal.models.audience import Audience
from elternportal.models.letters import (
    Letter,
    LetterAnswer,
    LetterDelivery,
    LetterPupil,
    LetterVersion,
)
from elternportal.models.school import Pupil

FIRST_NUMBER = 1_001


def add_letters(session: Session, author: Actor, year: int, count: int) -> None:
    """Letters to the whole school, all opened, and answered unless the year is the current one.

    Each letter is joined with every pupil, and with every account: that product is meant.
    """
    ids = [_letter(session, author, year, number) for number in range(count)]
    of_these = col(Letter.id).in_(ids)
    now = clock.now()
    session.execute(
        insert(LetterPupil).from_select(
            ["letter_id", "pupil_id"],
            select(Letter.id, Pupil.id).join_from(Letter, Pupil, true()).where(of_these),
        )
    )
    session.execute(
        insert(LetterDelivery).from_select(
            ["letter_id", "account_id", "accepted_at", "reason", "opened_at", "opened_version"],
            select(Letter.id, Account.id, literal(now), literal(""), literal(now), literal(1))
            .join_from(Letter, Account, true())
            .where(of_these),
        )
    )
    if year < school_year_of(clock.today()):
        session.execute(_answers(of_these, now))


def _letter(session: Session, author: Actor, year: int, number: int) -> int:
    published = datetime.combine(first_day_of(year), datetime.min.time(), UTC)
    published += timedelta(days=40, hours=number)
    audience = Audience()
    session.add(audience)
    session.flush()
    letter = Letter(
        school_year=year,
        number=FIRST_NUMBER + number,
        author_id=author.account_id,
        audience_id=audience.id or 0,
        state=LetterState.PUBLISHED,
        publish_at=published,
        published_at=published,
        demand=Demand.CONFIRMATION,
        created_at=published,
    )
    session.add(letter)
    session.flush()
    session.add(
        LetterVersion(
            letter_id=letter.id or 0,
            number=1,
            title=f"Elternbrief {number}",
            text="Ein Text. " * 100,
            created_by=author.account_id,
            created_at=published,
        )
    )
    return letter.id or 0


def _answers(of_these: ColumnElement[bool], now: datetime) -> Insert:
    columns = {
        "letter_id": Letter.id,
        "pupil_id": Pupil.id,
        "round": literal(1),
        "version": literal(1),
        "account_id": Letter.author_id,
        "answered_by": literal(AnsweredBy.PORTAL.value),
        "answered_at": literal(now),
        "text": literal(""),
    }
    return insert(LetterAnswer).from_select(
        list(columns),
        select(*columns.values()).join_from(Letter, Pupil, true()).where(of_these),
    )
