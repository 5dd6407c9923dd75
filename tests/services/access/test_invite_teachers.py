"""Teachers get accounts: invited by the office, opened by a mailed link (security A10, Z4)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlmodel import Session, col, select

from elternportal import clock
from elternportal.auth.sessions import find_actor, open_session
from elternportal.db import Database
from elternportal.domain.email_address import EmailMalformed
from elternportal.domain.people import SYSTEM, Actor, Role
from elternportal.errors import NotAllowed, NotFound
from elternportal.mail.templates import render
from elternportal.models.access import Account
from elternportal.models.school import Teacher
from elternportal.services.access.address_owner import OwnerUnseen, owner_of
from elternportal.services.access.invite_teachers import (
    AddressTaken,
    AlreadyActive,
    Invitations,
    InviteAt,
    NoAddress,
    invite_at,
    invite_teachers,
)
from elternportal.services.access.mail_tokens import LinkInvalid
from elternportal.services.access.password_reset import request_reset
from elternportal.services.access.roles import accept_role, decline_role
from elternportal.services.access.set_password import SetPassword, set_password_by_link
from elternportal.services.access.teacher_accounts import TeacherAccess, teacher_accounts
from tests.conftest import NOON
from tests.support.accounts import (
    NEW_PASSWORD,
    PASSWORD,
    give_password,
    mails_to,
    run,
    token_mailed_to,
)
from tests.support.untis import apply_knowingly, gpu
from tests.support.world import World

NELE, OTTO = "nele.neumann@example.org", "otto.ohm@example.org"


@pytest.fixture
def newcomers(database: Database, world: World) -> dict[str, int]:
    """Nele and Otto have an address from the import, Paul has none; ids by first name."""
    people = (("Nele", "Neumann", NELE), ("Otto", "Ohm", OTTO), ("Paul", "Pohl", ""))
    with database.transaction() as session:
        rows = [
            Teacher(short_name=first[:3], first_name=first, surname=surname, email=email)
            for first, surname, email in people
        ]
        session.add_all(rows)
        session.flush()
        return {row.first_name: row.id or 0 for row in rows}


def invite(database: Database, actor: Actor, *teacher_ids: int) -> Invitations:
    with database.transaction() as session:
        return invite_teachers(session, actor, teacher_ids or None)


def invite_by_hand(database: Database, actor: Actor, teacher_id: int, email: str) -> Invitations:
    with database.transaction() as session:
        return invite_at(session, actor, InviteAt(teacher_id, email))


def ask(database: Database, actor: Actor, teacher_id: int, email: str) -> Invitations:
    """Ask the owner of an account who the actor has seen whether they are the teacher."""
    with database.transaction() as session:
        owner = owner_of(session, actor, email)
        assert owner is not None
        return invite_at(session, actor, InviteAt(teacher_id, email, owner.account_id))


def answer(database: Database, email: str, said: Callable[[Session, str], None]) -> None:
    token = token_mailed_to(database, email)
    with database.transaction() as session:
        said(session, token)


def set_password(database: Database, token: str, password: str = PASSWORD) -> Actor:
    cookie = run(set_password_by_link(database, SetPassword(token, password)))
    with database.reading() as session:
        found = find_actor(session, cookie)
    assert found is not None
    return found.actor


def states(database: Database, world: World) -> dict[str, TeacherAccess]:
    with database.reading() as session:
        rows = teacher_accounts(session, world.olga).rows
    return {row.short_name: row.access for row in rows}


def accounts_at(database: Database, *emails: str) -> list[tuple[str, int | None]]:
    with database.reading() as session:
        found = session.exec(select(Account).where(col(Account.email).in_(emails)))
        return sorted((account.email, account.teacher_id) for account in found)


def test_an_invited_teacher_sets_a_password_and_is_that_teacher(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    assert invite(database, world.olga) == Invitations(invited=2)
    actor = set_password(database, token_mailed_to(database, NELE))
    assert (actor.roles, actor.teacher_id) == ({Role.TEACHER}, newcomers["Nele"])
    assert actor.name == "Nele Neumann"
    with database.reading() as session:
        assert [mail.template for mail in mails_to(session, NELE)] == ["account-invite-teacher"]


def test_the_office_sees_how_far_everybody_has_come(
    database: Database, world: World, newcomers: dict[str, int], stopped_clock: object
) -> None:
    give_password(database, world.huber.account_id)
    invite(database, world.olga, newcomers["Otto"])
    with database.transaction() as session:
        session.get_one(Teacher, world.teachers["Roth"]).is_active = False
    assert states(database, world) == {
        "Hub": TeacherAccess.ACTIVE,
        "Mai": TeacherAccess.INVITED,
        "Nel": TeacherAccess.NOT_INVITED,
        "Ott": TeacherAccess.INVITED,
        "Pau": TeacherAccess.NO_ADDRESS,
    }
    with database.reading() as session:
        view = teacher_accounts(session, world.hanna, TeacherAccess.INVITED)
    assert [(row.name, row.invited_at) for row in view.rows] == [
        ("Maier, X", None),
        ("Ohm, Otto", NOON),
    ]
    assert view.counts[TeacherAccess.NO_ADDRESS] == 1


def test_A10_the_mail_holds_one_link_which_the_outbox_does_not_give_away(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    invite(database, world.olga, newcomers["Nele"])
    token = token_mailed_to(database, NELE)
    with database.reading() as session:
        (mail,) = mails_to(session, NELE)
        rendered = render(session, mail)
        stored = str(mail.model_dump())
    assert rendered is not None
    assert rendered.text.count(token) == 1
    assert token not in stored


def test_A10_an_invitation_works_once_and_for_an_hour_and_then_a_new_link_is_asked_for(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    with clock.at(NOON):
        invite(database, world.olga)
        late = token_mailed_to(database, NELE)
        once = token_mailed_to(database, OTTO)
        set_password(database, once)
    with clock.at(NOON + timedelta(minutes=60)):
        for token in (late, once):
            with pytest.raises(LinkInvalid):
                set_password(database, token)
        run(request_reset(database, NELE))
        actor = set_password(database, token_mailed_to(database, NELE))
    assert actor.teacher_id == newcomers["Nele"]


def test_A10_a_second_invitation_ends_the_first_link(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    invite(database, world.olga, newcomers["Nele"])
    first = token_mailed_to(database, NELE)
    invite(database, world.hanna, newcomers["Nele"])
    with pytest.raises(LinkInvalid):
        set_password(database, first)
    set_password(database, token_mailed_to(database, NELE))
    with pytest.raises(AlreadyActive):
        invite(database, world.olga, newcomers["Nele"])


def test_all_are_invited_only_once(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    invite(database, world.olga)
    assert invite(database, world.olga).invited == 0
    assert invite(database, SYSTEM).invited == 0


def test_a_teacher_without_an_address_is_invited_at_a_typed_one(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    with pytest.raises(NoAddress):
        invite(database, world.olga, newcomers["Paul"])
    for nonsense in ("", "paul", "paul@example.org\nBcc: x@example.org"):
        with pytest.raises(EmailMalformed):
            invite_by_hand(database, world.olga, newcomers["Paul"], nonsense)
    invite_by_hand(database, world.olga, newcomers["Paul"], " Paul@Example.org ")
    actor = set_password(database, token_mailed_to(database, "paul@example.org"))
    assert actor.teacher_id == newcomers["Paul"]


def test_a_wrong_address_is_put_right_and_its_link_is_dead(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    wrong, right = "pual@example.org", "paul@example.org"
    invite_by_hand(database, world.olga, newcomers["Paul"], wrong)
    first = token_mailed_to(database, wrong)
    invite_by_hand(database, world.olga, newcomers["Paul"], right)
    with pytest.raises(LinkInvalid):
        set_password(database, first)
    assert accounts_at(database, wrong, right) == [(right, newcomers["Paul"])]
    set_password(database, token_mailed_to(database, right))
    with pytest.raises(AlreadyActive):
        invite_by_hand(database, world.olga, newcomers["Paul"], wrong)


def test_an_address_of_an_account_makes_nobody_a_teacher_before_that_person_said_so(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    """The door of the import's column, and that of a typed address."""
    berta = give_password(database, world.berta.account_id)
    with database.transaction() as session:
        session.get_one(Teacher, newcomers["Nele"]).email = berta.upper()
        old = open_session(session, session.get_one(Account, world.berta.account_id))
    assert states(database, world)["Nel"] == TeacherAccess.OWNED
    assert invite(database, world.olga) == Invitations(invited=1, owned=("Neumann",))
    for teacher in ("Nele", "Paul"):
        with pytest.raises(OwnerUnseen) as unseen:
            invite_by_hand(database, world.olga, newcomers[teacher], berta)
        assert "Berta Birke" in str(unseen.value.args_for_text["owner"])
    with pytest.raises(OwnerUnseen):
        invite(database, world.olga, newcomers["Nele"])
    assert ask(database, world.olga, newcomers["Nele"], berta) == Invitations(0, asked=1)
    assert states(database, world)["Nel"] == TeacherAccess.ASKED
    assert accounts_at(database, berta) == [(berta, None)]
    with database.transaction() as session:
        found = find_actor(session, old)
    assert found is not None
    assert found.actor.roles == {Role.PARENT}


