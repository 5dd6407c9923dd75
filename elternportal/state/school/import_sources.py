"""Automatischer Import: programs that upload files with a token, and the watched folder."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from elternportal import routes
from elternportal.clock import to_school
from elternportal.domain.people import ADMINISTRATION
from elternportal.i18n import t
from elternportal.i18n.dates import date_with_year, day_and_time
from elternportal.services.school.import_sources import (
    ImportSourceRow,
    create_source,
    list_sources,
    renew_token,
    revoke_source,
)
from elternportal.settings import get_settings
from elternportal.state.base import PortalState
from elternportal.state.page import PageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request

RENEW, REVOKE = "renew", "revoke"
EXAMPLE_FILE = "GPU014.TXT"


@dataclass
class ImportSourceLine:
    """A program or the folder; the token itself is known to nobody any more."""

    id: int
    name: str
    made: str
    used: str
    has_token: bool


@opens_for(*ADMINISTRATION)
class ImportSourcesPageState(PageState, PortalState):
    """The programs; a new token is shown until the page is left.

    ``asked`` is the program that shall lose its token, and ``act`` whether it gets another one.
    """

    sources: rx.Field[list[ImportSourceLine]] = rx.field(default_factory=list)
    token: rx.Field[str] = rx.field("")
    command: rx.Field[str] = rx.field("")  # how a program uploads with the token
    asked: rx.Field[int] = rx.field(0)
    act: rx.Field[str] = rx.field("")

    async def _prepare(self) -> None:
        self.asked, self.act = 0, ""
        self._show_token(None)

    @allow(*ADMINISTRATION)
    async def create(self, form: dict[str, Any]) -> None:
        token = await self._write(create_source, str(form.get("name") or ""))
        if token is not None:
            self._show_token(token)
            self._tell("import-sources-created")
        await self._show()

    @allow(*ADMINISTRATION)
    async def ask(self, source_id: int, act: str) -> None:
        self.asked, self.act = source_id, RENEW if act == RENEW else REVOKE

    @allow(*ADMINISTRATION)
    async def cancel(self) -> None:
        self.asked = 0

    @allow(*ADMINISTRATION)
    async def renew(self, source_id: int) -> None:
        """Give a program a new token."""
        token = await self._write(renew_token, source_id)
        if token is not None:
            self.asked = 0
            self._show_token(token)
            self._tell("import-sources-renewed")
        await self._show()

    @allow(*ADMINISTRATION)
    async def revoke(self, source_id: int) -> None:
        if await self._write(revoke_source, source_id):
            self.asked = 0
            self._show_token(None)
            self._tell("import-sources-revoked")
        await self._show()

    async def _show(self) -> None:
        rows = await self._read(list_sources)
        if rows is not None:
            language = current_request().language
            self.sources = [_line(row, language) for row in rows]

    def _show_token(self, token: str | None) -> None:
        self.token = token or ""
        self.command = upload_command(token) if token else ""


def upload_command(token: str) -> str:
    """The ``curl`` command that uploads a plan with this token."""
    address = get_settings().url + routes.IMPORT_BY_TOKEN
    return (
        f'curl --fail-with-body -H "Authorization: Bearer {token}" '
        f'-F "files=@{EXAMPLE_FILE}" {address}'
    )


def _line(row: ImportSourceRow, language: str) -> ImportSourceLine:
    made = date_with_year(to_school(row.created_at).date(), language)
    used = row.used_at
    return ImportSourceLine(
        id=row.source_id,
        name=row.name,
        made=t("import-sources-made", language, who=row.who, day=made)
        if row.has_token
        else t("import-sources-folder", language),
        used=t("import-sources-used", language, when=day_and_time(used, language))
        if used
        else t("import-sources-unused", language),
        has_token=row.has_token,
    )
