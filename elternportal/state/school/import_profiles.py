"""Spalten zuordnen: what the columns of the school's own lists hold, saved under a name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.event import EventSpec

from elternportal import routes
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.imports.list_kinds import LIST_KINDS, list_kind
from elternportal.imports.list_words import is_never_read
from elternportal.services.school.list_profiles import (
    ProfileDraft,
    ProfileRow,
    ProposalView,
    SaveProfile,
    column_label,
    delete_profile,
    list_profiles,
    propose,
    save_profile,
    suggest,
)
from elternportal.services.school.uploaded_files import read_upload
from elternportal.state.base import PortalState
from elternportal.state.editing import EditorPageState, SavedForm, SharedFormState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

LABELS = "import-profiles-field"  # begins the keys of the form's labels
COLUMN = "column-"  # begins the names of the fields for columns, before their number
LONGEST_NAME = 60


@dataclass
class ImportProfileLine:
    """A saved mapping in the list."""

    id: int
    name: str
    about: str
    columns: str


@dataclass
class ListColumnLine:
    """A column of the list that is open; ``key`` changes with what its field begins with."""

    key: str
    field_name: str
    heading: str
    samples: str
    field: str
    is_never_read: bool


@dataclass
class ListFieldLine:
    """What a column may hold."""

    value: str
    label: str


@opens_for(*ADMINISTRATION)
class ImportProfilesPageState(SharedFormState, EditorPageState, PortalState):
    """The saved mappings, or the form of one: of a list that was uploaded, it shows some cells."""

    profiles: rx.Field[list[ImportProfileLine]] = rx.field(default_factory=list)
    columns: rx.Field[list[ListColumnLine]] = rx.field(default_factory=list)
    fields: rx.Field[list[ListFieldLine]] = rx.field(default_factory=list)
    name: rx.Field[str] = rx.field("")
    kind: rx.Field[str] = rx.field("")
    needed: rx.Field[str] = rx.field("")  # what a list of this kind must have
    to_import: rx.Field[str] = rx.field("")  # the way back to the upload, if there is one

    _rows: tuple[ProfileRow, ...] = ()
    _upload_id: str = ""
    _file: str = ""
    _samples: tuple[str, ...] = ()

    async def _prepare(self) -> None:
        await super()._prepare()
        query = self.router.url.query_parameters
        self._upload_id = query.get(routes.UPLOAD_ID, "")
        self._file = query.get(routes.UPLOAD_FILE, "")
        page = routes.localized(routes.OFFICE_IMPORT, current_request().language)
        self.to_import = f"{page}?{routes.UPLOAD_ID}={self._upload_id}" if self._upload_id else ""

    async def _opened(self) -> None:
        if self._upload_id:
            await self._open_file()

    @allow(*ADMINISTRATION)
    async def open_profile(self, profile_id: int) -> None:
        """Open the form of a saved mapping."""
        row = self._row(profile_id)
        if row is not None:
            self._show_form(row, {})

    @allow(*ADMINISTRATION)
    async def choose_kind(self, kind: str) -> None:
        """Show what a list of this kind may hold, and what its columns probably do."""
        headings = [column.heading for column in self.columns]
        found = await self._read(suggest, kind, headings)
        if found is not None:
            self._show_columns(kind, dict(zip(headings, found, strict=True)))

    @allow(*ADMINISTRATION)
    async def save(self, form: dict[str, Any]) -> EventSpec | None:
        """Save the mapping; with an upload, go on to what it would change."""
        draft = self._parsed_form(ProfileDraft, self._typed(form), LABELS)
        if draft is None:
            return None
        command = SaveProfile(self.item_id, draft, self._seen(form))
        if await self._save(LABELS, draft, save_profile, command) is None:
            return None
        if self.to_import:
            return rx.redirect(self.to_import)
        await self._leave_after(True, "import-profiles-saved")
        return None

    @allow(*ADMINISTRATION)
    async def delete(self) -> None:
        """Forget the mapping that is open."""
        done = await self._write(delete_profile, self.item_id)
        await self._leave_after(bool(done), "import-profiles-deleted")

    async def _show(self) -> None:
        rows = await self._read(list_profiles)
        if rows is not None:
            language = current_request().language
            self._rows = tuple(rows)
            self.profiles = [_line(row, language) for row in rows]

    async def _open_file(self) -> None:
        files = await self._read(read_upload, self._upload_id) or ()
        file = next((one for one in files if one.name == self._file), None)
        found = await self._read(propose, file) if file else None
        if found is None:
            return
        samples = {one.heading: " · ".join(one.samples) for one in found.columns}
        row = self._row(found.profile_id) or _new(self._file, found)
        self._show_form(row, samples)

    def _show_form(self, row: ProfileRow, samples: Mapping[str, str]) -> None:
        """The form of a mapping, with the columns of the list that was uploaded, or its own."""
        headings = tuple(samples) or tuple(name for name, _ in row.columns)
        self._samples = tuple(samples.get(name, "") for name in headings)
        self._begin(row.profile_id, {})
        self._began_with(row.revision)
        self.name = row.name
        fields = dict(row.columns)
        self.columns = [_column(place, name, "", "") for place, name in enumerate(headings)]
        self._show_columns(row.kind, {name: fields.get(name, "") for name in headings})

    def _show_columns(self, kind: str, fields: Mapping[str, str]) -> None:
        language = current_request().language
        of = list_kind(kind)
        if of is None:
            return
        self.kind = kind
        words = {name: t(column_label(name), language) for name in of.fields}
        self.fields = [ListFieldLine(name, word) for name, word in words.items()]
        self.needed = t(
            "import-profiles-needed", language, fields=", ".join(words[name] for name in of.needs)
        )
        self.columns = [
            _column(
                place,
                column.heading,
                self._samples[place] if place < len(self._samples) else "",
                fields.get(column.heading, ""),
                f"{self.opened}-{kind}",
            )
            for place, column in enumerate(self.columns)
        ]

    def _typed(self, form: Mapping[str, Any]) -> dict[str, Any]:
        """The form as a draft: the headings are those that the page has shown."""
        chosen = {one.heading: str(form.get(one.field_name) or "") for one in self.columns}
        return {
            "name": str(form.get("name") or ""),
            "kind": str(form.get("kind") or ""),
            "columns": {name: field for name, field in chosen.items() if field},
        }

    def _row(self, profile_id: int) -> ProfileRow | None:
        return next((row for row in self._rows if row.profile_id == profile_id), None)

    def _said(self, name: str, value: object) -> str:
        language = current_request().language
        if name == "kind":
            return t(f"import-kind-{value}", language)
        if isinstance(value, dict):
            return "\n".join(
                f"{it}: {t(column_label(field), language)}" for it, field in value.items()
            )
        return super()._said(name, value)

    async def _saved_form(self) -> SavedForm | None:
        await self._show()
        row = self._row(self.item_id)
        if row is None:
            return None
        draft = ProfileDraft(name=row.name, kind=row.kind, columns=dict(row.columns))
        return SavedForm(draft, row.revision)

    async def _open_saved(self) -> None:
        await self.open_profile(self.item_id)


def kind_choices(language: str) -> list[tuple[str, str]]:
    """The kinds of lists with their names, for the form."""
    return [(one.kind, t(f"import-kind-{one.kind}", language)) for one in LIST_KINDS]


def _new(file: str, found: ProposalView) -> ProfileRow:
    name = file.rpartition(".")[0] or file
    fields = tuple((one.heading, one.field) for one in found.columns)
    return ProfileRow(0, name[:LONGEST_NAME], found.kind, fields, 0)


def _column(place: int, heading: str, samples: str, field: str, begun: str = "") -> ListColumnLine:
    return ListColumnLine(
        key=f"{begun}-{place}",
        field_name=f"{COLUMN}{place}",
        heading=heading,
        samples=samples,
        field=field,
        is_never_read=is_never_read(heading),
    )


def _line(row: ProfileRow, language: str) -> ImportProfileLine:
    return ImportProfileLine(
        id=row.profile_id,
        name=row.name,
        about=t(f"import-kind-{row.kind}", language),
        columns=", ".join(_pairs(row.columns, language)),
    )


def _pairs(columns: Iterable[tuple[str, str]], language: str) -> Iterable[str]:
    for heading, field in columns:
        yield f"{heading} → {t(column_label(field), language)}"
