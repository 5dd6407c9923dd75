"""What is doubtful in an import, with file, line and reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from elternportal.i18n import t

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

    Where they name a ``kind``, the sentence may hold ``$kind`` (Klassen) and ``$one`` (Die Klasse).
    """

    file: str
    line: int
    severity: Severity
    text_key: str
    args: dict[str, str]

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    @property
    def ref(self) -> LineRef:
        """What the office names to leave this row (or file) out."""
        return (self.file, self.line)

    def sentence(self, language: str) -> str:
        """What is doubtful, in this language."""
        names = {}
        if kind := self.args.get("kind"):
            names = {
                "kind": t(f"import-kind-{kind}", language),
                "one": t(f"import-one-{kind}", language),
            }
        return t(self.text_key, language, **self.args | names)


class Report:
    """Collects findings while files are read and compared."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self.findings = list(findings)

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
        texts = {name: str(value) for name, value in args.items()}
        self.findings.append(Finding(file, line, severity, text_key, texts))
