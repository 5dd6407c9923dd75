"""Mails about letters to parents: a new one, a corrected one, and the reminder of what is open.

Everything is read at the moment of sending: who meanwhile has answered is not asked again, and who
no longer has a child that the letter concerns hears nothing. Of a confidential letter a mail says
only that there is one. The audience is never told.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, select
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
from elternportal.prepared import Prepared
from elternportal.services.letters.conditions import is_current_version, is_opened
from elternportal.services.letters.deliveries import LEDGER
from elternportal.services.school import is_guardian
from elternportal.settings import get_settings


def _letter_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """What is new, what to do, and the letter itself if the person wants it in the mail.

    Nothing to say to whoever has read this version in the portal and has nothing left to do.
    """
    found = _find(session, mail)
    if found is None or (found.letter.is_read and not found.is_open):
        return None
    is_correction = int(mail.params["version"]) > 1
    is_with_text = bool(found.letter.wants_text) and not found.letter.is_confidential
    sentences = [
        *_tasks(found, is_correction=is_correction),
        *(
            [t("mail-letter-files", mail.language)]
            if found.letter.has_files and is_with_text
            else []
        ),
        *([] if is_with_text else [t("mail-letter-read-there", mail.language)]),
    ]
    return {
        **_common(found),
        "news": "correction" if is_correction else "new",
        "sentences": "\n\n".join(sentences),
        "markdown": found.letter.text if is_with_text else "",
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
    letter_id, account_id = mail.params["letter_id"], mail.account_id
    letter = _LETTER.first(session, letter=letter_id, account=account_id)
    if letter is None or letter.state != LetterState.WITHDRAWN:
        return None
    return {"letter": _name(letter, mail.language), "link": _link(letter, mail.language)}


def _reinstatement_params(session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """Which letter counts again."""
    found = _find(session, mail)
    return None if found is None else _common(found)


@dataclass(frozen=True, slots=True)
class _Found:
    """A letter as it stands for one guardian: the row of ``_LETTER``, and whether something is
    still to do.
    """

    letter: Any
    language: str
    is_open: bool


def _find(session: Session, mail: OutboxMail) -> _Found | None:
    """The letter, if it still is for a child of this person."""
    letter_id, account_id = mail.params["letter_id"], mail.account_id
    letter = _LETTER.first(session, letter=letter_id, account=account_id)
    if letter is None or letter.state != LetterState.PUBLISHED:
        return None
    # Of a letter that asks for no answer, it is still to do to open it.
    is_done = letter.is_opened if letter.demand == Demand.NONE else not letter.misses_answer
    return _Found(letter, mail.language, not is_done)


def _has_child(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """The SQL condition that the letter concerns a child of the mail's receiver for whom more
    conditions hold.
    """
    return (
        exists()
        .where(
            col(LetterPupil.letter_id) == col(Letter.id),
            is_guardian(bindparam("account"), col(LetterPupil.pupil_id)),
            col(Pupil.id) == col(LetterPupil.pupil_id),
            col(Pupil.is_active),
            *conditions,
        )
        .correlate(Letter)
    )


def _is_answered(in_round: ColumnElement[bool]) -> ColumnElement[bool]:
    """The SQL condition that a :class:`LetterPupil` has an answer in such a round."""
    return (
        exists()
        .where(
            col(LetterAnswer.letter_id) == col(Letter.id),
            col(LetterAnswer.pupil_id) == col(LetterPupil.pupil_id),
            in_round,
        )
        .correlate(Letter, LetterPupil)
    )


def _has_delivery(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """The SQL condition that this holds of the letter's delivery to the mail's receiver."""
    return (
        exists()
        .where(
            col(LetterDelivery.letter_id) == col(Letter.id),
            col(LetterDelivery.account_id) == bindparam("account"),
            condition,
        )
        .correlate(Letter)
    )


# The letter and all that a mail to one guardian has to know of it; a letter has thousands of mails.
_LETTER = Prepared(
    select(
        col(Letter.id),
        col(Letter.state),
        col(Letter.number),
        col(Letter.demand),
        col(Letter.deadline),
        col(Letter.is_confidential),
        col(LetterVersion.title),
        col(LetterVersion.text),
        exists().where(col(LetterFile.version_id) == col(LetterVersion.id)).label("has_files"),
        _has_delivery(col(LetterDelivery.opened_at).is_not(None)).label("is_opened"),
        _has_delivery(is_opened()).label("is_read"),
        _has_child(~_is_answered(col(LetterAnswer.round) == col(Letter.round))).label(
            "misses_answer"
        ),
        _has_child(_is_answered(col(LetterAnswer.round) < col(Letter.round))).label(
            "is_asked_anew"
        ),
        select(col(NotificationSettings.full_text))
        .where(col(NotificationSettings.account_id) == bindparam("account"))
        .scalar_subquery()
        .label("wants_text"),
    )
    .join(LetterVersion, is_current_version())
    .where(col(Letter.id) == bindparam("letter"), _has_child())
)


def _common(found: _Found) -> dict[str, Any]:
    return {
        "letter": _name(found.letter, found.language),
        "link": _link(found.letter, found.language),
    }


def _link(letter: Any, language: str) -> str:
    page = routes.localized(routes.LETTER, language)
    return f"{get_settings().url}{page}?{routes.LETTER_ID}={letter.id}"


def _name(letter: Any, language: str) -> str:
    if letter.is_confidential:
        return t("mail-letter-name-confidential", language)
    return t("mail-letter-name", language, number=str(letter.number), title=letter.title)


def _tasks(found: _Found, *, is_correction: bool) -> list[str]:
    """What to do now; after a correction also whether what was done before still counts."""
    task = _task(found) if found.is_open else ""
    if not is_correction or found.letter.demand == Demand.NONE:
        return [task] if task else []
    if not task:
        return [t("mail-letter-answer-counts", found.language)]
    anew = [t("mail-letter-asked-anew", found.language)] if found.letter.is_asked_anew else []
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
