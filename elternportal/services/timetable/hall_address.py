"""The secret address of the display in the school's hall: made, made anew and taken back.

It is shown once, when it is made; only its hash is kept. It opens nothing but the display, and only
while the school has that switched on.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from elternportal import clock
from elternportal.auth.sessions import hash_token
from elternportal.domain.people import ADMINISTRATION, Actor
from elternportal.errors import NotAllowed, NotFound
from elternportal.models.timetable import HallDisplay
from elternportal.school_settings.snapshot import school_settings
from elternportal.services.audit import record
from elternportal.services.timetable.settings import HALL_DISPLAY, HALL_TEACHERS

TOKEN_BYTES = 32
USE_IS_NOTED_EVERY = timedelta(minutes=10)
_ONLY = 1


class DisplayEnded(NotFound):
    """The address was renewed or taken back, or never was one, or the display is switched off."""

    key = "hall-display-ended"


@dataclass(frozen=True, slots=True)
class HallAddressView:
    """How the display is set. ``created_at`` is None while there is no address."""

    is_on: bool
    names_teachers: bool
    created_at: datetime | None = None
    last_used_at: datetime | None = None


def read_hall_address(session: Session, actor: Actor) -> HallAddressView:
    """What the office knows of the address.

    Raises:
        NotAllowed: the actor is neither office nor head.
    """
    actor.require(*ADMINISTRATION)
    school, row = school_settings(session), session.get(HallDisplay, _ONLY)
    view = HallAddressView(school[HALL_DISPLAY], school[HALL_TEACHERS])
    if row is None:
        return view
    return HallAddressView(view.is_on, view.names_teachers, row.created_at, row.last_used_at)


def renew_hall_address(session: Session, actor: Actor) -> str:
    """Make an address; returns its secret, which is never told again. An earlier one is void.

    Raises:
        NotAllowed: the actor is neither office nor head, or the school has no display.
        NotConfirmed: the password was typed too long ago.
    """
    actor.require(*ADMINISTRATION)
    actor.require_confirmed()
    if not school_settings(session)[HALL_DISPLAY]:
        raise NotAllowed()
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.merge(
        HallDisplay(
            id=_ONLY, token_hash=hash_token(token), created_at=clock.now(), last_used_at=None
        )
    )
    record(session, actor.account_id, "hall-display-renewed", "hall_display", _ONLY)
    return token


def revoke_hall_address(session: Session, actor: Actor) -> None:
    """Let the address show nothing any more, at once.

    Raises:
        NotAllowed: the actor is neither office nor head.
        NotConfirmed: the password was typed too long ago.
        NotFound: there is no address.
    """
    actor.require(*ADMINISTRATION)
    actor.require_confirmed()
    row = session.get(HallDisplay, _ONLY, with_for_update=True)
    if row is None:
        raise NotFound()
    session.delete(row)
    record(session, actor.account_id, "hall-display-revoked", "hall_display", _ONLY)


def require_hall_token(session: Session, token: str) -> HallDisplay:
    """The display that has this secret.

    Raises:
        DisplayEnded: none has it, or the school has switched the display off.
    """
    row = session.get(HallDisplay, _ONLY)
    is_it = row is not None and secrets.compare_digest(row.token_hash, hash_token(token))
    if row is None or not is_it or not school_settings(session)[HALL_DISPLAY]:
        raise DisplayEnded()
    return row


def is_use_due(row: HallDisplay) -> bool:
    """Nobody has noted for a while that the display is shown."""
    last = row.last_used_at
    return last is None or last < clock.now() - USE_IS_NOTED_EVERY


def note_hall_use(session: Session, token: str) -> None:
    """Remember that a display shows the plan; nothing happens if it was taken back meanwhile."""
    row = session.get(HallDisplay, _ONLY, with_for_update=True)
    if row is not None and row.token_hash == hash_token(token):
        row.last_used_at = clock.now()
        session.add(row)
