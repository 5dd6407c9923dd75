"""What an import would do, as the office sees it before."""

from collections.abc import Mapping
from dataclasses import dataclass

from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year
from elternportal.imports.dated import Period
from elternportal.imports.findings import Finding, LineRef
from elternportal.imports.plan import DatedPlan, FieldChange, KindPlan
from elternportal.imports.school import Record
from elternportal.imports.store import Stored
from elternportal.services.school.who_leaves import HangingView


@dataclass(frozen=True, slots=True)
class ImportChangeView:
    """One record of the plan: its label and, if it changes, the fields that differ. ``hangs`` is
    what hangs on a person who leaves.

    The name of a field is the text ``import-field-<field>``, with ``-`` for ``_``.
    """

    label: str
    fields: tuple[FieldChange, ...] = ()
    hangs: tuple[HangingView, ...] = ()


@dataclass(frozen=True, slots=True)
class KindView:
    """All of one kind that the plan adds, changes and removes; its name is ``text_key``.

    Of a dated kind the plan concerns only the days that the file ``covers``.
    """

    text_key: str
    added: tuple[ImportChangeView, ...]
    changed: tuple[ImportChangeView, ...]
    removed: tuple[ImportChangeView, ...]
    covers: Period | None = None

    @property
    def kind(self) -> str:
        return self.text_key.removeprefix("import-kind-")

    @property
    def size(self) -> int:
        return len(self.added) + len(self.changed) + len(self.removed)

    def title(self, language: str) -> str:
        """The name of the kind, with the days if there are any."""
        name = t(self.text_key, language)
        if self.covers is None:
            return name
        first, last = (
            date_with_year(day, language) for day in (self.covers.first, self.covers.last)
        )
        return t("import-days-of-kind", language, kind=name, first=first, last=last)


@dataclass(frozen=True, slots=True)
class PlanView:
    """What an import would do. Files in ``ignored_files`` hold nothing that is imported.

    ``missing`` is how many go if they are so many that somebody has to type the number, else 0.
    """

    kinds: tuple[KindView, ...]
    findings: tuple[Finding, ...]
    ignored_files: tuple[str, ...]
    size: int
    missing: int = 0

    @property
    def is_empty(self) -> bool:
        """The school is already as the files say."""
        return self.size == 0

    @property
    def needs_password(self) -> bool:
        """An archive is not open yet."""
        return any(one.text_key == "import-archive-password" for one in self.findings)

    @property
    def error_refs(self) -> frozenset[LineRef]:
        """The rows and files that keep the plan from being applied until they are left out."""
        return frozenset(ref for one in self.findings if one.is_error for ref in one.refs)


def kind_view(
    plan: KindPlan, stored: Stored, hangs: Mapping[tuple[str, int], list[HangingView]]
) -> KindView:
    """What the plan does to one kind, with what hangs on those who leave."""

    def gone(record: Record) -> ImportChangeView:
        row_id = stored[plan.kind][record.identity].id
        return ImportChangeView(record.label, hangs=tuple(hangs.get((plan.kind, row_id), ())))

    return KindView(
        text_key=f"import-kind-{plan.kind}",
        added=tuple(ImportChangeView(record.label) for record in plan.added),
        changed=tuple(ImportChangeView(change.new.label, change.fields) for change in plan.changed),
        removed=tuple(map(gone, plan.removed)),
        covers=plan.covers if isinstance(plan, DatedPlan) else None,
    )
