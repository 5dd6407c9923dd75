"""A second factor beside the password (security A8, A5)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from elternportal import clock
from elternportal.auth import totp
from elternportal.auth.factor_settings import STAFF_NEED_FACTOR
from elternportal.auth.sessions import find_actor, find_waiting
from elternportal.db import Database
from elternportal.domain.login_delay import FREE_FAILURES, delay_after
from elternportal.domain.people import Actor, Role
from elternportal.errors import NotConfirmed, PortalError
from elternportal.models.access import Account, Guardianship
from elternportal.models.mail import OutboxMail
from elternportal.models.second_factor import RecoveryCode, TotpFactor
from elternportal.services.access.account_scope import OnAccount, OwnAccount
from elternportal.services.access.code_sign_in import SignInOver, TypedCode, sign_in_by_code
from elternportal.services.access.login import SignIn, sign_in
from elternportal.services.access.lost_factor import take_off_factor
from elternportal.services.access.second_factor import (
    CodeWrong,
    FactorAlreadyOn,
    begin_factor,
    confirm_factor,
    my_factor,
    remove_factor,
    renew_recovery_codes,
)
from elternportal.services.access.step_up import confirm_password
from tests.conftest import NOON
from tests.support.accounts import PASSWORD, give_password, run
from tests.support.school_settings import decide
from tests.support.world import World

pytestmark = pytest.mark.usefixtures("cheap_passwords", "stopped_clock")

STEP = timedelta(seconds=30)


def code_at(secret: str, at: datetime) -> str:
    return TOTP(totp._bytes(secret), 6, SHA1(), 30).generate(int(at.timestamp())).decode()


@given(st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)), st.integers(-4, 4))
def test_a_code_is_good_in_its_own_half_minute_and_one_before_and_after(
    naive: datetime, steps: int
) -> None:
    at = naive.replace(tzinfo=NOON.tzinfo)
    secret = totp.new_secret()
    step = totp.matching_step(secret, code_at(secret, at + steps * STEP), at)
    expected = int(at.timestamp()) // 30 + steps
    assert step == expected if abs(steps) <= 1 else step != expected


def set_up(database: Database, actor: Actor) -> tuple[str, tuple[str, ...]]:
    """The secret that the app has now, and the recovery codes. The app's code of NOON is spent."""
    with database.transaction() as session:
        secret = begin_factor(session, replace(actor, has_confirmed=True)).secret
        confirmed = replace(actor, has_confirmed=True)
        codes = confirm_factor(session, confirmed, code_at(secret, NOON))
    return secret, codes


def by_password(database: Database, actor: Actor) -> str:
    with database.reading() as session:
        email = session.get_one(Account, actor.account_id).email
    return run(sign_in(database, SignIn(email, PASSWORD)))


def types(database: Database, waiting: str, code: str) -> str | type[PortalError]:
    try:
        return run(sign_in_by_code(database, TypedCode(waiting, code)))
    except PortalError as error:
        return type(error)


def found(database: Database, token: str | type[PortalError]) -> Actor | None:
    assert isinstance(token, str)
    with database.reading() as session:
        actor = find_actor(session, token)
    return actor.actor if actor else None


def test_A8_the_password_alone_opens_nothing_and_each_code_works_once(
    database: Database, world: World
) -> None:
    give_password(database, world.anna.account_id)
    secret, recovery = set_up(database, world.anna)
    with clock.at(NOON + 2 * STEP):
        waiting = by_password(database, world.anna)
        assert found(database, waiting) is None
        fresh = code_at(secret, clock.now())
        token = types(database, waiting, f"{fresh[:3]} {fresh[3:]}")
        actor = found(database, token)
        assert actor
        assert (actor.account_id, actor.has_confirmed) == (world.anna.account_id, True)
        assert types(database, waiting, code_at(secret, clock.now() + STEP)) is SignInOver
        waiting = by_password(database, world.anna)
        for spent in (fresh, code_at(secret, NOON), "000000", ""):
            with database.transaction() as session:  # the wait is another test's subject
                session.get_one(Account, world.anna.account_id).login_blocked_until = None
            assert types(database, waiting, spent) is CodeWrong
        with database.transaction() as session:
            session.get_one(Account, world.anna.account_id).login_blocked_until = None
        assert found(database, types(database, waiting, recovery[0].lower()))
        waiting = by_password(database, world.anna)
        assert types(database, waiting, recovery[0]) is CodeWrong
        assert found(database, types(database, waiting, recovery[1]))
    with database.reading() as session:
        (factor,) = session.exec(select(TotpFactor)).all()
        stored = {code.code_hash for code in session.exec(select(RecoveryCode))}
        raw = session.connection().exec_driver_sql("SELECT secret FROM totp_factor").scalar()
        assert my_factor(session, world.anna).codes_left == 8
    assert factor.secret == secret
    assert secret.encode() not in bytes(raw)
    assert not stored & {code.replace("-", "") for code in recovery}


