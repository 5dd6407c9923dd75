"""What the import page shows: a plan and its doubtful rows, as strings in the page's language.

A first import has thousands of lines. The page lists so many of a kind and counts the rest.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from elternportal.i18n import t
from elternportal.i18n.dates import day_and_time
from elternportal.imports.adoption import APART, SAME
from elternportal.imports.findings import WHOLE_FILE, Finding, LineRef
from elternportal.imports.plan import FieldChange
from elternportal.services.school.plan_view import ImportChangeView, KindView, PlanView
from elternportal.services.school.school_import import LastImportView

SHOWN_LINES = 200


@dataclass
class ImportChangeLine:
    """One record; ``what`` is ``added``, ``changed`` or ``removed``."""

    what: str
    label: str
    details: str


@dataclass
class ImportKindLine:
    """All of one kind. ``more`` says how many lines are not listed; empty when all are."""

    name: str
    added: int
    changed: int
    removed: int
    lines: list[ImportChangeLine]
    more: str


@dataclass
class DoubtfulLine:
    """A row (or file) with all that is doubtful about it; ``place`` names it in a sentence."""

    file: str
    line: int
    where: str
    place: str
    reasons: list[str]
    is_left_out: bool = False


@dataclass
class NamesakeLine:
    """A row about somebody called like a person who was entered by hand."""

    file: str
    line: int
    sentence: str
    is_apart: bool  # somebody has said that they are two


@dataclass
class DoubtfulRowsLine:
    """The rows that are listed, and how many are not."""

    rows: list[DoubtfulLine] = field(default_factory=list)
    more: str = ""


@dataclass(frozen=True)
class ImportSumsLine:
    """How many records a plan or an import adds, changes and removes."""

    added: int = 0
    changed: int = 0
    removed: int = 0


def kind_lines(plan: PlanView, language: str) -> list[ImportKindLine]:
    """The kinds of a plan; what goes away stands first, so that no long list hides it."""
    return [_kind_lines(kind, language) for kind in plan.kinds]


def plan_sums(plan: PlanView) -> ImportSumsLine:
    return ImportSumsLine(
        sum(len(kind.added) for kind in plan.kinds),
        sum(len(kind.changed) for kind in plan.kinds),
        sum(len(kind.removed) for kind in plan.kinds),
    )


def run_sums(counts: Mapping[str, int]) -> ImportSumsLine:
    """The counts of an applied import, e.g. ``{"pupil_added": 850}``, over all kinds."""
    return ImportSumsLine(
        *(
            sum(count for name, count in counts.items() if name.endswith(f"_{what}"))
            for what in ("added", "changed", "removed")
        )
    )


def left_text(counts: Mapping[str, int], language: str) -> str:
    """What became of the appointments of those who left; empty if there were none."""
    bookings = counts.get("booking_cancelled", 0)
    if not bookings:
        return ""
    mailed, calls = counts.get("guardian_mailed", 0), counts.get("family_to_call", 0)
    return " " + t("office-import-left", language, bookings=bookings, mailed=mailed, calls=calls)


def last_import_text(last: LastImportView | None, language: str) -> str:
    """When the school was last imported, and what that changed; empty before the first import."""
    if last is None:
        return ""
    sums = run_sums(last.counts)
    when = day_and_time(last.applied_at, language)
    return t("office-import-last", language, when=when, **vars(sums))


def error_rows(
    findings: Iterable[Finding],
    refs: Collection[LineRef],
    left_out: Collection[LineRef],
    language: str,
) -> DoubtfulRowsLine:
    """The rows of ``refs``, which have errors, with all findings about them."""
    return _rows((f for f in findings if f.ref in refs), left_out, language)


def warning_rows(
    findings: Iterable[Finding], refs: Collection[LineRef], language: str
) -> DoubtfulRowsLine:
    """The rows that have warnings only; ``refs`` are those with errors."""
    others = (f for f in findings if f.ref not in refs and f.text_key not in (SAME, APART))
    return _rows(others, (), language)


def namesake_lines(findings: Iterable[Finding], language: str) -> list[NamesakeLine]:
    """The rows about which somebody may say whether it is the same person."""
    return [
        NamesakeLine(one.file, one.line, one.sentence(language), one.text_key == APART)
        for one in findings
        if one.text_key in (SAME, APART)
    ]


def _kind_lines(kind: KindView, language: str) -> ImportKindLine:
    parts = (("removed", kind.removed), ("changed", kind.changed), ("added", kind.added))
    changes = [(what, change) for what, part in parts for change in part]
    return ImportKindLine(
        name=kind.title(language),
        added=len(kind.added),
        changed=len(kind.changed),
        removed=len(kind.removed),
        lines=[_change_line(what, change, language) for what, change in changes[:SHOWN_LINES]],
        more=_more(len(changes), language),
    )


def _change_line(what: str, change: ImportChangeView, language: str) -> ImportChangeLine:
    details = "; ".join(
        [
            *(_field_text(field_change, language) for field_change in change.fields),
            *(t(f"import-hangs-{one.what}", language, count=one.count) for one in change.hangs),
        ]
    )
    return ImportChangeLine(what, change.label, details)


def _field_text(change: FieldChange, language: str) -> str:
    name = t(f"import-field-{change.field.replace('_', '-')}", language)
    empty = t("office-import-empty-value", language)
    return f"{name}: {change.old or empty} → {change.new or empty}"


def _rows(
    findings: Iterable[Finding], left_out: Collection[LineRef], language: str
) -> DoubtfulRowsLine:
    reasons: dict[LineRef, list[str]] = {}
    for finding in findings:
        reasons.setdefault(finding.ref, []).append(finding.sentence(language))
    rows = [
        _row(ref, sentences, ref in left_out, language)
        for ref, sentences in list(reasons.items())[:SHOWN_LINES]
    ]
    return DoubtfulRowsLine(rows, _more(len(reasons), language))


def _row(ref: LineRef, reasons: list[str], is_left_out: bool, language: str) -> DoubtfulLine:
    file, line = ref
    where = (
        t("office-import-whole-file", language)
        if line == WHOLE_FILE
        else t("office-import-line", language, line=str(line))
    )
    return DoubtfulLine(file, line, where, f"{file}, {where}", reasons, is_left_out)


def _more(count: int, language: str) -> str:
    rest = count - SHOWN_LINES
    return t("office-import-more", language, count=rest) if rest > 0 else ""
