"""The school's settings by area: each with its sentence, limits, default and history."""

from functools import partial
from typing import Any

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.school.settings import SchoolSettingsPageState as State
from elternportal.state.school.settings_views import AreaLine, OptionLine, SettingLine
from elternportal.ui.components import (
    badge,
    button,
    cancel_button,
    card,
    confirm,
    empty_state,
    form,
    section,
    select_field,
    skeleton,
    text_field,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.school.logo import logo_section
from elternportal.ui.school.setting_changes import setting_changes
from elternportal.ui.school.settings_file import settings_file_section


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(
                _introduction(),
                rx.cond(State.steps.length() > 0, _steps()),
                _search(),
                rx.cond(
                    State.areas.length() > 0,
                    rx.fragment(_contents(), rx.foreach(State.areas, _area)),
                    empty_state(t("school-settings-none-found"), "search"),
                ),
                logo_section(),
                settings_file_section(),
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


def _steps() -> rx.Component:
    """What is not filled in yet, on other pages."""
    return card(
        rx.el.ul(
            rx.foreach(
                State.steps,
                lambda step: rx.el.li(
                    rx.el.a(step.title, href=step.href, class_name="ep-tap-link"),
                    rx.el.p(step.text, class_name="ep-muted"),
                    key=step.key,
                ),
            ),
            class_name="ep-list",
        ),
        title=t("first-steps-missing"),
        level=2,
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
        rx.cond(State.unfolded == setting.key, setting_changes(State.history)),
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
            cancel_button(t("school-settings-cancel"), State.close),
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
        ("optional-email", texts(input_mode="email", auto_capitalize="none", required=False)),
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


PAGE = Page(routes.SCHOOL_SETTINGS, view, "school-settings-title", State.load)