def test_A8_a_session_that_waits_ends_after_ten_minutes(database: Database, world: World) -> None:
    give_password(database, world.anna.account_id)
    secret, _ = set_up(database, world.anna)
    waiting = by_password(database, world.anna)
    with clock.at(NOON + timedelta(minutes=10)), database.reading() as session:
        assert find_waiting(session, waiting) is None
    with clock.at(NOON + timedelta(minutes=10)):
        assert types(database, waiting, code_at(secret, clock.now())) is SignInOver


def test_A5_wrong_codes_wait_longer_each_time_and_the_right_password_gives_no_new_attempts(
    database: Database, world: World
) -> None:
    give_password(database, world.anna.account_id)
    secret, _ = set_up(database, world.anna)
    now = NOON + timedelta(hours=1)
    for failures in range(1, 15):
        with clock.at(now):
            waiting = by_password(database, world.anna)
            assert types(database, waiting, "000000") is CodeWrong
            if failures > FREE_FAILURES:  # right, but too early
                assert types(database, waiting, code_at(secret, now)) is CodeWrong
        now += delay_after(failures)
    assert delay_after(14) > timedelta(minutes=30)
    with clock.at(now + timedelta(seconds=1)):
        waiting = by_password(database, world.anna)
        assert found(database, types(database, waiting, code_at(secret, clock.now())))
    with database.reading() as session:
        assert session.get_one(Account, world.anna.account_id).failed_logins == 0


def staff_need_one(database: Database, decided: bool) -> None:
    with database.transaction() as session:
        decide(session, STAFF_NEED_FACTOR, decided)


def test_A8_staff_without_a_second_factor_have_no_role_of_staff_once_their_time_is_over(
    database: Database, world: World
) -> None:
    staff_need_one(database, True)
    give_password(database, world.huber.account_id)
    with database.transaction() as session:
        session.add(
            Guardianship(
                account_id=world.huber.account_id, pupil_id=world.pupils["Dora"], since=NOON
            )
        )
    for days, roles in (
        (0, {Role.TEACHER, Role.PARENT}),
        (13, {Role.TEACHER, Role.PARENT}),
        (14, {Role.PARENT}),
    ):
        with clock.at(NOON + timedelta(days=days)):
            actor = found(database, by_password(database, world.huber))
        assert actor
        assert actor.roles == roles
        assert actor.lacks_factor == (actor.teacher_id is None) == (days == 14)
    with clock.at(NOON + timedelta(days=14)):
        token = by_password(database, world.huber)
        staff_need_one(database, False)
        assert Role.TEACHER in found(database, token).roles  # type: ignore[union-attr]
        staff_need_one(database, True)
        with database.transaction() as session:
            session.get_one(Account, world.huber.account_id).factor_since = clock.now()
        assert Role.TEACHER in found(database, token).roles  # type: ignore[union-attr]


def test_S4_before_weighty_steps_the_code_is_asked_for_beside_the_password(
    database: Database, world: World
) -> None:
    give_password(database, world.anna.account_id)
    secret, _ = set_up(database, world.anna)
    with clock.at(NOON + 2 * STEP):
        with pytest.raises(CodeWrong):
            run(confirm_password(database, world.anna, PASSWORD))
        run(confirm_password(database, world.anna, PASSWORD, code_at(secret, clock.now())))


def test_setting_up_renewing_and_taking_off_need_the_password_and_tell_the_person(
    database: Database, world: World
) -> None:
    away, at_desk = replace(world.anna, has_confirmed=False), world.anna
    with database.transaction() as session:
        for refused in (begin_factor, renew_recovery_codes, remove_factor):
            with pytest.raises(NotConfirmed):
                refused(session, away)
        with pytest.raises(CodeWrong):
            confirm_factor(session, at_desk, "123456")
    _, before = set_up(database, world.anna)
    with database.transaction() as session:
        with pytest.raises(FactorAlreadyOn):
            begin_factor(session, at_desk)
        assert not set(renew_recovery_codes(session, at_desk)) & set(before)
        remove_factor(session, at_desk)
        assert my_factor(session, at_desk).since is None
        assert not session.exec(select(RecoveryCode)).all()
    with database.reading() as session:
        told = session.exec(select(OutboxMail.template).order_by(OutboxMail.id)).all()  # type: ignore[arg-type]
    assert told == ["account-factor-on", "account-factor-off"]


def test_the_school_takes_off_a_lost_factor_but_nobody_their_own_that_way(
    database: Database, world: World
) -> None:
    set_up(database, world.olga)
    hanna = world.hanna
    olga = replace(world.olga, has_confirmed=True)
    command = OnAccount(world.olga.account_id, "phone is lost")
    with database.transaction() as session:
        with pytest.raises(OwnAccount):
            take_off_factor(session, olga, command)
        with pytest.raises(NotConfirmed):
            take_off_factor(session, replace(hanna, has_confirmed=False), command)
        take_off_factor(session, hanna, command)
        assert my_factor(session, olga).since is None
