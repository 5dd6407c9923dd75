"""What the office's mailbox page shows, as plain rows of strings in the page's language."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from elternportal import routes
from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.models.mail import MailState
from elternportal.services.office.mail_query import MailQuery, in_address
from elternportal.services.office.mailbox import MailRow, MailStopView, MailTextView
from elternportal.settings import get_settings
from elternportal.state.listing import ChoiceLine, list_address


@dataclass
class MailLine:
    """One mail in the list. ``state`` is a :class:`MailState` value; the page has its word.

    ``href`` opens it.
    """

    id: int
    state: str
    recipient: str
    subject: str
    when: str
    href: str = ""


@dataclass
class TextLine:
    """A line of a mail's text; ``href`` is set if the line is a link into the portal."""

    text: str
    href: str


@dataclass
class OpenMailLine:
    """The mail that is being read."""

    id: int
    head: MailLine
    lines: list[TextLine]
    error: str
    may_retry: bool


def mail_line(row: MailRow, language: str, href: str = "") -> MailLine:
    """A row of the list. Without a kept text the kind of mail stands in for the subject."""
    return MailLine(
        id=row.id,
        state=row.state.value,
        recipient=row.recipient,
        subject=row.subject or t(f"mailbox-kind-{row.template}", language),
        when=day_and_time(row.at, language),
        href=href,
    )


def open_mail(mail: MailTextView, language: str) -> OpenMailLine:
    """A mail to read."""
    return OpenMailLine(
        id=mail.row.id,
        head=mail_line(mail.row, language),
        lines=[_text_line(line) for line in mail.body.splitlines() if line.strip(" -")],
        error=mail.row.last_error,
        may_retry=mail.row.state in {MailState.UNDELIVERABLE, MailState.UNKNOWN},
    )


def state_choices(
    counts: Mapping[MailState, int], query: MailQuery, language: str
) -> list[ChoiceLine]:
    """All mails that match and those of each state, with how many."""
    everything = (None, t("mailbox-all", language), sum(counts.values()))
    of_states = ((it, t(f"mailbox-state-{it}", language), counts[it]) for it in MailState)
    return [
        ChoiceLine(
            key=state or "",
            label=f"{label} ({count})",
            href=list_address(
                routes.OFFICE_MAILBOX, language, in_address(replace(query, state=state))
            ),
            is_current=query.state is state,
        )
        for state, label, count in (everything, *of_states)
    ]


def stop_line(stop: MailStopView | None, language: str) -> str:
    """Since when no mail goes, why, and what comes next; empty while mails go."""
    if stop is None:
        return ""
    since, then = day_and_time(stop.since, language), day_and_time(stop.next_try_at, language)
    return t("mailbox-stop", language, since=since, reason=stop.reason, then=then)


def _text_line(line: str) -> TextLine:
    is_link = line.startswith(f"{get_settings().url}/")
    return TextLine(line, line if is_link else "")
