"""Letters for tests, written and published as the office does."""

from typing import Any

from sqlmodel import Session

from elternportal import clock
from elternportal.domain.letters import Demand, LetterState
from elternportal.domain.people import Actor
from elternportal.domain.school_year import school_year_of
from elternportal.models.letters import Letter, LetterOption, LetterVersion
from elternportal.services.audience.choice import AudienceChoice, save_audience
from elternportal.services.letters.publishing import publish


def add_letter(
    session: Session,
    author: Actor,
    choice: AudienceChoice,
    *,
    number: int = 1,
    title: str = "Wandertag",
    text: str = "Wir wandern am **Freitag**.",
    demand: Demand = Demand.CONFIRMATION,
    options: tuple[str, ...] = (),
    is_published: bool = True,
    **fields: Any,
) -> Letter:
    """A letter in its first version, published unless said otherwise; the caller commits."""
    now = clock.now()
    letter = Letter(
        school_year=school_year_of(clock.today()),
        number=number,
        author_id=author.account_id,
        audience_id=save_audience(session, author, choice),
        state=LetterState.DRAFT,
        demand=demand,
        created_at=now,
        **fields,
    )
    session.add(letter)
    session.flush()
    letter_id = letter.id or 0
    session.add(
        LetterVersion(
            letter_id=letter_id,
            number=1,
            title=title,
            text=text,
            created_by=author.account_id,
            created_at=now,
        )
    )
    session.add_all(
        LetterOption(letter_id=letter_id, position=place, text=option)
        for place, option in enumerate(options)
    )
    session.flush()
    if is_published:
        publish(session, letter)
    return letter
