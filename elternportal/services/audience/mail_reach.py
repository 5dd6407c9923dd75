"""How many people a mail about something for an audience would go to, asked before it is sent."""

from dataclasses import dataclass

from sqlmodel import Session

from elternportal.mail.kinds import MailKind
from elternportal.mail.notify import who_hears
from elternportal.services.audience.choice import AudienceChoice, NobodyAddressed, pupils_of
from elternportal.services.school import guardians_by_child


@dataclass(frozen=True, slots=True)
class AudienceMailView:
    """``mailed`` people get the mail; the families of ``unreached`` children get none."""

    mailed: int
    unreached: int


def mail_reach(
    session: Session, choice: AudienceChoice, kind: MailKind, *, event: str = ""
) -> AudienceMailView:
    """Whom a mail of this kind reaches; whoever has switched it off counts as not reached.

    Args:
        event: names what the mail is about; whoever has heard of it gets none.

    Raises:
        NobodyAddressed: nobody is chosen.
    """
    if choice.is_empty:
        raise NobodyAddressed()
    children = [each for each in session.scalars(pupils_of(choice)) if each is not None]
    families = guardians_by_child(session, children)
    guardians = {account_id for family in families.values() for account_id in family}
    reached = set(who_hears(session, kind, guardians, event=""))
    unreached = sum(reached.isdisjoint(families.get(child, ())) for child in children)
    mailed = who_hears(session, kind, guardians, event=event) if event else reached
    return AudienceMailView(len(mailed), unreached)
