"""What is doubtful in an import, in sentences: numbers choose the words."""

import pytest

from elternportal.imports.findings import MANY, SHOWN_NAMES, WHOLE_FILE, Report, grouped
from elternportal.imports.suggestions import NONE

FILE = "GPU002.TXT"


def told_of(names: list[str]) -> str:
    """What is said of as many rows, each of which holds one of these unknown names."""
    args = {"kind": "teacher", "source": "GPU004", "suggestion": NONE}
    report = Report()
    for line, name in enumerate(names, start=1):
        report.error(FILE, line, "import-unknown", name=name, **args)
    [finding] = grouped(report.findings, delivered=[])
    return finding.sentence("de")


def test_many_unknown_names_say_how_many_are_not_named() -> None:
    names = [f"Lehrkraft{number}" for number in range(MANY)]
    assert f"und {MANY - SHOWN_NAMES} weitere" in told_of(names)


def test_where_all_names_are_named_no_others_are_spoken_of() -> None:
    assert "(Hub)." in told_of(["Hub"] * MANY)


@pytest.mark.parametrize("what", ["kept", "away", "back", "corrected"])
def test_what_was_said_by_hand_speaks_of_others_only_if_there_are_some(what: str) -> None:
    def sentence(more: int) -> str:
        report = Report()
        report.warning(FILE, WHOLE_FILE, f"import-by-hand-{what}", names="Ada", more=more)
        return report.findings[0].sentence("de")

    assert "weitere" not in sentence(0)
    assert "und 2 weitere" in sentence(2)


def test_a_line_is_no_quantity() -> None:
    report = Report()
    report.error(FILE, 1500, "import-doubled", name="10a", first=str(1234))
    assert "Zeile 1234" in report.findings[0].sentence("de")
