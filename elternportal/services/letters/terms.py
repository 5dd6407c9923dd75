"""Until when a published letter is answered, and when the portal reminds: both can still move."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session

from elternportal.db import announce
from elternportal.domain import topics
from elternportal.domain.letters import Demand, LetterState
from elternportal.domain.people import Actor
from elternportal.errors import NotFound
from elternportal.services.audit import record
from elternportal.services.letters.parts import require_complete
from elternportal.services.letters.scope import find_letter


class TermsDraft(BaseModel):
    """Deadline and reminder as the author types them; both may be left out."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    deadline: date | None = None
    remind_days_before: int | None = Field(default=None, ge=1, le=30)


def change_terms(session: Session, actor: Actor, letter_id: int, draft: TermsDraft) -> None:
    """Give a letter that is out another deadline or reminder. No mail tells of it.

    Raises:
        NotAllowed, NotFound: see :func:`find_letter`; also if it is not out or asks for nothing.
        NotComplete: the deadline has passed, or a reminder has none.
    """
    letter = find_letter(session, actor, letter_id)
    session.refresh(letter, with_for_update=True)
    if letter.state != LetterState.PUBLISHED or letter.demand == Demand.NONE:
        raise NotFound()
    before = str(letter.deadline or "")
    letter.deadline, letter.remind_days_before = draft.deadline, draft.remind_days_before
    require_complete(session, letter)
    after = str(letter.deadline or "")
    record(
        session, actor.account_id, "letter-moved", "letter", letter_id, before=before, after=after
    )
    announce(session, topics.news(), topics.letter(letter_id))
