"""The legal texts for head and office: the list, and one text with its preview and versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from elternportal.domain import topics
from elternportal.domain.legal import LegalKind, gaps_in
from elternportal.domain.people import ADMINISTRATION, Role
from elternportal.errors import NotFound
from elternportal.i18n import LANGUAGES, t
from elternportal.i18n.dates import date_with_year, day_and_time
from elternportal.services.legal.office import (
    LegalDraft,
    LegalRow,
    LegalTextView,
    SaveLegalText,
    VersionRow,
    WhichText,
    compare_with_before,
    list_legal_texts,
    open_legal_text,
    restore_legal_text,
    save_legal_text,
)
from elternportal.services.legal.reading import shown
from elternportal.state.base import PortalState
from elternportal.state.editing import EditorPageState, form_values
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request
from elternportal.texts.changes import ChangePiece

LABELS = "office-legal-field"


@dataclass
class LegalLine:
    """A text in one language; ``is_finished`` says that it is whole, ``is_due`` that it must be."""

    key: str
    kind: str
    language: str
    title: str
    state: str
    is_finished: bool
    is_due: bool


@dataclass
class LegalVersionLine:
    version: int
    title: str
    about: str
    is_last: bool


@opens_for(*ADMINISTRATION)
class OfficeLegalPageState(EditorPageState, LivePageState, PortalState):
    """``item_id`` is the version that the open form is based on; ``last`` the last there is."""

    texts: rx.Field[list[LegalLine]] = rx.field(default_factory=list)
    may_edit: rx.Field[bool] = rx.field(False)
    kind: rx.Field[str] = rx.field("")
    language: rx.Field[str] = rx.field("")
    title: rx.Field[str] = rx.field("")
    last: rx.Field[int] = rx.field(0)
    last_about: rx.Field[str] = rx.field("")
    versions: rx.Field[list[LegalVersionLine]] = rx.field(default_factory=list)
    preview_html: rx.Field[str] = rx.field("")
    gaps: rx.Field[list[str]] = rx.field(default_factory=list)
    compared: rx.Field[int] = rx.field(0)
    changes: rx.Field[list[ChangePiece]] = rx.field(default_factory=list)

    def _topics(self) -> Iterable[str]:
        return [topics.legal_texts()]

    @allow(*ADMINISTRATION)
    async def open_text(self, kind: str, language: str) -> None:
        """Open a text in one language."""
        which = self._parsed(_which, kind, language)
        view = await self._read(open_legal_text, which) if which else None
        if view is None:
            return
        self.kind, self.language = kind, language
        self.title = _title(view.which, current_request().language)
        self.compared, self.changes = 0, []
        self._show_versions(view)
        self._begin_with(view)

    @allow(Role.HEAD)
    async def preview(self, text: str) -> None:
        """Show what is typed as everybody will read it."""
        self._preview(text)

    @allow(Role.HEAD)
    async def save(self, form: dict[str, Any]) -> None:
        """Publish what is typed as the next version; the form says of which text."""
        which = self._parsed(_which, str(form.get("kind")), str(form.get("language")))
        draft = self._parsed_form(LegalDraft, form, LABELS) if which else None
        if which is None or draft is None:
            return
        command = SaveLegalText(which, self.item_id, draft)
        version = await self._write(save_legal_text, command)
        await self._show()
        if version is not None:
            self.item_id = version
            self._preview(draft.text)
            self._tell("office-legal-saved", version=version)

    @allow(Role.HEAD)
    async def continue_editing(self) -> None:
        """After another's version: what is typed shall follow that one."""
        self.item_id = self.last

    @allow(Role.HEAD)
    async def restore(self, version: int) -> None:
        """Publish an older version anew."""
        which = self._parsed(_which, self.kind, self.language)
        if which is None:
            return
        new = await self._write(restore_legal_text, which, version, self.item_id)
        await self._show()
        view = await self._read(open_legal_text, which) if new is not None else None
        if view is not None:
            self._begin_with(view)
            self._tell("office-legal-restored", old=version, version=view.version)

    @allow(*ADMINISTRATION)
    async def compare(self, version: int) -> None:
        """Show what a version changed; 0 closes that."""
        which = self._parsed(_which, self.kind, self.language) if version else None
        pieces = await self._read(compare_with_before, which, version) if which else None
        self.compared, self.changes = version if pieces else 0, list(pieces or ())

    async def _show(self) -> None:
        rows = await self._read(list_legal_texts)
        if rows is None:
            return
        request = current_request()
        self.may_edit = request.signed_in.has(Role.HEAD)
        self.texts = [_line(row, request.language) for row in rows]
        await self._count_badges()
        if self.is_editing:
            which = self._parsed(_which, self.kind, self.language)
            view = await self._read(open_legal_text, which) if which else None
            if view is not None:
                self._show_versions(view)

    def _show_versions(self, view: LegalTextView) -> None:
        language = current_request().language
        self.last = view.version
        self.versions = [
            _version(row, row.version == view.version, language) for row in view.versions
        ]
        self.last_about = self.versions[0].about if self.versions else ""

    def _begin_with(self, view: LegalTextView) -> None:
        self._begin(
            view.version, form_values(LegalDraft(text=view.text, valid_from=view.valid_from))
        )
        self._preview(view.text)

    def _preview(self, text: str) -> None:
        self.preview_html, self.gaps = shown(text), list(gaps_in(text))


def _which(kind: str, language: str) -> WhichText:
    if kind not in set(LegalKind) or language not in LANGUAGES:
        raise NotFound()
    return WhichText(LegalKind(kind), language)


def _title(which: WhichText, language: str) -> str:
    own = t(f"legal-title-{which.kind}", language)
    return t(
        "office-legal-title-of",
        language,
        title=own,
        language=t(f"account-language-{which.language}", language),
    )


def _line(row: LegalRow, language: str) -> LegalLine:
    if row.valid_from is None:
        state = t("office-legal-state-missing", language)
    elif row.gaps:
        state = t("office-legal-state-gaps", language, count=row.gaps)
    else:
        since = date_with_year(row.valid_from, language)
        state = t("office-legal-state-published", language, version=row.version, day=since)
    return LegalLine(
        key=f"{row.which.kind}-{row.which.language}",
        kind=row.which.kind,
        language=row.which.language,
        title=_title(row.which, language),
        state=state,
        is_finished=row.version > 0 and row.gaps == 0,
        is_due=row.which.language == LANGUAGES[0] or row.gaps > 0,
    )


def _version(row: VersionRow, is_last: bool, language: str) -> LegalVersionLine:
    return LegalVersionLine(
        version=row.version,
        title=t("office-legal-version", language, version=row.version),
        about=t(
            "office-legal-version-about",
            language,
            day=date_with_year(row.valid_from, language),
            when=day_and_time(row.changed_at, language),
            by=row.by or "–",
        ),
        is_last=is_last,
    )
