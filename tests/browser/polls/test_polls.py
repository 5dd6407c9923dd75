"""A poll in real browsers: families vote, and the office watches the result grow."""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect
from sqlmodel import Session, select

from elternportal import routes
from elternportal.demo.logins import (
    FAMILY_1_FIRST,
    FAMILY_1_SECOND,
    FAMILY_2,
    OFFICE,
    TEACHER_AND_PARENT,
)
from elternportal.domain.people import Actor, Role
from elternportal.models.access import Account
from elternportal.services.polls.votes import Vote, vote
from tests.support.browsing import DESKTOP, Visits
from tests.support.news import add_poll, option_ids
from tests.support.server import Portal

TITLE = "Wohin geht der Ausflug?"


@dataclass(frozen=True)
class RunningPoll:
    """A named poll in which two have voted."""

    poll_id: int
    option_id: int


def actor(session: Session, email: str, role: Role) -> Actor:
    account = session.exec(select(Account).where(Account.email == email)).one()
    return Actor(account.id or 0, frozenset({role}), account.name)


def running_poll(portal: Portal) -> RunningPoll:
    with portal.database() as database, database.transaction() as session:
        poll_id = add_poll(
            session,
            actor(session, OFFICE.email, Role.OFFICE),
            is_published=True,
            title=TITLE,
            options="An den See\nIn die Berge",
        )
        option_id = option_ids(session, poll_id)[0]
        for other in (FAMILY_2, TEACHER_AND_PARENT):
            guardian = actor(session, other.email, Role.PARENT)
            vote(session, guardian, Vote(poll_id, option_ids=(option_id,)))
        return RunningPoll(poll_id, option_id)


def card_of(page: Page) -> Locator:
    return page.locator(".ep-card").filter(has_text=TITLE)


def test_the_office_sees_a_vote_without_reload_and_nobody_votes_twice(
    visits: Visits, portal_server: Portal
) -> None:
    poll = running_poll(portal_server)
    office = visits.open(routes.OFFICE_POLLS, OFFICE.email, DESKTOP)
    office.get_by_role("button", name=TITLE).click()
    bars = office.locator(".ep-poll-bar")
    expect(bars).to_have_text(["An den See2 Stimmen", "In die Berge0 Stimmen"])

    parent = visits.open(routes.POLLS, FAMILY_1_FIRST.email)
    own = card_of(parent)
    own.get_by_label("In die Berge").check()
    own.get_by_role("button", name="Abstimmen").click()
    expect(parent.locator(".ep-notice")).to_have_text("Ihre Stimme ist gezählt.")
    expect(own.get_by_role("button", name="Abstimmen")).to_have_count(0)

    expect(bars).to_have_text(["An den See2 Stimmen", "In die Berge1 Stimme"])
    expect(bars.nth(0).locator("progress")).to_have_attribute("value", "67")

    second = visits.open(routes.POLLS, FAMILY_1_SECOND.email)
    expect(card_of(second).get_by_role("button", name="Abstimmen")).to_be_visible()
    vote_elsewhere(portal_server, FAMILY_1_SECOND.email, poll)
    card_of(second).get_by_label("In die Berge").check()
    card_of(second).get_by_role("button", name="Abstimmen").click()
    expect(second.locator(".ep-notice")).to_contain_text("Hier wurde schon abgestimmt.")
    expect(card_of(second)).to_contain_text("abgestimmt")


def vote_elsewhere(portal: Portal, email: str, poll: RunningPoll) -> None:
    """The same guardian votes on another device, of which an open page hears nothing."""
    with portal.database() as database, database.transaction() as session:
        guardian = actor(session, email, Role.PARENT)
        vote(session, guardian, Vote(poll.poll_id, option_ids=(poll.option_id,)))


def test_an_anonymous_poll_says_why_its_result_comes_after_the_end(visits: Visits) -> None:
    office = visits.open(routes.OFFICE_POLLS, OFFICE.email)
    office.get_by_role("button", name="Neue Umfrage").click()
    anonymous = office.get_by_label("Anonym", exact=True)
    at_once = office.get_by_label("Ergebnis sofort zeigen")
    expect(anonymous).to_be_checked()
    expect(at_once).to_be_hidden()
    expect(office.get_by_text("Vorher könnte man an ihm ablesen")).to_be_visible()
    anonymous.uncheck()
    expect(at_once).to_be_visible()
    at_once.check()
    anonymous.check()
    expect(at_once).to_be_hidden()
    office.get_by_label("Frage").fill("Welches Theaterstück?")
    office.get_by_label("Antworten").fill("Faust\nNathan")
    office.get_by_role("button", name="Entwurf speichern").click()
    office.get_by_role("button", name="Umfrage veröffentlichen").click()

    parent = visits.open(routes.POLLS, FAMILY_1_FIRST.email)
    card = parent.locator(".ep-card").filter(has_text="Welches Theaterstück?")
    expect(card).to_contain_text("Das Ergebnis erscheint nach dem Ende")
