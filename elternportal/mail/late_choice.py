"""Mails about the parents' evening are queued without asking what their receivers have chosen.

In the opening rush a booking has no time for that, and minutes later there is. So the worker asks
here when such a mail is due, and the mail goes the way that ``notify.py`` sends all others.
"""

from sqlmodel import Session

from elternportal.domain.notifications import Channel
from elternportal.mail import evening, queue
from elternportal.mail.choices import Chooser, choices_of
from elternportal.mail.digest import add_to_digests
from elternportal.mail.kinds import KINDS
from elternportal.models.mail import OutboxMail

ASKED_LATE = frozenset({evening.PLAN, evening.CANCELLED})


def who_wants_otherwise(session: Session, mail: OutboxMail) -> Chooser | None:
    """The receiver of a due mail, if this person does not want it as a mail at once."""
    if mail.template not in ASKED_LATE or mail.account_id is None:
        return None
    choosers = choices_of(session, KINDS[mail.template], [mail.account_id])
    return next((each for each in choosers if each.channel != Channel.NOW), None)


def do_otherwise(session: Session, mail: OutboxMail, receiver: Chooser) -> None:
    """Tell it in the receiver's next digest instead, or not at all."""
    if receiver.channel == Channel.DIGEST:
        add_to_digests(
            session, [receiver], event=mail.event, template=mail.template, params=mail.params
        )
    queue.mark_dropped(session, mail)
