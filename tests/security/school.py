"""A small school on a running portal, for tests of who sees and changes what.

The world of tests/support/world.py with an open evening in a week, one that is not published yet,
and two families whose names, addresses and notes are canaries: found where they do not belong,
they prove a leak.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from sqlmodel import Session, col, select

from elternportal import clock, routes
from elternportal.auth.passwords import hash_password
from elternportal.auth.unsubscribe_links import Unsubscribe, unsubscribe_link
from elternportal.db import Database
from elternportal.domain.notifications import Event
from elternportal.domain.people import Actor
from elternportal.models.accounts import Account, LoginSession
from elternportal.models.audience import PupilGroup, PupilGroupMember
from elternportal.models.evening import Invitation, Slot
from elternportal.models.letters import LetterSlip
from elternportal.models.mail import MailState, OutboxMail
from elternportal.models.notifications import OfficeTask
from elternportal.models.school import Pupil, SchoolClass
from elternportal.services.audience import AudienceChoice
from elternportal.services.bookings import BookSlot, book
from tests.security.family_letters import FamilyLetters, add_family_letters
from tests.security.family_news import add_news, add_school_info
from tests.support.accounts import PASSWORD
from tests.support.evenings import add_evening
from tests.support.letters import add_letter
from tests.support.server import Portal, running_portal
from tests.support.socket_client import SocketClient
from tests.support.untis import gpu
from tests.support.world import World, add_pupil, make_world

NOBODY = ""
PERSONS = (NOBODY, "anna", "berta", "huber", "roth", "olga", "hanna")
MISSING = 987_654
NO_UPLOAD = "x" * 43
NO_SLIP = "Z" * 16
SLIP = "0123456789ABCDEF"


@dataclass(frozen=True)
class Family:
    """Who belongs to a family, and words that only this family (and its teachers) may read."""

    guardian: str
    address: str
    children: tuple[str, ...]
    note: str

    @property
    def canaries(self) -> tuple[str, ...]:
        return (self.guardian, self.address, *self.children, self.note)


AMSEL = Family(
    "Wendelgard Amselquist",
    "wendelgard.amselquist@canary.example",
    ("Adalgunde", "Benvenuto"),
    "Notiz-Amselquist",
)
BIRKE = Family(
    "Zwirbelina Birkenfloh",
    "zwirbelina.birkenfloh@canary.example",
    ("Carlotta-Quastine",),
    "Notiz-Birkenfloh",
)
AUTHORS = {"olga": "7b", "huber": "7b", "roth": "9a"}  # and the class they write to
ANOTHER_AUTHOR = {"huber": "olga", "roth": "huber"}
ANOTHER_CLASS = {"huber": "roth", "roth": "huber"}  # who writes to another class than one's own
# What each person must never read, whatever is called with whatever arguments.
HIDDEN_FROM = {
    NOBODY: (*AMSEL.canaries, *BIRKE.canaries),
    "anna": BIRKE.canaries,
    "berta": AMSEL.canaries,
    "huber": (AMSEL.address, BIRKE.address),
    "roth": (AMSEL.address, *BIRKE.canaries),
    "olga": (),
    "hanna": (),
}


@dataclass(frozen=True)
class Ids:
    """One of everything that handlers and routes take an id of."""

    evening: int = MISSING
    teacher: int = MISSING
    slot: int = MISSING
    taken_slot: int = MISSING
    blocked_slot: int = MISSING
    pupil: int = MISSING
    booking: int = MISSING
    session: int = MISSING
    mail: int = MISSING
    task: int = MISSING
    upload: str = NO_UPLOAD
    token: str = NO_UPLOAD
    draft: int = MISSING  # a letter that its author still writes
    sent: int = MISSING  # a letter of the same author that is out
    results: int = MISSING  # a letter whose results the person may see
    slip: str = NO_SLIP  # the code on a return slip
    group: int = MISSING
    to_confirm: int = MISSING  # letters to a family, one of each kind
    to_answer: int = MISSING
    answered: int = MISSING
    option: int = MISSING  # of the letter that waits for an answer
    other_option: int = MISSING  # of the one that is answered
    answered_at: str = "2026-01-01T00:00:00+00:00"
    notice: int = MISSING
    poll: int = MISSING
    poll_option: int = MISSING
    poll_draft: int = MISSING
    contact: int = MISSING
    info_text: int = MISSING


@dataclass
class School:
    """The school, its portal, and one session per person."""

    portal: Portal = field(init=False)
    world: World = field(init=False)
    evening: int = field(init=False)
    hidden_evening: int = field(init=False)
    ids: dict[tuple[str, str], Ids] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=lambda: {NOBODY: ""})

    def email(self, database: Database, person: str) -> str:
        with database.reading() as session:
            return session.get_one(Account, getattr(self.world, person).account_id).email

    def page(self, person: str, path: str, **options: Any) -> SocketClient:
        """An open page of a person, or of nobody."""
        return SocketClient(self.portal.url, path, self.cookies[person], **options)

    def get(self, person: str, path: str) -> httpx.Response:
        return httpx.get(f"{self.portal.url}{path}", headers={"Cookie": self.cookies[person]})

    def post(self, person: str, path: str, **body: object) -> httpx.Response:
        headers = {"Cookie": self.cookies[person], "Origin": self.portal.url}
        return httpx.post(f"{self.portal.url}{path}", headers=headers, **body)  # type: ignore[arg-type]

    def upload(self, person: str) -> str:
        """Office or head upload a file with a new subject; returns the upload's id."""
        rows = ({1: "M", 2: "Mathematik"}, {1: "E", 2: "Englisch"}, {1: "D", 2: "Deutsch"})
        file = gpu("006", *rows, {1: "Astro", 2: "Astronomie"})
        answer = self.post(person, routes.IMPORT_UPLOAD, files={"files": (file.name, file.content)})
        return answer.headers["location"].rpartition("=")[2]

    def named(self, person: str, kind: str) -> Ids:
        """The ids of a kind (own, foreign, missing) for a person."""
        return self.ids.get((person, kind), Ids())

    def with_uploads(self) -> None:
        """Office and head upload anew; each one's upload is foreign to the other."""
        uploads = {person: self.upload(person) for person in ("olga", "hanna")}
        for person, other in (("olga", "hanna"), ("hanna", "olga")):
            for kind, owner in (("own", person), ("foreign", other)):
                known = self.named(person, kind)
                self.ids[person, kind] = replace(known, upload=uploads[owner])


