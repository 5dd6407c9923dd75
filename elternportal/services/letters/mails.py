"""Mails about letters to parents: a new one, a corrected one, and the reminder of what is open.

Everything is read at the moment of sending: who meanwhile has answered is not asked again, and who
no longer has a child that the letter concerns hears nothing. Of a confidential letter a mail says
only that there is one. The audience is never told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlmodel import Session, col

from elternportal import routes
from elternportal.domain.letters import Demand, LetterState
from elternportal.domain.notifications import NoticeKind
from elternportal.i18n import t
from elternportal.i18n.dates import long_day
from elternportal.mail.kinds import MailKind
from elternportal.models.letters import (
    Letter,
    LetterAnswer,
    LetterDelivery,
    LetterFile,
    LetterPupil,
    LetterVersion,
)
from elternportal.models.mail import OutboxMail
from elternportal.models.notifications import NotificationSettings
from elternportal.models.school import Pupil
from elternportal.services.letters.conditions import is_current_version
from elternportal.services.letters.deliveries import LEDGER
from elternportal.services.school import is_guardian
from elternportal.settings import get_settings


def _letter_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """What is new, what to do, and the letter itself if the person wants it in the mail.

    Nothing to say to whoever has read this version in the portal and has nothing left to do.
    """
    found = _find(session, mail)
    if found is None or (found.is_read and not found.is_open):
        return None
    is_correction = int(mail.params["version"]) > 1
    is_with_text = not found.letter.is_confidential and _wants_text(session, mail)
    sentences = [
        *_tasks(found, is_correction=is_correction),
        *([t("mail-letter-files", mail.language)] if found.has_files and is_with_text else []),
        *([] if is_with_text else [t("mail-letter-read-there", mail.language)]),
    ]
    return {
        **_common(found),
        "news": "correction" if is_correction else "new",
        "sentences": "\n\n".join(sentences),
        "markdown": found.version.text if is_with_text else "",
    }


def _reminder_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """What is still to do; nothing to say once it is done."""
    found = _find(session, mail)
    if found is None or not found.is_open:
        return None
    read_it = t("mail-letter-reminder-read", mail.language)
    return {**_common(found), "task": _task(found) or read_it}


def _withdrawal_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """Which letter no longer counts, and nothing of what stood in it."""
    row = session.execute(
        select(Letter, LetterVersion)
        .join(LetterVersion, is_current_version())
        .where(
            col(Letter.id) == mail.params["letter_id"],
            col(Letter.state) == LetterState.WITHDRAWN,
            _has_child(mail),
        )
    ).first()
    if row is None:
        return None
    letter, version = row
    return {
        "letter": _name(letter, version, mail.language),
        "link": _link(letter, mail.language),
    }


def _reinstatement_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """Which letter counts again."""
    found = _find(session, mail)
    return None if found is None else _common(found)


@dataclass(frozen=True, slots=True)
class _Found:
    """A letter as it stands for one guardian.

    ``is_open``: something is still to do. ``is_read``: its current version was opened.
    ``is_asked_anew``: what was answered no longer counts.
    """

    letter: Letter
    version: LetterVersion
    language: str
    has_files: bool
    is_open: bool
    is_read: bool
    is_asked_anew: bool


def _find(session: Session, mail: OutboxMail) -> _Found | None:
    """The letter, if it still is for a child of this person."""
    row = session.execute(
        select(Letter, LetterVersion)
        .join(LetterVersion, is_current_version())
        .where(
            col(Letter.id) == mail.params["letter_id"],
            col(Letter.state) == LetterState.PUBLISHED,
            _has_child(mail),
        )
    ).first()
    if row is None:
        return None
    letter, version = row
    has_files = exists().where(col(LetterFile.version_id) == version.id)
    anew = _has_child(mail, _is_answered(col(LetterAnswer.round) < letter.round))
    return _Found(
        letter=letter,
        version=version,
        language=mail.language,
        has_files=_holds(session, has_files),
        is_open=_holds(session, _is_open(mail, letter)),
        is_read=_holds(session, _is_read(mail, letter)),
        is_asked_anew=_holds(session, anew),
    )


def _is_open(mail: OutboxMail, letter: Letter) -> ColumnElement[bool]:
    """An own child has no answer; of a letter that asks for none, it was not opened."""
    if letter.demand == Demand.NONE:
        return ~exists().where(
            col(LetterDelivery.letter_id) == letter.id,
            col(LetterDelivery.account_id) == mail.account_id,
            col(LetterDelivery.opened_at).is_not(None),
        )
    return _has_child(mail, ~_is_answered(col(LetterAnswer.round) == letter.round))


def _is_read(mail: OutboxMail, letter: Letter) -> ColumnElement[bool]:
    return exists().where(
        col(LetterDelivery.letter_id) == letter.id,
        col(LetterDelivery.account_id) == mail.account_id,
        col(LetterDelivery.opened_version) == letter.version,
    )


def _has_child(mail: OutboxMail, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The SQL condition that the letter concerns a child of the mail's receiver for whom more
    conditions hold.
    """
    return exists().where(
        col(LetterPupil.letter_id) == mail.params["letter_id"],
        is_guardian(mail.account_id, col(LetterPupil.pupil_id)),
        col(Pupil.id) == col(LetterPupil.pupil_id),
        col(Pupil.is_active),
        *conditions,
    )


