"""What a school has decided about how its files are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

# Headings of messages that are never read, whatever the school allows (data-formats §9).
NEVER = ("abwesende lehr", "abwesende kräfte", "blockierte r", "tagestext an alle lehr")


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """``headings`` say what columns of monitor pages hold that have names of the school's own.

    ``messages`` are the headings of messages to all that may be read, ``columns`` the usual
    headings for those of the school's own lists; ``password`` opens an archive.
    """

    headings: Mapping[str, str] = field(default_factory=dict)
    messages: frozenset[str] = frozenset()
    columns: Mapping[str, str] = field(default_factory=dict)
    password: str = field(default="", repr=False)

    def allows(self, heading: str) -> bool:
        """Whether messages under this heading may be read."""
        plain = " ".join(heading.casefold().split())
        return plain in self.messages and not plain.startswith(NEVER)
