"""Who acts: roles and the acting person."""

from dataclasses import dataclass
from enum import StrEnum

from elternportal.errors import NotAllowed, NotConfirmed


class Role(StrEnum):
    """What a person is at school. One person can hold several roles."""

    PARENT = "parent"
    TEACHER = "teacher"
    OFFICE = "office"
    HEAD = "head"


PARENTS = frozenset({Role.PARENT})
TEACHERS = frozenset({Role.TEACHER})
STAFF = frozenset({Role.TEACHER, Role.OFFICE, Role.HEAD})
ADMINISTRATION = frozenset({Role.OFFICE, Role.HEAD})


@dataclass(frozen=True, slots=True)
class Actor:
    """The person behind a request, as the session row and account say at this moment.

    ``has_confirmed`` says that the password was typed in this session a short time ago. Who
    ``lacks_factor`` works at school and has none of the roles of staff until a second factor is
    set up (security A8).
    """

    account_id: int
    roles: frozenset[Role]
    name: str = ""
    teacher_id: int | None = None
    language: str = "de"
    session_id: int | None = None
    has_confirmed: bool = False
    has_factor: bool = False
    lacks_factor: bool = False

    def has(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)

    @property
    def is_administration(self) -> bool:
        """Office and head see and change what concerns the whole school."""
        return not self.roles.isdisjoint(ADMINISTRATION)

    def require(self, *roles: Role) -> None:
        """Raise :class:`NotAllowed` unless the person holds one of ``roles``."""
        if not self.has(*roles):
            raise NotAllowed()

    def require_confirmed(self) -> None:
        """Raise :class:`NotConfirmed` unless the password was typed a short time ago."""
        if not self.has_confirmed:
            raise NotConfirmed()


SYSTEM = Actor(account_id=0, roles=ADMINISTRATION, has_confirmed=True)
"""The portal itself, on the command line: may do what office and head may, and has no account."""
