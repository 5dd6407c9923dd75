"""Accounts, guardianship, PINs, mail tokens, sign-in sessions and sign-ons by others."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Index, UniqueConstraint, false
from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime


class Account(SQLModel, table=True):
    """A person who can sign in. Parent is whoever has a :class:`Guardianship`."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint("deleted_at IS NULL OR is_disabled", name="deleted_is_disabled"),
    )

    id: int | None = Field(default=None, primary_key=True)
    email: str = Field(max_length=254, unique=True)  # lower case
    password_hash: str = Field(default="", max_length=200)
    name: str = Field(default="", max_length=200)
    language: str = Field(default="de", max_length=8)
    is_office: bool = False
    is_head: bool = False
    teacher_id: int | None = Field(default=None, foreign_key="teacher.id", unique=True)
    is_disabled: bool = False
    mail_unreachable: bool = False
    # Since when mails come back from an address that exists, e.g. a full mailbox.
    mail_failing_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    failed_logins: int = 0
    login_blocked_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    signed_in_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # the last time
    # Since when the person has no child at school and no work there; later it is deleted.
    ends_since: date | None = None
    # Since when signing in needs the app; and from when on work at school needs it to.
    factor_since: datetime | None = Field(default=None, sa_type=UtcDateTime)
    factor_due: date | None = None
    # The row stays for what the person did, e.g. an answer; nothing in it tells who it was.
    deleted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class VainSignIns(SQLModel, table=True):
    """How many failures were charged to no account: its address is unknown, or must wait."""

    __tablename__ = "vain_sign_ins"
    __table_args__ = (CheckConstraint("id = 1", name="only"),)

    id: int = Field(default=1, primary_key=True, sa_column_kwargs={"autoincrement": False})
    number: int = Field(default=0, sa_type=BigInteger)


class Guardianship(SQLModel, table=True):
    """This account is a guardian of this child: the root of all that parents may see."""

    __tablename__ = "guardianship"
    __table_args__ = (UniqueConstraint("account_id", "pupil_id"),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id")
    pupil_id: int = Field(foreign_key="pupil.id", index=True)
    since: datetime = Field(sa_type=UtcDateTime)


class EndedGuardianship(SQLModel, table=True):
    """The school has taken this account off this child: no PIN brings it back, only the office."""

    __tablename__ = "ended_guardianship"
    __table_args__ = (UniqueConstraint("account_id", "pupil_id"),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id")
    pupil_id: int = Field(foreign_key="pupil.id", index=True)
    since: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime = Field(sa_type=UtcDateTime)
    reason: str = Field(max_length=300)


class ActivationPin(SQLModel, table=True):
    """A PIN posted on paper: opens one child to one guardian, once (security A1–A5)."""

    __tablename__ = "activation_pin"
    __table_args__ = (CheckConstraint("failures >= 0", name="failures"),)

    id: int | None = Field(default=None, primary_key=True)
    selector: str = Field(max_length=6, unique=True)
    verifier_hash: str = Field(max_length=200)
    pupil_id: int = Field(foreign_key="pupil.id", index=True)
    issued_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    failures: int = 0
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class MailToken(SQLModel, table=True):
    """The secret in a mailed link (security A10): what whoever reads the mailbox may do with it.

    ``role`` is offered to an account there is; of a teacher's, ``teacher_id`` says which teacher.
    ``asked_by`` is who offered it and hears of a refusal.
    """

    __tablename__ = "mail_token"
    __table_args__ = (
        CheckConstraint("(purpose = 'role') = (role <> '')", name="role"),
        CheckConstraint("(role = 'teacher') = (teacher_id IS NOT NULL)", name="teacher"),
    )

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(max_length=64, unique=True)
    purpose: str = Field(max_length=20)  # activate | reset | role | email
    email: str = Field(max_length=254)
    account_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    pin_id: int | None = Field(default=None, foreign_key="activation_pin.id", index=True)
    role: str = Field(default="", max_length=20, sa_column_kwargs={"server_default": ""})
    teacher_id: int | None = Field(default=None, foreign_key="teacher.id", index=True)
    asked_by: int | None = Field(default=None, foreign_key="account.id")
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class LoginSession(SQLModel, table=True):
    """A signed-in browser. Only the SHA-256 of the cookie is stored (security S2)."""

    __tablename__ = "login_session"
    __table_args__ = (Index("ix_login_session_account", "account_id"),)

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(max_length=64, unique=True)
    account_id: int = Field(foreign_key="account.id")
    user_agent: str = Field(default="", max_length=200)
    created_at: datetime = Field(sa_type=UtcDateTime)
    last_seen_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    # When the password was typed last; None if it was not, e.g. after a sign-on by a provider.
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    revoked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    # The password was right, the code of the second factor is still to come: it opens nothing.
    awaits_code: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class Identity(SQLModel, table=True):
    """A person as a provider of sign-on knows them: ``subject`` is its name of the person, and
    only the two together say who it is (OpenID Connect Core 1.0, 2).
    """

    __tablename__ = "identity"
    __table_args__ = (
        UniqueConstraint("issuer", "subject"),
        UniqueConstraint("account_id", "issuer"),
    )

    id: int | None = Field(default=None, primary_key=True)
    issuer: str = Field(max_length=200)
    subject: str = Field(max_length=255)
    account_id: int = Field(foreign_key="account.id")
    linked_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)  # the last sign-on
