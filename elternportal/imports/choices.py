"""What a school has decided about how its files are read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

# Headings of messages that are never read, whatever the school allows (data-formats §9).
NEVER = ("abwesende lehr", "abwesende kräfte", "blockierte r", "tagestext an alle lehr")


@dataclass(frozen=True, slots=True)
class ListProfile:
    """How a school reads one of its lists: what each column holds, by its heading.

    ``kind`` is one of ``LIST_KINDS``; columns that are not named are not read.
    """

    name: str
    kind: str
    columns: Mapping[str, str]

    def fits(self, headings: Collection[str]) -> bool:
        """Whether a list has all the columns."""
        return bool(self.columns) and all(one in headings for one in self.columns)


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """``headings`` say what columns of monitor pages hold that have names of the school's own.

    ``messages`` are the headings of messages to all that may be read, ``columns`` the usual
    headings for those of the school's own lists; ``profiles`` say what stands where in others.
    ``password`` opens an archive.
    """

    headings: Mapping[str, str] = field(default_factory=dict)
    messages: frozenset[str] = frozenset()
    columns: Mapping[str, str] = field(default_factory=dict)
    profiles: tuple[ListProfile, ...] = ()
    password: str = field(default="", repr=False)

    def allows(self, heading: str) -> bool:
        """Whether messages under this heading may be read."""
        plain = " ".join(heading.casefold().split())
        return plain in self.messages and not plain.startswith(NEVER)

    def with_profiles(self, profiles: tuple[ListProfile, ...]) -> "ReadingChoices":
        """The same, with these profiles."""
        return replace(self, profiles=profiles)

    def profile_of(self, headings: Collection[str]) -> ListProfile | None:
        """The profile for a list with these headings; of several, that with the most columns."""
        fitting = [one for one in self.profiles if one.fits(headings)]
        return max(fitting, key=lambda one: (len(one.columns), one.name), default=None)
