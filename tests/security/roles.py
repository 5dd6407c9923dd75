"""Which of the people in families.py may do what by their role."""

from tests.security.families import PERSONS

PARENTS = ("anna", "berta")
ADMINISTRATION = ("olga", "hanna")
HEAD = ("hanna",)
STAFF = ("huber", "roth", *ADMINISTRATION)
SIGNED_IN = PERSONS[1:]
EVERYBODY = PERSONS
