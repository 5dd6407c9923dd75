"""Who acts in the tests of who sees and changes what, and the words that prove a leak."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from sqlmodel import Session, select

from elternportal.auth.passwords import hash_password
from elternportal.models.access import Account
from elternportal.models.school import Pupil, SchoolClass
from tests.support.accounts import PASSWORD
from tests.support.world import World, add_pupil

T = TypeVar("T")

NOBODY = ""
PERSONS = (NOBODY, "anna", "berta", "huber", "roth", "olga", "hanna")


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
# The other guardian of the Amsels: an account from before names were asked for, called by its
# address, which is for nobody but the office.
NAMELESS = "eberhard.amselquist@canary.example"
# What each person must never read, whatever is called with whatever arguments.
HIDDEN_FROM = {
    NOBODY: (*AMSEL.canaries, *BIRKE.canaries, NAMELESS),
    "anna": (*BIRKE.canaries, NAMELESS),
    "berta": (*AMSEL.canaries, NAMELESS),
    "huber": (AMSEL.address, BIRKE.address, NAMELESS),
    "roth": (AMSEL.address, *BIRKE.canaries, NAMELESS),
    "olga": (),
    "hanna": (),
}


def of_families(amsel: T, birke: T) -> Iterator[tuple[tuple[str, str], T]]:
    """What is one family's is foreign to the other; office and head have one each for their own."""
    yield ("anna", "own"), amsel
    yield ("anna", "foreign"), birke
    yield ("berta", "own"), birke
    yield ("berta", "foreign"), amsel
    yield ("olga", "own"), amsel
    yield ("hanna", "own"), birke


def name_families(session: Session, world: World) -> None:
    """Give two families of the world their canaries, and everybody the same password."""
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
    nameless = session.get_one(Account, world.anton.account_id)
    nameless.name = nameless.email = NAMELESS
    other_class = SchoolClass(short_name="5c", grade="5")
    session.add(other_class)
    session.flush()
    world.classes["5c"] = other_class.id or 0
    add_pupil(session, world, "Emil", "5c")
    add_pupil(session, world, "Fritz", "9a")