@contextmanager
def running_school(folder: Path) -> Iterator[School]:
    """A portal with the school in it, everybody signed in twice."""
    school: School | None = None

    def prepare(database: Database) -> None:
        nonlocal school
        with database.transaction() as session:
            school = make_school(session)

    with running_portal(folder, prepare) as portal:
        assert school is not None
        school.portal = portal
        _sign_in_everybody(school)
        yield school


def make_school(session: Session) -> School:
    """Fill an empty database; its portal is set by whoever starts one."""
    school = School()
    school.world = make_world(session)
    _name_canaries(session, school.world)
    _add_evenings(session, school)
    letters = _add_letters(session, school.world)
    families = [
        add_family_letters(session, school.world, getattr(school.world, person), child, family.note)
        for person, child, family in (("anna", "Ada", AMSEL), ("berta", "Carla", BIRKE))
    ]
    _name_ids(session, school)
    _name_letters(session, school, letters)
    _name_family_letters(school, families)
    _name_news(session, school)
    _name_tokens(school)
    return school


def _sign_in_everybody(school: School) -> None:
    """A session to work with, and a second one that can be ended; its id is foreign to the next."""
    with school.portal.database() as database:
        spare: dict[str, int] = {}
        for person in PERSONS[1:]:
            email = school.email(database, person)
            school.cookies[person] = school.portal.cookie_of(email)
            school.portal.cookie_of(email)
            with database.reading() as session:
                newest = select(LoginSession.id).order_by(col(LoginSession.id).desc())
                spare[person] = session.exec(newest).first() or 0
    for person, other in zip(PERSONS[1:], (*PERSONS[2:], PERSONS[1]), strict=True):
        for kind, owner in (("own", person), ("foreign", other)):
            school.ids[person, kind] = replace(school.named(person, kind), session=spare[owner])


