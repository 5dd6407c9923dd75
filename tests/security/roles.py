"""Which of the people in families.py may do what by their role."""

from elternportal.domain.people import Actor, Role
from tests.security.families import NOBODY, PERSONS

PARENTS = ("anna", "berta")
ADMINISTRATION = ("olga", "hanna")
HEAD = ("hanna",)
STAFF = ("huber", "roth", *ADMINISTRATION)
SIGNED_IN = PERSONS[1:]
EVERYBODY = PERSONS
ROLES = {
    "anna": Role.PARENT,
    "berta": Role.PARENT,
    "huber": Role.TEACHER,
    "roth": Role.TEACHER,
    "olga": Role.OFFICE,
    "hanna": Role.HEAD,
}


def actor_of(person: str) -> Actor | None:
    """Somebody with this person's roles, for what is decided by roles alone."""
    return None if person == NOBODY else Actor(1, frozenset({ROLES[person]}), person)
