"""The evening before a school day: a mail to those who want it, about what the next day brings.

A mail names no child and no class, so it says how much there is and leads to the page.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from elternportal import clock
from elternportal.auth.sessions import actor_of_account
from elternportal.domain.notifications import Channel, NoticeKind
from elternportal.domain.timetable import TIMETABLE
from elternportal.i18n.dates import day as day_text
from elternportal.mail.kinds import MailKind
from elternportal.mail.notify import notify
from elternportal.models.mail import OutboxMail
from elternportal.models.notifications import NotificationChoice
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.school import is_school_day, own_children
from elternportal.services.timetable.settings import TOMORROW_AT
from elternportal.services.timetable.week import PlanAsked, read_days

NOTICE = NoticeKind("tomorrow", default=Channel.OFF, may_be_digest=False)


def tomorrow_due(session: Session) -> Sequence[int]:
    """The accounts that want to hear of tomorrow, once it is evening, and have not heard yet."""
    now = clock.to_school(clock.now())
    day = _tomorrow()
    if now.time() < school_settings(session)[TOMORROW_AT] or not is_school_day(session, day):
        return ()
    told = select(col(OutboxMail.account_id)).where(
        col(OutboxMail.event) == _event(day), col(OutboxMail.account_id).is_not(None)
    )
    return session.scalars(
        select(col(NotificationChoice.account_id))
        .where(
            col(NotificationChoice.event) == NOTICE.key,
            col(NotificationChoice.channel) == Channel.NOW,
            col(NotificationChoice.account_id).not_in(told),
        )
        .order_by(col(NotificationChoice.account_id))
    ).all()


def tell_tomorrow(session: Session, account_id: int) -> None:
    """Queue the mail about tomorrow to one person; twice is once."""
    actor = actor_of_account(session, account_id)
    if actor is None:
        return
    day = _tomorrow()
    children = own_children(session, actor)
    views = [
        view
        for child in children
        for view in read_days(session, actor, PlanAsked(child_id=child.id), (day,)).days
    ]
    if children:
        # Each once, also if it concerns brothers and sisters.
        changes = {
            timed.held.change.change_id
            for view in views
            for timed in view.lessons
            if timed.held.change is not None
        }
        params = {
            "day": day.isoformat(),
            "changes": len(changes),
            "notes": len(frozenset().union(*(view.appointments for view in views))),
            "said": "yes" if views[0].text else "no",
        }
        notify(session, TOMORROW, [account_id], event=_event(day), params=params)


def _tomorrow() -> date:
    return clock.today() + timedelta(days=1)


def _event(day: date) -> str:
    return f"tomorrow-{day.isoformat()}"


def _still_to_come(_session: Session, mail: OutboxMail) -> Mapping[str, Any] | None:
    """A mail that was held up until the day is over says nothing any more."""
    day = date.fromisoformat(mail.params["day"])
    if day < clock.today():
        return None
    counts = {name: mail.params[name] for name in ("changes", "notes")}
    said = mail.params.get("said", "no")  # a mail of an older version does not know
    return {"day": day_text(day, mail.language), "said": said, **counts}


TOMORROW = MailKind(  # params: day, changes, notes, said
    template="tomorrow", notice=NOTICE, render=_still_to_come, page=TIMETABLE
)
