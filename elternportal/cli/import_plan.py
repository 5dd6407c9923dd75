"""How the terminal shows what an import would do: numbers, names, and what is doubtful."""

import shlex
from collections.abc import Collection, Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from elternportal.cli.console import console, say, text
from elternportal.imports.findings import WHOLE_FILE, Finding, LineRef
from elternportal.imports.plan import FieldChange
from elternportal.services.school.plan_view import ImportChangeView, KindView, PlanView
from elternportal.settings import default_language

SHOWN_NAMES = 10  # of a kind that is added, changed or removed
SHOWN_FINDINGS = 200


def print_plan(plan: PlanView) -> None:
    """Print all of a plan; a long list of names or findings ends in a number."""
    _print_sums(plan)
    for kind in plan.kinds:
        _print_names(kind)
    if plan.ignored_files:
        say("cli-import-ignored", files=", ".join(plan.ignored_files))
    _print_findings(plan.findings)


def print_way_out(folder: Path, rows_out: Collection[LineRef], plan: PlanView) -> None:
    """Print the command that leaves out the rows with errors as well.

    Not if they are so many that they were not all shown: then the files are wrong.
    """
    if len(plan.error_refs) > SHOWN_FINDINGS:
        return
    say("cli-import-leave-out")
    options = [
        part
        for file, line in sorted({*rows_out, *plan.error_refs})
        for part in ("--leave-out", f"{file}:{line}")
    ]
    command = shlex.join(["elternportal", "import", "untis", str(folder), *options])
    console.print(command, markup=False, soft_wrap=True)  # one line, to be copied


def _print_sums(plan: PlanView) -> None:
    table = Table(title=text("cli-import-plan"), title_justify="left")
    table.add_column("")
    for what in ("added", "changed", "removed"):
        table.add_column(text(f"cli-import-{what}"), justify="right")
    for kind in plan.kinds:
        numbers = (len(rows) for rows in (kind.added, kind.changed, kind.removed))
        table.add_row(kind.title(default_language()), *(str(number) for number in numbers))
    console.print(table)


def _print_names(kind: KindView) -> None:
    """What goes away stands first, so that no long list hides it."""
    tree = Tree(kind.title(default_language()))
    for what, changes in (
        ("removed", kind.removed),
        ("changed", kind.changed),
        ("added", kind.added),
    ):
        if changes:
            branch = tree.add(text(f"cli-import-{what}"))
            for change in changes[:SHOWN_NAMES]:
                branch.add(Text(_change_text(change)))
            if len(changes) > SHOWN_NAMES:
                branch.add(text("cli-import-more-names", count=len(changes) - SHOWN_NAMES))
    if tree.children:
        console.print(tree)


def _change_text(change: ImportChangeView) -> str:
    hangs = (text(f"import-hangs-{one.what}", count=one.count) for one in change.hangs)
    fields = "; ".join([*map(_field_text, change.fields), *hangs])
    return f"{change.label} – {fields}" if fields else change.label


def _field_text(change: FieldChange) -> str:
    name = text(f"import-field-{change.field.replace('_', '-')}")
    empty = text("office-import-empty-value")
    return f"{name}: {change.old or empty} → {change.new or empty}"


def _print_findings(findings: Sequence[Finding]) -> None:
    for finding in findings[:SHOWN_FINDINGS]:
        kind = text("cli-import-error" if finding.is_error else "cli-import-warning")
        reason = finding.sentence(default_language())
        console.print(f"{kind} {_place(finding)} {reason}", markup=False, soft_wrap=True)
    if len(findings) > SHOWN_FINDINGS:
        say("cli-import-more", count=len(findings) - SHOWN_FINDINGS)


def _place(finding: Finding) -> str:
    return finding.file if finding.line == WHOLE_FILE else f"{finding.file}:{finding.line}"
