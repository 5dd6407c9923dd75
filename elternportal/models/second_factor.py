"""The second factor of an account: an app that shows codes (TOTP), and codes in its place."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from elternportal.models.base import UtcDateTime
from elternportal.sealing import SealedText


class TotpFactor(SQLModel, table=True):
    """The secret that an app shares with the portal. It counts once ``confirmed_at`` is set.

    ``last_step`` is the time step of the newest code that was used: each works once (RFC 6238,
    5.2).
    """

    __tablename__ = "totp_factor"

    account_id: int = Field(
        primary_key=True, foreign_key="account.id", sa_column_kwargs={"autoincrement": False}
    )
    secret: str = Field(sa_type=SealedText("totp_factor.secret"))
    created_at: datetime = Field(sa_type=UtcDateTime)
    confirmed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    last_step: int = Field(default=0, sa_type=BigInteger)


class RecoveryCode(SQLModel, table=True):
    """Opens the account once in place of the app. Only the hash of its 80 random bits is kept."""

    __tablename__ = "recovery_code"

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", index=True)
    code_hash: str = Field(max_length=64, unique=True)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
