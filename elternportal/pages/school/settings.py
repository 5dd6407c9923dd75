"""The school's settings by area: each with its sentence, limits, default and history."""

from functools import partial
from typing import Any

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.files.inspection import ACCEPTED_IMAGES
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.state.school.settings import SchoolSettingsPageState as State
from elternportal.state.school.settings_views import (
    AreaLine,
    OptionLine,
    SettingChangeLine,
    SettingLine,
)
from elternportal.ui.attachments import attachments_field
from elternportal.ui.components import (
    badge,
    button,
    card,
    confirm,
    empty_state,
    file_button,
    form,
    section,
    select_field,
    skeleton,
    text_field,
)
from elternportal.ui.layout import page_frame

FILE_LENGTH = 19_000  # what one field of a form may hold


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(
                _introduction(),
                _search(),
                rx.cond(
                    State.areas.length() > 0,
                    rx.fragment(_contents(), rx.foreach(State.areas, _area)),
                    empty_state(t("school-settings-none-found"), "search"),
                ),
                _logo(),
                _file(),
            ),
            skeleton(6),
        ),
        title=t("school-settings-title"),
        group="office",
    )


def _introduction() -> rx.Component:
    return rx.el.p(
        rx.cond(State.may_change, t("school-settings-about"), t("school-settings-read-only")),
        class_name="ep-muted",
    )


def _search() -> rx.Component:
    return rx.el.div(
        text_field(
            t("school-settings-search"),
            "words",
            type="search",
            required=False,
            value=State.words,
            on_change=State.look_for.debounce(300),
        ),
        role="search",
    )


def _contents() -> rx.Component:
    return rx.el.nav(
        rx.el.ul(
            rx.foreach(
                State.areas,
                lambda area: rx.el.li(
                    rx.el.a(area.title, href="#" + area.key.to(str), class_name="ep-tab"),
                    key=area.key,
                ),
            ),
            class_name="ep-tabs",
        ),
        aria_label=t("school-settings-contents"),
    )


def _area(area: ObjectVar[AreaLine]) -> rx.Component:
    return section(
        area.title,
        rx.el.div(rx.foreach(area.settings, _setting), class_name="ep-cards"),
        id=area.key,
        key=area.key,
    )


def _setting(setting: ObjectVar[SettingLine]) -> rx.Component:
    return card(
        rx.el.p(setting.help, class_name="ep-muted"),
        rx.match(
            setting.key,
            (State.editing, _form(setting)),
            (State.asking, _question(setting)),
            _value(setting),
        ),
        rx.cond(State.unfolded == setting.key, _history()),
        title=setting.label,
        id=setting.key,
        key=setting.key,
    )


def _value(setting: ObjectVar[SettingLine]) -> rx.Component:
    return rx.fragment(
        rx.el.p(
            rx.cond(
                setting.is_switch,
                rx.cond(
                    setting.is_on,
                    badge(t("school-settings-on"), tone="success", icon="check"),
                    badge(t("school-settings-off"), tone="warning", icon="x"),
                ),
                rx.el.strong(setting.value, class_name="ep-lines"),
            )
        ),
        rx.cond(
            ~setting.is_default & ~setting.is_switch,
            rx.el.p(t("school-settings-default"), " ", setting.default, class_name="ep-note"),
        ),
        rx.cond(setting.changed != "", rx.el.p(setting.changed, class_name="ep-note")),
        rx.el.div(
            rx.cond(
                State.may_change,
                rx.cond(
                    setting.is_switch,
                    rx.cond(
                        setting.is_on,
                        _button("school-settings-switch-off", setting, State.ask(setting.key)),
                        _button("school-settings-switch-on", setting, State.ask(setting.key)),
                    ),
                    _button("school-settings-edit", setting, State.edit(setting.key)),
                ),
            ),
            rx.cond(
                setting.changed != "",
                button(
                    t("school-settings-history"),
                    kind="quiet",
                    on_click=State.unfold(setting.key),
                    aria_expanded=State.unfolded == setting.key,
                    aria_label=t("school-settings-history") + ": " + setting.label.to(str),
                ),
            ),
            class_name="ep-actions",
        ),
    )


def _button(key: str, setting: ObjectVar[SettingLine], on_click: Any) -> rx.Component:
    return button(
        t(key),
        kind="secondary",
        on_click=on_click,
        aria_label=t(key) + ": " + setting.label.to(str),
    )


def _question(setting: ObjectVar[SettingLine]) -> rx.Component:
    """What happens is said by the sentence above."""
    on = confirm(t("school-settings-ask-on"), State.switch(True), State.close, danger=False)
    off = confirm(t("school-settings-ask-off"), State.switch(False), State.close)
    return rx.fragment(
        rx.cond(setting.is_on, off, on),
        rx.el.div(
            rx.cond(State.error != "", rx.el.p(State.error, class_name="kern-error ep-error")),
            role="alert",
        ),
    )