def _is_answered(in_round: ColumnElement[bool]) -> ColumnElement[bool]:
    """The SQL condition that a :class:`LetterPupil` has an answer in such a round."""
    return exists().where(
        col(LetterAnswer.letter_id) == col(LetterPupil.letter_id),
        col(LetterAnswer.pupil_id) == col(LetterPupil.pupil_id),
        in_round,
    )


def _holds(session: Session, condition: ColumnElement[bool]) -> bool:
    return bool(session.scalar(select(condition)))


def _wants_text(session: Session, mail: OutboxMail) -> bool:
    chosen = session.get(NotificationSettings, mail.account_id)
    return chosen is not None and chosen.full_text


def _common(found: _Found) -> dict[str, Any]:
    return {
        "letter": _name(found.letter, found.version, found.language),
        "link": _link(found.letter, found.language),
    }


def _link(letter: Letter, language: str) -> str:
    page = routes.localized(routes.LETTER, language)
    return f"{get_settings().url}{page}?{routes.LETTER_ID}={letter.id}"


def _name(letter: Letter, version: LetterVersion, language: str) -> str:
    if letter.is_confidential:
        return t("mail-letter-name-confidential", language)
    return t("mail-letter-name", language, number=str(letter.number), title=version.title)


def _tasks(found: _Found, *, is_correction: bool) -> list[str]:
    """What to do now; after a correction also whether what was done before still counts."""
    task = _task(found) if found.is_open else ""
    if not is_correction or found.letter.demand == Demand.NONE:
        return [task] if task else []
    if not task:
        return [t("mail-letter-answer-counts", found.language)]
    anew = [t("mail-letter-asked-anew", found.language)] if found.is_asked_anew else []
    return [*anew, task]


def _task(found: _Found) -> str:
    """ "Bitte bestätigen Sie bis …"; empty if the letter asks for nothing."""
    demand, deadline = Demand(found.letter.demand), found.letter.deadline
    if demand == Demand.NONE:
        return ""
    if deadline is None:
        key = "mail-letter-answer" if demand.is_reply else "mail-letter-confirm"
        return t(key, found.language)
    key = "mail-letter-answer-until" if demand.is_reply else "mail-letter-confirm-until"
    return t(key, found.language, day=long_day(deadline, found.language))


LETTERS = NoticeKind("letter", may_be_off=False)
LETTER = MailKind(  # params: letter_id, version
    template="letter", notice=LETTERS, render=_letter_params, ledger=LEDGER
)
REMINDER = MailKind(  # params: letter_id
    template="letter-reminder", notice=LETTERS, render=_reminder_params, ledger=LEDGER
)
WITHDRAWAL = MailKind(  # params: letter_id
    template="letter-withdrawn", notice=LETTERS, render=_withdrawal_params
)
REINSTATEMENT = MailKind(  # params: letter_id
    template="letter-reinstated", notice=LETTERS, render=_reinstatement_params
)