def _name_canaries(session: Session, world: World) -> None:
    password_hash = hash_password(PASSWORD)
    for account in session.exec(select(Account)):
        account.password_hash = password_hash
    for actor, family, keys in (
        (world.anna, AMSEL, ("Ada", "Ben")),
        (world.berta, BIRKE, ("Carla",)),
    ):
        account = session.get_one(Account, actor.account_id)
        account.name, account.email = family.guardian, family.address
        for key, name in zip(keys, family.children, strict=True):
            session.get_one(Pupil, world.pupils[key]).first_name = name
    other_class = SchoolClass(short_name="5c", grade="5")
    session.add(other_class)
    session.flush()
    world.classes["5c"] = other_class.id or 0
    add_pupil(session, world, "Emil", "5c")
    add_pupil(session, world, "Fritz", "9a")


def _add_evenings(session: Session, school: School) -> None:
    starts_at = (clock.now() + timedelta(days=7)).replace(
        hour=16, minute=0, second=0, microsecond=0
    )
    times = {
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=1),
        "invited_from": starts_at - timedelta(days=20),
        "open_from": starts_at - timedelta(days=19),
        "closed_from": starts_at - timedelta(hours=1),
        "cancel_until": starts_at - timedelta(hours=1),
        "pause_slots": 0,
    }
    school.evening = add_evening(session, school.world, **times)
    school.hidden_evening = add_evening(
        session, school.world, **times, title="Geheimer Abend", is_published=False
    )
    session.flush()


def _add_letters(session: Session, world: World) -> dict[str, tuple[int, int]]:
    """One draft and one published letter of each author, by author."""
    letters = {}
    for number, (author, class_name) in enumerate(AUTHORS.items(), start=1):
        choice = AudienceChoice(class_ids=(world.classes[class_name],))
        draft, sent = (
            add_letter(
                session,
                getattr(world, author),
                choice,
                number=10 * number + is_published,
                title=f"Brief von {author}",
                is_published=bool(is_published),
            )
            for is_published in (0, 1)
        )
        letters[author] = (draft.id or 0, sent.id or 0)
    return letters


def _name_letters(session: Session, school: School, letters: dict[str, tuple[int, int]]) -> None:
    """Office and head may change every letter, so nobody's is foreign to them."""
    group = PupilGroup(name="Lotsen")
    session.add(group)
    session.flush()
    session.add(PupilGroupMember(group_id=group.id or 0, pupil_id=school.world.pupils["Dora"]))
    dora, printed = school.world.pupils["Dora"], letters["huber"][1]
    session.add(
        LetterSlip(letter_id=printed, pupil_id=dora, round=1, code=SLIP, printed_at=clock.now())
    )
    for person, kind in school.ids:
        owner = ANOTHER_AUTHOR.get(person, "olga") if kind == "foreign" else person
        draft, sent = letters.get(owner, letters["olga"])
        other = ANOTHER_CLASS.get(person) if kind == "foreign" else None
        results = letters[other][1] if other else sent
        known = school.ids[person, kind]
        school.ids[person, kind] = replace(
            known, draft=draft, sent=sent, results=results, group=group.id or 0, slip=SLIP
        )


def _name_family_letters(school: School, families: list[FamilyLetters]) -> None:
    """What is for one family is foreign to the other; nobody else has such letters."""
    amsel, birke = families
    for person, own, other in (("anna", amsel, birke), ("berta", birke, amsel)):
        for kind, letters in (("own", own), ("foreign", other)):
            known = school.ids[person, kind]
            school.ids[person, kind] = replace(known, **asdict(letters))


def _name_news(session: Session, school: School) -> None:
    """Families read their own notice and poll; office and head write all of them."""
    world = school.world
    amsel = add_news(session, world, "Ada", AMSEL.note)
    birke = add_news(session, world, "Carla", BIRKE.note)
    info = add_school_info(session, world.olga)
    for person, kind, news in (
        ("anna", "own", amsel),
        ("anna", "foreign", birke),
        ("berta", "own", birke),
        ("berta", "foreign", amsel),
        ("olga", "own", amsel),
        ("hanna", "own", birke),
    ):
        known = school.ids[person, kind]
        school.ids[person, kind] = replace(known, **news, **info)


