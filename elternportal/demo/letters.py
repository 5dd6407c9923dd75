"""Letters of the demo school: one of each kind, written and published as the office does it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlmodel import Session, col

from elternportal import clock
from elternportal.demo import letter_texts as texts
from elternportal.demo.accounts import DemoPeople
from elternportal.demo.logins import FAMILY_1_FIRST
from elternportal.domain.letters import Demand
from elternportal.domain.people import Actor
from elternportal.models.access import Account
from elternportal.models.letters import LetterDelivery, LetterOption, LetterPupil
from elternportal.models.mail import OutboxMail
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.audience import AudienceChoice
from elternportal.services.letters.answers import AnswerLetter, answer
from elternportal.services.letters.corrections import CorrectionDraft, CorrectLetter, correct
from elternportal.services.letters.drafts import LetterDraft, SaveDraft, next_number, save_draft
from elternportal.services.letters.mails import LETTER
from elternportal.services.letters.reading import open_letter
from elternportal.services.letters.replies import Reply
from elternportal.services.letters.schedule import publish_now
from elternportal.services.school import is_guardian

WHOLE_SCHOOL = AudienceChoice(whole_school=True)
EVERY_NTH_HAS_NOT_ANSWERED = 3


@dataclass(frozen=True, slots=True)
class _Child:
    """A child of family 1, to whose classes the letters go."""

    pupil_id: int
    class_id: int
    grade: str


def create_demo_letters(session: Session, people: DemoPeople) -> None:
    """Publish the letters of the last weeks; many families have answered them already."""
    older, younger = _children_of_family_1(session)
    office = _Office(session, people.office)
    office.publish(20, "Zum Schuljahresanfang", texts.WELCOME, WHOLE_SCHOOL)
    media = office.publish(
        9,
        "Elternabend „Handy, Spiele, Schlaf“",
        texts.MEDIA,
        AudienceChoice(grades=(older.grade, younger.grade)),
        demand=Demand.CONFIRMATION,
        deadline=_in_days(6),
    )
    projects = office.publish(
        4,
        "Projekttage",
        texts.PROJECTS,
        AudienceChoice(grades=(older.grade,)),
        demand=Demand.ONE_CHOICE,
        question="Welches Projekt wünscht sich Ihr Kind?",
        options=texts.PROJECT_NAMES,
        deadline=_in_days(9),
    )
    outing = office.publish(
        1,
        "Wandertag zum Waldsee",
        texts.OUTING,
        AudienceChoice(class_ids=(younger.class_id,)),
        demand=Demand.YES_NO,
        question="Wandert Ihr Kind mit?",
        deadline=_in_days(3),
        remind_days_before=1,
    )
    office.publish(
        1,
        "Ein Platz in der Lernwerkstatt",
        texts.SUPPORT,
        AudienceChoice(pupil_ids=(younger.pupil_id,)),
        demand=Demand.CONFIRMATION,
        is_confidential=True,
    )
    with clock.at(clock.now() - timedelta(hours=5)):
        for letter_id in (media, projects, outing):
            _answer(session, letter_id, people)
    office.correct(media, "Elternabend „Handy, Spiele, Schlaf“", texts.MEDIA_CORRECTED)
    _deliver_mails(session)


class _Office:
    """Writes letters; the clock stands at the day on which each was written."""

    def __init__(self, session: Session, office: Actor) -> None:
        self._session, self._office = session, office

    def publish(
        self, days_ago: int, title: str, text: str, audience: AudienceChoice, **fields: Any
    ) -> int:
        with clock.at(clock.now() - timedelta(days=days_ago)):
            form = LetterDraft(
                number=next_number(self._session, self._office), title=title, text=text, **fields
            )
            letter_id = save_draft(self._session, self._office, SaveDraft(None, form, audience))
            publish_now(self._session, self._office, letter_id)
        return letter_id

    def correct(self, letter_id: int, title: str, text: str) -> None:
        form = CorrectionDraft(title=title, text=text)
        correct(self._session, self._office, CorrectLetter(letter_id, 1, form))


def _in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def _children_of_family_1(session: Session) -> list[_Child]:
    rows = session.execute(
        select(col(Pupil.id), col(Pupil.class_id), col(SchoolClass.grade))
        .join(SchoolClass, col(SchoolClass.id) == col(Pupil.class_id))
        .join(Account, is_guardian(col(Account.id), col(Pupil.id)))
        .where(col(Account.email) == FAMILY_1_FIRST.email)
        .order_by(col(Pupil.birth_date))
    )
    return [_Child(row.id, row.class_id, row.grade) for row in rows]


def _answer(session: Session, letter_id: int, people: DemoPeople) -> None:
    """Most families have opened the letter and answered; family 1 has it still to do."""
    concerned = set(
        session.scalars(
            select(col(LetterPupil.pupil_id)).where(col(LetterPupil.letter_id) == letter_id)
        )
    )
    options = session.scalars(
        select(col(LetterOption.id)).where(col(LetterOption.letter_id) == letter_id)
    ).all()
    families = [(parent, child) for parent, child in people.parents if child in concerned]
    for number, (parent, pupil_id) in enumerate(families):
        if number % EVERY_NTH_HAS_NOT_ANSWERED == 0:
            continue
        open_letter(session, parent, letter_id)
        chosen = options[number % len(options)] if options else None
        reply = Reply(option_ids=(chosen,) if chosen else ())
        answer(session, parent, AnswerLetter(letter_id, (pupil_id,), 1, reply))


def _deliver_mails(session: Session) -> None:
    """The letters' mails count as delivered: a thousand of them would only bury those that
    somebody tries out.
    """
    session.execute(
        update(LetterDelivery)
        .where(col(LetterDelivery.queued_at).is_not(None))
        .values(accepted_at=col(LetterDelivery.queued_at))
    )
    session.execute(delete(OutboxMail).where(col(OutboxMail.template) == LETTER.template))