def _form(setting: ObjectVar[SettingLine]) -> rx.Component:
    return form(
        _field(setting),
        rx.el.p(t("school-settings-default"), " ", setting.default, class_name="ep-note"),
        rx.el.div(
            button(t("school-settings-save"), type="submit"),
            rx.cond(
                setting.is_default,
                rx.fragment(),
                button(
                    t("school-settings-take-default"),
                    kind="secondary",
                    on_click=State.take_default,
                ),
            ),
            button(t("school-settings-cancel"), kind="quiet", on_click=State.close),
            class_name="ep-actions",
        ),
        on_submit=State.save,
        key=setting.key,
    )


def _field(setting: ObjectVar[SettingLine]) -> rx.Component:
    """The field that fits the kind of the setting."""
    texts = partial(
        text_field,
        t("school-settings-value"),
        "value",
        value=setting.typed,
        hint=setting.limits,
        error=State.error,
        auto_focus=True,
    )
    lines = {"multiline": True, "rows": "5", "max_length": setting.max_length}
    return rx.match(
        setting.editor,
        ("number", texts(input_mode="numeric")),
        ("date", texts(type="date")),
        ("time", texts(type="time")),
        ("choice", _choice(setting)),
        ("yes-no", _choice(setting)),
        ("lines", texts(**lines)),
        ("optional-lines", texts(required=False, **lines)),
        ("optional-email", texts(type="email", required=False)),
        ("optional-colour", texts(required=False, placeholder="#1a6b3c", max_length=7)),
        ("text", texts(max_length=setting.max_length)),
        texts(required=False, max_length=setting.max_length),
    )


def _choice(setting: ObjectVar[SettingLine]) -> rx.Component:
    return select_field(
        t("school-settings-value"),
        "value",
        rx.foreach(setting.options, _option),
        value=setting.typed,
        error=State.error,
        auto_focus=True,
    )


def _option(option: ObjectVar[OptionLine]) -> rx.Component:
    return rx.el.option(option.text, value=option.value, key=option.value)


def _history() -> rx.Component:
    return rx.el.ul(rx.foreach(State.history, _change), class_name="ep-list")


def _change(change: ObjectVar[SettingChangeLine]) -> rx.Component:
    return rx.el.li(
        rx.el.span(change.when, class_name="ep-muted"), rx.el.span(change.text), key=change.key
    )


def _logo() -> rx.Component:
    """The style sheet with the logo is read with the next page that the browser loads."""
    return section(
        t("school-settings-logo"),
        rx.cond(
            State.has_logo,
            rx.el.p(t("school-settings-logo-is-set")),
            rx.el.p(t("school-settings-logo-none"), class_name="ep-muted"),
        ),
        rx.cond(
            State.may_change,
            rx.fragment(
                form(
                    attachments_field(
                        t("school-settings-logo-file"),
                        accept=ACCEPTED_IMAGES,
                        multiple=False,
                        hint=t("school-settings-logo-hint"),
                        required=True,
                    ),
                    button(t("school-settings-logo-save"), kind="secondary", type="submit"),
                    on_submit=State.save_logo,
                ),
                rx.cond(
                    State.has_logo,
                    button(
                        t("school-settings-logo-remove"), kind="quiet", on_click=State.drop_logo
                    ),
                ),
            ),
        ),
        id="logo",
    )


def _file() -> rx.Component:
    return section(
        t("school-settings-file"),
        rx.el.p(t("school-settings-file-about"), class_name="ep-muted"),
        rx.el.div(
            file_button(
                t("school-settings-export"),
                f"{routes.SCHOOL_SETTINGS_FILE}?{routes.DOCUMENT_LANGUAGE}={current_language()}",
                icon="file-text",
            ),
            rx.cond(
                State.may_change & ~State.is_importing,
                button(t("school-settings-import"), kind="secondary", on_click=State.open_import),
            ),
            class_name="ep-actions",
        ),
        rx.cond(State.is_importing, rx.cond(State.plan.length() > 0, _plan(), _file_form())),
        id="datei",
    )


def _file_form() -> rx.Component:
    """A script (settings-file.js) puts the chosen file's text into the field below it."""
    return form(
        rx.el.div(
            rx.el.label(
                t("school-settings-file-choose"),
                html_for="einstellungen-datei",
                class_name="kern-label",
            ),
            rx.el.input(
                type="file",
                id="einstellungen-datei",
                accept=".json",
                class_name="kern-form-input__input",
                custom_attrs={"data-reads-into": "feld-content"},
            ),
            class_name="kern-form-input ep-field",
        ),
        text_field(
            t("school-settings-file-content"),
            "content",
            multiline=True,
            rows="6",
            max_length=FILE_LENGTH,
            error=State.file_error,
        ),
        rx.el.div(
            button(t("school-settings-file-look"), type="submit"),
            button(t("school-settings-cancel"), kind="quiet", on_click=State.close),
            class_name="ep-actions",
        ),
        on_submit=State.look_into_file,
    )


def _plan() -> rx.Component:
    return card(
        rx.el.ul(rx.foreach(State.plan, _change), class_name="ep-list"),
        rx.el.div(
            button(t("school-settings-file-take"), on_click=State.take_file),
            button(t("school-settings-cancel"), kind="quiet", on_click=State.close),
            class_name="ep-actions",
        ),
        title=t("school-settings-file-plan"),
    )


PAGE = Page(routes.SCHOOL_SETTINGS, view, "school-settings-title", State.load)