def _name_ids(session: Session, school: School) -> None:
    world, evening, pupils = school.world, school.evening, school.world.pupils
    bookings = {
        child: _book(session, school, actor, child, teacher, number)
        for actor, child, teacher, number in (
            (world.anna, "Ada", "Huber", 0),
            (world.anna, "Ben", "Roth", 2),
            (world.berta, "Carla", "Huber", 2),
        )
    }
    for child, family in (("Ada", AMSEL), ("Carla", BIRKE)):
        session.add(
            Invitation(
                evening_id=evening,
                teacher_id=world.teachers["Huber"],
                pupil_id=world.pupils[child],
                note=family.note,
            )
        )
    for mail in session.exec(select(OutboxMail)):
        mail.state = MailState.UNDELIVERABLE
        mail.finished_at = clock.now()
    mail_id = session.exec(select(OutboxMail.id)).first() or 0
    task = OfficeTask(
        kind="mail-unreachable", account_id=world.anna.account_id, created_at=clock.now()
    )
    session.add(task)
    session.flush()
    slots = {name: _slots(session, evening, world.teachers[name]) for name in ("Huber", "Roth")}
    blocked = {name: slots[name][5] for name in slots}
    for slot_id in blocked.values():
        session.get_one(Slot, slot_id).block = "teacher"

    def of(teacher: str, child: str, booked: str) -> Ids:
        return Ids(
            evening,
            world.teachers[teacher],
            slots[teacher][4],
            slots[teacher][2],
            blocked[teacher],
            world.pupils[child],
            bookings[booked],
            mail=mail_id,
            task=task.id or 0,
        )

    hidden_slot = _slots(session, school.hidden_evening, world.teachers["Huber"])[0]
    hidden = replace(of("Huber", "Emil", "Ada"), evening=school.hidden_evening, slot=hidden_slot)
    school.ids = {
        ("anna", "own"): of("Huber", "Ada", "Ada"),
        ("anna", "foreign"): replace(
            hidden, pupil=world.pupils["Carla"], booking=bookings["Carla"]
        ),
        ("berta", "own"): of("Huber", "Carla", "Carla"),
        ("berta", "foreign"): replace(hidden, pupil=pupils["Ada"], booking=bookings["Ada"]),
        ("huber", "own"): of("Huber", "Dora", "Ada"),
        ("huber", "foreign"): of("Roth", "Emil", "Ben"),
        ("roth", "own"): of("Roth", "Fritz", "Ben"),
        ("roth", "foreign"): of("Huber", "Carla", "Carla"),
        ("olga", "own"): of("Huber", "Dora", "Carla"),
        ("hanna", "own"): of("Huber", "Dora", "Carla"),
        (NOBODY, "own"): of("Huber", "Ada", "Ada"),
    }


def _name_tokens(school: School) -> None:
    """Whoever has a mail has its token, so a foreign one is one that was made up."""
    for (person, kind), ids in school.ids.items():
        if kind == "own":
            actor = getattr(school.world, person or "anna")
            link = unsubscribe_link(Unsubscribe(actor.account_id, Event.BOARD))
            school.ids[person, kind] = replace(ids, token=link.rpartition("/")[2])


def _book(
    session: Session, school: School, actor: Actor, child: str, teacher: str, number: int
) -> int:
    slot_id = _slots(session, school.evening, school.world.teachers[teacher])[number]
    return book(session, actor, BookSlot(slot_id, school.world.pupils[child]))


def _slots(session: Session, evening_id: int, teacher_id: int) -> list[int]:
    statement = (
        select(Slot.id)
        .where(Slot.evening_id == evening_id, Slot.teacher_id == teacher_id)
        .order_by(col(Slot.starts_at))
    )
    return [slot_id or 0 for slot_id in session.exec(statement)]
