"""Accounts of the demo school: the fixed logins, and most other families registered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, select

from elternportal import clock
from elternportal.auth.passwords import hash_password
from elternportal.demo.fiction import DemoFamily, FictionalSchool
from elternportal.demo.logins import (
    CLASS_TEACHER,
    DEMO_PASSWORD,
    FAMILY_1_FIRST,
    FAMILY_1_SECOND,
    FAMILY_2,
    HEAD,
    OFFICE,
    SUBJECT_TEACHER,
    TEACHER_AND_PARENT,
    family_email,
)
from elternportal.domain.people import Actor, Role
from elternportal.models.access import Account
from elternportal.models.base import id_of
from elternportal.models.school import Pupil, Teacher
from elternportal.services.school import write_guardian

EVERY_NTH_UNREGISTERED = 9  # the office has PIN letters left to print
EVERY_NTH_NEVER_SIGNED_IN = 23
HOURS_BETWEEN_SIGN_INS, WEEKS_OF_HOURS = 5, 6 * 7 * 24


@dataclass(frozen=True, slots=True)
class DemoPeople:
    """Who acts in the demo: office and head, and guardians with one of their children."""

    office: Actor
    head: Actor
    parents: tuple[tuple[Actor, int], ...]


def create_accounts(session: Session, school: FictionalSchool) -> DemoPeople:
    """Create all accounts of the demo; all of them have :data:`DEMO_PASSWORD`."""
    return _Accounts(session, school).create()


class _Accounts:
    def __init__(self, session: Session, school: FictionalSchool) -> None:
        self._session, self._school = session, school
        self._password_hash = hash_password(DEMO_PASSWORD)  # one hash for all: hashing is slow
        self._now = clock.now()
        self._accounts = 0
        self._pupils = {pupil.key: id_of(pupil) for pupil in session.exec(select(Pupil))}
        self._teachers = {teacher.short_name: teacher for teacher in session.exec(select(Teacher))}

    def create(self) -> DemoPeople:
        families = list(self._school.families)
        family_1 = _take(families, lambda f: len(f.guardians) == 2 and len(f.children) == 2)
        family_2 = _take(families, lambda f: len(f.guardians) == 1 and len(f.children) == 2)
        teachers_family = _take(families, lambda f: len(f.children) == 1)
        self._guardians(family_1, [FAMILY_1_FIRST.email, FAMILY_1_SECOND.email])
        self._guardians(family_2, [FAMILY_2.email])
        self._create_teachers(family_1, teachers_family)
        office = self._add(OFFICE.email, "Olga Ordner", is_office=True)
        head = self._add(HEAD.email, "Dr. Helene Haupt", is_head=True)
        parents = [
            (self._guardians(family, _emails(number, family)), self._child_of(family))
            for number, family in enumerate(families, start=1)
            if number % EVERY_NTH_UNREGISTERED
        ]
        self._session.flush()
        return DemoPeople(
            office=Actor(id_of(office), frozenset({Role.OFFICE}), office.name),
            head=Actor(id_of(head), frozenset({Role.HEAD}), head.name),
            parents=tuple(
                (Actor(id_of(account), frozenset({Role.PARENT}), account.name), pupil_id)
                for account, pupil_id in parents
            ),
        )

    def _create_teachers(self, family_1: DemoFamily, own_family: DemoFamily) -> None:
        """Class and subject teacher of a child of family 1, and one with a child of their own."""
        class_name, own_class = family_1.children[0].class_name, own_family.children[0].class_name
        class_teachers = self._school.class_teachers
        teaching = {
            name: {lesson.teacher for lesson in self._school.lessons if name in lesson.class_names}
            for name in (class_name, own_class)
        }
        subject_teacher = min(teaching[class_name] - set(class_teachers.values()))
        parent = min(self._teachers.keys() - teaching[class_name] - teaching[own_class])
        self._teacher(CLASS_TEACHER.email, class_teachers[class_name])
        self._teacher(SUBJECT_TEACHER.email, subject_teacher)
        account = self._teacher(TEACHER_AND_PARENT.email, parent)
        self._link(account, own_family)

    def _guardians(self, family: DemoFamily, emails: list[str]) -> Account:
        """Register the guardians of a family; returns the first one's account."""
        accounts = [
            self._add(email, f"{first_name} {family.surname}")
            for email, first_name in zip(emails, family.guardians, strict=True)
        ]
        for account in accounts:
            self._link(account, family)
        return accounts[0]

    def _link(self, account: Account, family: DemoFamily) -> None:
        self._session.flush()
        for child in family.children:
            write_guardian(self._session, id_of(account), self._pupils[child.key])

    def _teacher(self, email: str, short_name: str) -> Account:
        teacher = self._teachers[short_name]
        return self._add(email, f"{teacher.first_name} {teacher.surname}", teacher_id=teacher.id)

    def _add(
        self,
        email: str,
        name: str,
        *,
        teacher_id: int | None = None,
        is_office: bool = False,
        is_head: bool = False,
    ) -> Account:
        account = Account(
            email=email,
            name=name,
            password_hash=self._password_hash,
            teacher_id=teacher_id,
            is_office=is_office,
            is_head=is_head,
            created_at=self._now,
            signed_in_at=self._last_sign_in(),
        )
        self._session.add(account)
        return account

    def _last_sign_in(self) -> datetime | None:
        """Somewhere in the last weeks; a few have set a password and never come again."""
        self._accounts += 1
        if not self._accounts % EVERY_NTH_NEVER_SIGNED_IN:
            return None
        return self._now - timedelta(hours=self._accounts * HOURS_BETWEEN_SIGN_INS % WEEKS_OF_HOURS)

    def _child_of(self, family: DemoFamily) -> int:
        return self._pupils[family.children[0].key]


def _take(families: list[DemoFamily], fits: Callable[[DemoFamily], bool]) -> DemoFamily:
    """Take the first fitting family out of the list."""
    family = next(filter(fits, families))
    families.remove(family)
    return family


def _emails(number: int, family: DemoFamily) -> list[str]:
    return [family_email(number, guardian) for guardian in range(len(family.guardians))]
