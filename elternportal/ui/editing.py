"""Parts of the office's pages that keep a list and the form of one thing (``state/editing.py``).

The keys of a page's words begin alike: ``office-board-save``, ``office-board-field-title`` …
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.i18n import t
from elternportal.state.editing import (
    REVISION,
    EditorPageState,
    ItemPageState,
    SharedFormState,
    TheirsLine,
)
from elternportal.ui.components import EventSpec, button, cancel_button, card, link_button, skeleton
from elternportal.ui.fields import Text, checkbox_field, email_field, form, select_field, text_field
from elternportal.ui.layout import page_frame
from elternportal.ui.place import link_to
from elternportal.ui.removal import removal


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a form; each begins with what the page's state has under its name.

    ``words`` begins the keys of the labels: ``<words>-field-<name>``.
    """

    state: type[ItemPageState]
    words: str

    def text(self, name: str, **props: Any) -> rx.Component:
        """A line, or several with ``multiline``."""
        return text_field(t(self.key(name)), name, value=self.value(name), **props)

    def email(self, name: str, **props: Any) -> rx.Component:
        """A mail address."""
        return email_field(
            t(self.key(name)), name, autocomplete="off", value=self.value(name), **props
        )

    def select(
        self, name: str, options: Sequence[tuple[str, str]] | rx.Component, **props: Any
    ) -> rx.Component:
        """A choice of one."""
        return select_field(t(self.key(name)), name, options, value=self.value(name), **props)

    def box(self, name: str, **props: Any) -> rx.Component:
        """A box to tick."""
        checked = self._begins_with(name).to(bool)
        return checkbox_field(t(self.key(name)), name, checked=checked, **props)

    def value(self, name: str) -> rx.Var[str]:
        """What a field of text begins with."""
        return self._begins_with(name).to(str)

    def key(self, name: str) -> str:
        """The key of a field's label."""
        return f"{self.words}-field-{name.replace('_', '-')}"

    def _begins_with(self, name: str) -> rx.Var[Any]:
        values: Any = self.state.values
        return values[name]


def editor_page(
    state: type[EditorPageState],
    listed: rx.Component,
    editor: rx.Component,
    *,
    title: str,
    group: str = "news",
) -> rx.Component:
    """A page that shows the list, or the editor while something is open."""
    return page_frame(
        rx.cond(state.is_loaded, rx.cond(state.is_editing, editor, listed), skeleton(4)),
        title=title,
        group=group,
    )


def shared_form(
    state: type[SharedFormState],
    thing: rx.Var[int],
    *children: rx.Component,
    **props: Any,
) -> rx.Component:
    """The form of something that two people may have open at once.

    It says which saving it began with, and above its fields what others have saved since. What is
    typed stays in it; whoever saves once more replaces the other's text knowingly. What was typed
    before a reload comes back in the form of the same ``thing`` (assets/drafts.js).
    """
    return form(_edited_meanwhile(state), *children, thing=thing, **props)


def _edited_meanwhile(state: type[SharedFormState]) -> rx.Component:
    return rx.fragment(
        rx.el.input(type="hidden", name=REVISION, value=state.revision.to_string()),
        rx.cond(
            state.edited_meanwhile != "",
            card(
                rx.el.p(state.edited_meanwhile, class_name="ep-strong"),
                rx.el.p(t("ui-editing-choose")),
                rx.el.dl(rx.foreach(state.theirs, _theirs), class_name="ep-theirs"),
                actions(button(t("ui-editing-take"), kind="secondary", on_click=state.take_theirs)),
                role="alert",
                custom_attrs={"data-both-texts": ""},
            ),
        ),
    )


def _theirs(line: ObjectVar[TheirsLine]) -> rx.Component:
    return rx.fragment(rx.el.dt(line.label), rx.el.dd(line.text), key=line.label)


def actions(*buttons: rx.Component) -> rx.Component:
    """Buttons beside each other."""
    return rx.el.div(*buttons, class_name="ep-actions")


def back_to(route: str, text: Text) -> rx.Component:
    """The way from a page of the office to the one that everybody sees."""
    return link_button(text, link_to(route), kind="secondary", icon="arrow-left")


def save_or_leave(words: str, close: EventSpec, form_id: str = "") -> rx.Component:
    """The end of a form; ``form_id`` if it stands behind the form and not in it."""
    props = {"form": form_id} if form_id else {}
    return actions(
        button(t(f"{words}-save"), type="submit", **props),
        cancel_button(t(f"{words}-cancel"), close, kind="secondary"),
    )


def removal_of(
    state: type[EditorPageState],
    words: str,
    delete: EventSpec,
    *others: rx.Component,
    **named: str,
) -> rx.Component:
    """Deleting what is open, after a question that names it; what is new cannot be deleted."""
    return rx.cond(
        state.item_id == 0,
        rx.fragment(),
        removal(
            t(f"{words}-delete"),
            t(f"{words}-delete-ask", **named),
            *others,
            asks=state.asks_delete,
            ask=state.ask_delete,
            delete=delete,
        ),
    )
