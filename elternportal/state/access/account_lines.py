"""One account as the office's page shows it, in the page's language."""

from dataclasses import dataclass

from elternportal import clock
from elternportal.i18n import has_sentence, t
from elternportal.i18n.dates import date_with_year, day_and_time
from elternportal.services.access.account_view import AccountEventRow, AccountView
from elternportal.services.school import OwnChildRow
from elternportal.state.access.account_words import account_state, last_sign_in, roles_text


@dataclass
class FactLine:
    """Something that is known of the account."""

    label: str
    text: str


@dataclass
class OwnChildLine:
    """A child of the account, or one that was taken off it."""

    pupil_id: int
    label: str
    told: str


@dataclass
class EventLine:
    """Something that was done to the account."""

    when: str
    what: str
    by: str
    reason: str


def fact_lines(view: AccountView, language: str) -> list[FactLine]:
    """Who it is and where the account stands."""
    stands = account_state(view.is_open, view.is_locked, view.is_unreachable, language)
    facts = {
        "email": view.email,
        "roles": roles_text(view.roles, language),
        "teacher": view.teacher,
        "state": stands or t("accounts-state-open", language),
        "since": date_with_year(clock.to_school(view.created_at).date(), language),
        "last": last_sign_in(view.signed_in_at, language),
        "sessions": t("accounts-sessions", language, count=view.sessions),
        "offers": ", ".join(
            t(
                "accounts-offer",
                language,
                role=t(f"accounts-role-{offer.role}", language),
                day=date_with_year(clock.to_school(offer.since).date(), language),
            )
            for offer in view.offers
        ),
    }
    return [
        FactLine(t(f"accounts-fact-{name}", language), text) for name, text in facts.items() if text
    ]


def child_lines(view: AccountView, language: str) -> list[OwnChildLine]:
    """The children of whom the account is a guardian."""
    return [_child(row, "accounts-child-since", language) for row in view.children]


def taken_off_lines(view: AccountView, language: str) -> list[OwnChildLine]:
    """The children that were taken off it."""
    return [_child(row, "accounts-child-taken-off", language) for row in view.taken_off]


def event_lines(view: AccountView, language: str) -> list[EventLine]:
    """What was done to the account, the latest first; what has no words is for the log alone."""
    return [
        EventLine(
            when=day_and_time(row.at, language),
            what=_what(row, language),
            by=t("accounts-by-portal", language)
            if row.is_by_portal
            else row.by or t("accounts-by-nameless", language),
            reason=row.reason,
        )
        for row in view.events
        if has_sentence(f"accounts-event-{row.action}", language)
    ]


def _what(row: AccountEventRow, language: str) -> str:
    what = t(f"accounts-event-{row.action}", language)
    return f"{what}: {t(f'accounts-role-{row.role}', language)}" if row.role else what


def _child(row: OwnChildRow, key: str, language: str) -> OwnChildLine:
    at = row.ended_at or row.since
    day = date_with_year(clock.to_school(at).date(), language)
    return OwnChildLine(row.pupil_id, row.label, t(key, language, day=day, reason=row.reason))
