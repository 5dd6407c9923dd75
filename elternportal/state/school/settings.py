"""The page of the school's settings: one setting at a time is open."""

from collections.abc import Iterable
from typing import Any

import reflex as rx
from pydantic import BaseModel

from elternportal import routes
from elternportal.domain import topics
from elternportal.domain.people import ADMINISTRATION, Role
from elternportal.errors import Conflict, InvalidInput, NotFound
from elternportal.i18n import t
from elternportal.services.first_steps import first_steps
from elternportal.services.school.logo import remove_logo, set_logo
from elternportal.services.school.settings import (
    ChangeSetting,
    SettingsView,
    find_setting,
    read_history,
    read_settings,
    save_setting,
)
from elternportal.services.school.settings_file import import_settings, plan_import
from elternportal.state.arguments import parse_form
from elternportal.state.base import PortalState
from elternportal.state.first_steps import FirstStepLine, first_step_lines
from elternportal.state.page import LivePageState
from elternportal.state.policy import allow, opens_for
from elternportal.state.request import current_request
from elternportal.state.school import settings_views as views

LONGEST_SEARCH = 80


class _ValueForm(BaseModel):
    value: str


class _LogoForm(BaseModel):
    files: str


class _FileForm(BaseModel):
    content: str


@opens_for(*ADMINISTRATION)
class SchoolSettingsPageState(LivePageState, PortalState):
    """``editing`` is the key of the setting whose form is open, ``asking`` that of a module whose
    switch asks once more, ``unfolded`` that of the setting whose history is shown.
    """

    may_change: rx.Field[bool] = rx.field(False)
    # What a fresh school has not done yet on other pages, e.g. its imprint.
    steps: rx.Field[list[FirstStepLine]] = rx.field(default_factory=list)
    words: rx.Field[str] = rx.field("")
    has_logo: rx.Field[bool] = rx.field(False)
    areas: rx.Field[list[views.AreaLine]] = rx.field(default_factory=list)
    editing: rx.Field[str] = rx.field("")
    error: rx.Field[str] = rx.field("")
    asking: rx.Field[str] = rx.field("")
    unfolded: rx.Field[str] = rx.field("")
    history: rx.Field[list[views.SettingChangeLine]] = rx.field(default_factory=list)
    is_importing: rx.Field[bool] = rx.field(False)
    file_error: rx.Field[str] = rx.field("")
    plan: rx.Field[list[views.SettingChangeLine]] = rx.field(default_factory=list)

    # What the open form was made from: a later change by somebody else is not overwritten.
    _version: int = 0
    _file: str = ""

    async def _prepare(self) -> None:
        self.words, self.unfolded = "", ""
        self._close_all()

    def _topics(self) -> Iterable[str]:
        return [topics.school_settings(), topics.legal_texts()]

    @allow(*ADMINISTRATION)
    async def look_for(self, words: str) -> None:
        self.words = words[:LONGEST_SEARCH]
        await self._show()

    @allow(*ADMINISTRATION)
    async def unfold(self, key: str) -> None:
        """Show the history of a setting; again, and it is gone."""
        if self.unfolded == key:
            self.unfolded = ""
            return
        changes = await self._read(read_history, key)
        if changes is not None:
            language = current_request().language
            self.history = views.change_lines(find_setting(key), changes, language)
            self.unfolded = key

    @allow(Role.HEAD)
    async def edit(self, key: str) -> None:
        await self._open("editing", key)

    @allow(Role.HEAD)
    async def ask(self, key: str) -> None:
        """Ask once more before a module is switched on or off."""
        await self._open("asking", key)

    @allow(Role.HEAD)
    async def close(self) -> None:
        self._close_all()

    @allow(Role.HEAD)
    async def save(self, form: dict[str, Any]) -> None:
        try:
            typed = parse_form(_ValueForm, form).value
        except InvalidInput as error:
            self._tell_error(error)
            return
        await self._save(self.editing, typed)

    @allow(Role.HEAD)
    async def take_default(self) -> None:
        await self._save(self.editing, None)

    @allow(Role.HEAD)
    async def switch(self, is_on: bool) -> None:
        """Switch the module on or off that was asked about."""
        await self._save(self.asking, "yes" if is_on else "no")

    @allow(Role.HEAD)
    async def open_import(self) -> None:
        self._close_all()
        self.is_importing = True

    @allow(Role.HEAD)
    async def look_into_file(self, form: dict[str, Any]) -> None:
        """Show what the file would change."""
        self.plan, self.file_error = [], ""
        language = current_request().language
        try:
            content = parse_form(_FileForm, form).content
            plan = await self._read_or_raise(plan_import, content)
        except InvalidInput as error:
            self.file_error = t(error.text_key, language, **error.args_for_text)
            return
        if not plan:
            self.file_error = t("school-settings-file-nothing", language)
            return
        self._file, self.plan = content, views.plan_lines(plan, language)

    @allow(Role.HEAD)
    async def take_file(self) -> None:
        """Change what the file changes, all of it or nothing."""
        if not self._file:
            self._tell_error(NotFound())
            return
        count = await self._write(import_settings, self._file)
        if count is not None:
            self._close_all()
            await self._show()
            self._tell("school-settings-file-taken", count=count)

    async def _open(self, what: str, key: str) -> None:
        view = await self._show()
        versions = {one.setting.key: one.version for one in view.settings} if view else {}
        if key not in versions:
            self._tell_error(NotFound())
            return
        self._close_all()
        setattr(self, what, key)
        self._version = versions[key]

    async def _save(self, key: str, typed: str | None) -> None:
        request = current_request()
        command = ChangeSetting(key, typed, self._version)
        try:
            await self._write_or_raise(save_setting, command)
        except (InvalidInput, Conflict) as error:
            self.error = t(error.text_key, request.language, **error.args_for_text)
            if isinstance(error, Conflict):  # saving once more is a decision
                await self._look_again(key)
            return
        except NotFound as error:
            self._tell_error(error)
            return
        self._close_all()
        await self._show()
        self._tell("school-settings-saved", label=t(find_setting(key).label_key, request.language))

    async def _look_again(self, key: str) -> None:
        view = await self._show()
        for one in view.settings if view else ():
            if one.setting.key == key:
                self._version = one.version

    @allow(Role.HEAD)
    async def save_logo(self, form: dict[str, Any]) -> None:
        typed = self._parsed(parse_form, _LogoForm, form)
        if typed is not None and await self._write(set_logo, typed.files):
            await self._show()
            self._tell("school-settings-logo-saved")

    @allow(Role.HEAD)
    async def drop_logo(self) -> None:
        if await self._write(remove_logo):
            await self._show()
            self._tell("school-settings-logo-removed")

    def _close_all(self) -> None:
        self.editing = self.asking = self.error = ""
        self.is_importing, self.file_error, self.plan, self._file = False, "", [], ""

    async def _show(self) -> SettingsView | None:
        view = await self._read(read_settings)
        if view is not None:
            language = current_request().language
            self.areas = views.area_lines(view.settings, self.words, language)
            self.may_change, self.has_logo = view.may_change, view.has_logo
            steps = await self._read(first_steps) or ()
            missing = [it for it in steps if not it.is_done and it.route != routes.SCHOOL_SETTINGS]
            self.steps = first_step_lines(missing, language)
        return view
