"""Letters to the demo school's family 1, published beside the running portal."""

from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal.demo.logins import FAMILY_1_FIRST, OFFICE
from elternportal.domain.people import Actor, Role
from elternportal.models.access import Account, Guardianship
from elternportal.models.letters import Letter
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.audience.choice import AudienceChoice
from elternportal.services.letters.corrections import CorrectionDraft, CorrectLetter, correct
from elternportal.services.letters.drafts import LetterDraft, SaveDraft, next_number, save_draft
from elternportal.services.letters.schedule import publish_now
from tests.support.server import Portal


def publish_to_family(portal: Portal, title: str, *, children: int = 2, **fields: Any) -> int:
    """Publish a letter to the classes of family 1's children; returns its id.

    Args:
        children: for how many of them, the youngest first.
        fields: of the :class:`LetterDraft`.
    """
    with portal.database() as database, database.transaction() as session:
        office = _office(session)
        form = LetterDraft(number=next_number(session, office), title=title, **fields)
        choice = AudienceChoice(class_ids=_classes(session)[:children])
        letter_id = save_draft(session, office, SaveDraft(None, form, choice))
        publish_now(session, office, letter_id)
        return letter_id


def correct_letter(portal: Portal, letter_id: int, title: str, text: str) -> None:
    """Publish the next version. Open pages of the portal do not hear of it."""
    with portal.database() as database, database.transaction() as session:
        version = session.get_one(Letter, letter_id).version
        form = CorrectionDraft(title=title, text=text)
        correct(session, _office(session), CorrectLetter(letter_id, version, form))


def class_of_the_youngest(portal: Portal) -> str:
    """The name of the class of family 1's youngest child."""
    with portal.database() as database, database.reading() as session:
        return session.get_one(SchoolClass, _classes(session)[0]).short_name


def _office(session: Session) -> Actor:
    account = session.scalars(select(Account).where(col(Account.email) == OFFICE.email)).one()
    return Actor(account.id or 0, frozenset({Role.OFFICE}), account.name)


def _classes(session: Session) -> tuple[int, ...]:
    rows = session.scalars(
        select(col(Pupil.class_id))
        .join(Guardianship, col(Guardianship.pupil_id) == col(Pupil.id))
        .join(Account, col(Account.id) == col(Guardianship.account_id))
        .where(col(Account.email) == FAMILY_1_FIRST.email)
        .order_by(col(Pupil.birth_date).desc())
    )
    return tuple(class_id for class_id in rows if class_id is not None)