def test_a_teacher_who_is_a_parent_says_so_by_a_link_and_keeps_the_one_account(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    berta = give_password(database, world.berta.account_id)
    with database.transaction() as session:
        old = open_session(session, session.get_one(Account, world.berta.account_id))
    ask(database, world.olga, newcomers["Nele"], berta)
    answer(database, berta, accept_role)
    with database.transaction() as session:
        assert find_actor(session, old) is None  # it lasted as long as a parent's
        cookie = open_session(session, session.get_one(Account, world.berta.account_id))
        session.flush()
        found = find_actor(session, cookie)
        told = [mail.template for mail in mails_to(session, berta)]
    assert told == ["account-role-offered", "account-role-given"]
    assert found is not None
    assert found.actor.roles == {Role.PARENT, Role.TEACHER}
    assert accounts_at(database, berta) == [(berta, newcomers["Nele"])]
    with pytest.raises(LinkInvalid):
        answer(database, berta, decline_role)


def test_somebody_else_s_no_is_told_to_who_asked_and_changes_nothing(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    berta = give_password(database, world.berta.account_id)
    ask(database, world.olga, newcomers["Nele"], berta)
    answer(database, berta, decline_role)
    assert accounts_at(database, berta) == [(berta, None)]
    assert states(database, world)["Nel"] == TeacherAccess.NOT_INVITED
    with database.reading() as session:
        office = session.get_one(Account, world.olga.account_id).email
        assert [mail.template for mail in mails_to(session, office)] == ["account-role-declined"]


def test_who_was_asked_by_mistake_cannot_say_yes_once_the_right_one_is_invited(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    berta = give_password(database, world.berta.account_id)
    ask(database, world.olga, newcomers["Nele"], berta)
    invite_by_hand(database, world.olga, newcomers["Nele"], NELE)
    with pytest.raises(LinkInvalid):
        answer(database, berta, accept_role)
    assert accounts_at(database, berta, NELE) == [(berta, None), (NELE, newcomers["Nele"])]


def test_an_account_that_was_made_at_a_wrong_address_gives_way_to_the_teacher_s_own(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    berta = give_password(database, world.berta.account_id)
    invite(database, world.olga, newcomers["Nele"])
    ask(database, world.olga, newcomers["Nele"], berta)
    answer(database, berta, accept_role)
    assert accounts_at(database, berta, NELE) == [(berta, newcomers["Nele"]), (NELE, None)]


def test_an_address_of_another_teacher_or_of_a_closed_account_is_refused_for_this_one_alone(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    huber = give_password(database, world.huber.account_id)
    with database.transaction() as session:
        session.get_one(Teacher, newcomers["Nele"]).email = huber
    assert invite(database, world.olga) == Invitations(invited=1, refused=("Neumann",))
    with pytest.raises(AddressTaken):
        invite_by_hand(database, world.olga, newcomers["Paul"], huber)
    assert accounts_at(database, huber) == [(huber, world.teachers["Huber"])]
    berta = give_password(database, world.berta.account_id)
    with database.transaction() as session:
        session.get_one(Account, world.berta.account_id).is_disabled = True
    with pytest.raises(AddressTaken):
        invite_by_hand(database, world.olga, newcomers["Paul"], berta)


def test_a_teacher_who_comes_back_under_another_short_name_takes_the_account_along(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    huber = give_password(database, world.huber.account_id)
    with database.transaction() as session:
        session.get_one(Teacher, world.teachers["Huber"]).is_active = False
        session.get_one(Teacher, newcomers["Nele"]).email = huber
    ask(database, world.olga, newcomers["Nele"], huber)
    answer(database, huber, accept_role)
    assert accounts_at(database, huber) == [(huber, newcomers["Nele"])]


def test_a_later_import_hands_no_account_to_another_mailbox(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    invite(database, world.olga, newcomers["Nele"])
    set_password(database, token_mailed_to(database, NELE))
    invite(database, world.olga, newcomers["Otto"])
    stranger = "stranger@example.org"
    rows = [
        {1: short, 2: surname, 29: first, 33: stranger}
        for short, surname, first in (("Nel", "Neumann", "Nele"), ("Ott", "Ohm", "Otto"))
    ]
    with database.transaction() as session:
        apply_knowingly(session, SYSTEM, [gpu("004", *rows)])
    invite(database, world.olga)
    invite(database, world.olga, newcomers["Otto"])  # once more, where the first one went
    with pytest.raises(AlreadyActive):
        invite(database, world.olga, newcomers["Nele"])
    run(request_reset(database, stranger))
    with database.reading() as session:
        assert mails_to(session, stranger) == []
        assert len(mails_to(session, OTTO)) == 2
    assert accounts_at(database, NELE, OTTO, stranger) == [
        (NELE, newcomers["Nele"]),
        (OTTO, newcomers["Otto"]),
    ]


def test_two_offices_that_invite_at_once_make_one_account_each(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    together = Barrier(2)

    def click(actor: Actor) -> int:
        together.wait()
        return invite(database, actor).invited

    with ThreadPoolExecutor(2) as offices:
        invited = list(offices.map(click, (world.olga, world.hanna)))
    assert sorted(invited) == [0, 2]
    assert [email for email, _ in accounts_at(database, NELE, OTTO)] == [NELE, OTTO]


def test_two_teachers_invited_at_once_at_one_address_do_not_share_an_account(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    together = Barrier(2)

    def click(teacher: str) -> str:
        together.wait()
        try:
            invite_by_hand(database, world.olga, newcomers[teacher], "school@example.org")
        except AddressTaken:
            return "taken"
        return "invited"

    with ThreadPoolExecutor(2) as offices:
        outcomes = list(offices.map(click, ("Nele", "Paul")))
    assert sorted(outcomes) == ["invited", "taken"]
    assert len(accounts_at(database, "school@example.org")) == 1


def test_a_link_used_while_the_address_is_put_right_opens_one_mailbox_only(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    wrong, right = "pual@example.org", "paul@example.org"
    invite_by_hand(database, world.olga, newcomers["Paul"], wrong)
    token = token_mailed_to(database, wrong)
    together = Barrier(2)

    def use_link() -> bool:
        together.wait()
        try:
            set_password(database, token, NEW_PASSWORD)
        except LinkInvalid:
            return False
        return True

    def put_right() -> bool:
        together.wait()
        try:
            invite_by_hand(database, world.olga, newcomers["Paul"], right)
        except AlreadyActive:
            return False
        return True

    with ThreadPoolExecutor(2) as people:
        used, corrected = people.submit(use_link), people.submit(put_right)
        assert used.result() != corrected.result()
    email = wrong if used.result() else right
    assert accounts_at(database, wrong, right) == [(email, newcomers["Paul"])]


@pytest.mark.parametrize("person", ["anna", "huber"])
def test_Z4_an_outsider_neither_sees_nor_invites_teachers(
    database: Database, world: World, newcomers: dict[str, int], person: str
) -> None:
    actor = getattr(world, person)
    with database.reading() as session, pytest.raises(NotAllowed):
        teacher_accounts(session, actor)
    with pytest.raises(NotAllowed):
        invite(database, actor, newcomers["Nele"])
    with pytest.raises(NotAllowed):
        invite(database, actor)
    with pytest.raises(NotAllowed):
        invite_by_hand(database, actor, newcomers["Nele"], NELE)
    assert accounts_at(database, NELE, OTTO) == []


def test_Z4_a_teacher_who_left_looks_like_one_who_is_missing(
    database: Database, world: World, newcomers: dict[str, int]
) -> None:
    with database.transaction() as session:
        session.get_one(Teacher, newcomers["Nele"]).is_active = False
    for teacher_id in (newcomers["Nele"], 999_999):
        with pytest.raises(NotFound):
            invite(database, world.olga, teacher_id)
        with pytest.raises(NotFound):
            invite_by_hand(database, world.olga, teacher_id, NELE)
    assert invite(database, world.olga).invited == 1
