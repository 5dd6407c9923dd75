"""Changes of settings, in a list: those that were made, or those that a file would make."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.state.school.settings_views import SettingChangeLine


def setting_changes(changes: rx.Var[list[SettingChangeLine]]) -> rx.Component:
    """One line for each of the changes."""
    return rx.el.ul(rx.foreach(changes, _change), class_name="ep-list")


def _change(change: ObjectVar[SettingChangeLine]) -> rx.Component:
    return rx.el.li(
        rx.el.span(change.when, class_name="ep-muted"), rx.el.span(change.text), key=change.key
    )
