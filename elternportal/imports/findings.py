"""What is doubtful in an import, with file, line and reason."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from elternportal.i18n import t
from elternportal.imports.suggestions import NONE

MANY = 12  # so many rows with the same fault are one finding
SHOWN_NAMES = 8
EXAMPLE = "example-"
WHOLE_FILE = 0  # the line of a finding that concerns the file as such

LineRef = tuple[str, int]
"""A file name and a line; ``WHOLE_FILE`` stands for all lines."""


class Severity(StrEnum):
    """An error keeps its row out of the school; a warning only asks for a second look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubtful row (or file). ``args`` fill the placeholders of the sentence ``text_key``.

    How many there are of something is a number there: a sentence chooses its words by it.
    Where they name a ``kind``, the sentence may hold ``$kind`` (Klassen) and ``$one`` (Die Klasse).
    One finding stands for many rows of a file if it names their ``lines``.
    """

    file: str
    line: int
    severity: Severity
    text_key: str
    args: dict[str, str | int]
    lines: tuple[int, ...] = ()

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    @property
    def ref(self) -> LineRef:
        """What the office names to leave this row (or file) out."""
        return (self.file, self.line)

    @property
    def refs(self) -> frozenset[LineRef]:
        """All rows that this is about."""
        return frozenset((self.file, line) for line in self.lines or (self.line,))

    def sentence(self, language: str) -> str:
        """What is doubtful, in this language."""
        if example := self.text("example"):
            args = {
                name.removeprefix(EXAMPLE): value
                for name, value in self.args.items()
                if name.startswith(EXAMPLE)
            }
            single = Finding(self.file, self.line, self.severity, example, args)
            return t(
                self.text_key, language, **self._own(language), sentence=single.sentence(language)
            )
        return t(self.text_key, language, **self._own(language))

    def text(self, name: str) -> str:
        """An argument as text; empty if there is none of this name."""
        return str(self.args.get(name, ""))

    def _own(self, language: str) -> dict[str, str | int]:
        """What the sentence may hold."""
        names = {name: value for name, value in self.args.items() if not name.startswith(EXAMPLE)}
        if kind := self.text("kind"):
            names |= {
                "kind": t(f"import-kind-{kind}", language),
                "one": t(f"import-one-{kind}", language),
            }
        return names


def grouped(findings: Sequence[Finding], delivered: Collection[str]) -> tuple[Finding, ...]:
    """One finding for what many rows of a file have in common, instead of thousands.

    Unknown names of one kind are one finding that says how many names there are, and whether the
    file of that kind is missing among those ``delivered``; of all others the first row is the
    example.
    """
    alike: defaultdict[tuple[str, Severity, str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        about = (finding.file, finding.severity, finding.text_key, finding.text("kind"))
        alike[about].append(finding)
    return tuple(
        one
        for found in alike.values()
        for one in (found if len(found) < MANY else [_group(found, delivered)])
    )


def _group(found: Sequence[Finding], delivered: Collection[str]) -> Finding:
    first = found[0]
    kind = first.text("kind")
    names = list(dict.fromkeys(_name(one) for one in found if "name" in one.args))
    args = {
        "kind": kind,
        "source": first.text("source"),
        "is_missing": "no" if kind in delivered else "yes",
        "rows": len({one.line for one in found}),
        "count": len(names),
        "names": ", ".join(names[:SHOWN_NAMES]),
        "more": max(len(names) - SHOWN_NAMES, 0),
        "example": first.text_key,
        **{f"{EXAMPLE}{name}": value for name, value in first.args.items()},
    }
    key = "import-many-unknown" if first.text_key == "import-unknown" else "import-many-rows"
    lines = tuple(sorted({one.line for one in found}))
    return Finding(first.file, lines[0], first.severity, key, args, lines)


def _name(finding: Finding) -> str:
    """The name that a finding is about, with what was probably meant."""
    suggestion, name = finding.text("suggestion"), finding.text("name")
    return name if suggestion in ("", NONE) else f"{name} → {suggestion}?"


class Report:
    """Collects findings while files are read and compared; the same of a row is said once."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self.findings = list(findings)
        self._said: set[tuple[object, ...]] = set()

    def error(self, file: str, line: int, text_key: str, **args: object) -> None:
        self._add(file, line, Severity.ERROR, text_key, args)

    def warning(self, file: str, line: int, text_key: str, **args: object) -> None:
        self._add(file, line, Severity.WARNING, text_key, args)

    def in_order(self) -> tuple[Finding, ...]:
        """All findings by file and line, errors first within a line."""
        return tuple(
            sorted(self.findings, key=lambda f: (f.file, f.line, not f.is_error, f.text_key))
        )

    def _add(
        self, file: str, line: int, severity: Severity, text_key: str, args: dict[str, object]
    ) -> None:
        kept = {name: it if isinstance(it, int) else str(it) for name, it in args.items()}
        said = (file, line, severity, text_key, *kept.items())
        if said not in self._said:
            self._said.add(said)
            self.findings.append(Finding(file, line, severity, text_key, kept))
