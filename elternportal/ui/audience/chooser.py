"""Choosing whom something is for, in every editor.

Use: call ``audience_chooser()`` once on the page, outside of its form (a form's Enter key must
not save while one searches for a child). The page's ``load`` handler fills it, and its saving
handler reads it, both through ``AudienceState`` (``state/audience/chooser.py``), whose docstring
says how. What the browser sends is checked anew when it is saved.
"""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.services.audience.options import WHOLE_SCHOOL, TargetRow
from elternportal.state.audience.chooser import AudienceState as State
from elternportal.ui.components import text_field
from elternportal.ui.icons import icon
from elternportal.ui.place import current_route, link_to

SEARCH_AFTER_MS = 300


def audience_chooser() -> rx.Component:
    """What is chosen with its count, then all that can be chosen."""
    return rx.el.fieldset(
        rx.el.legend(t("audience-title"), class_name="kern-title"),
        _chosen(),
        rx.cond(State.may_address_school, _toggle(WHOLE_SCHOOL, t("audience-whole-school"))),
        _choices(t("audience-grades"), State.grades),
        _choices(t("audience-classes"), State.classes),
        _choices(t("audience-groups"), State.groups),
        _groups_link(),
        _search(),
        class_name="ep-fieldset ep-audience",
    )


def chosen_in_words() -> rx.Component:
    """Whom the choice names, to be read before something goes out to them."""
    return rx.el.p(
        t("audience-for"),
        " ",
        rx.foreach(
            State.chosen,
            lambda target, place: rx.fragment(rx.cond(place > 0, ", ", ""), target.text),
        ),
        class_name="ep-strong",
    )


def _chosen() -> rx.Component:
    return rx.el.div(
        rx.cond(
            State.chosen.length() > 0,
            rx.el.ul(
                rx.foreach(State.chosen, _chosen_target),
                aria_label=t("audience-chosen"),
                class_name="ep-chip-row",
            ),
        ),
        rx.el.p(
            rx.cond(State.chosen.length() > 0, State.count, t("audience-nobody-yet")),
            role="status",
            aria_live="polite",
            class_name="ep-audience-count",
        ),
        class_name="ep-audience-chosen",
    )


def _chosen_target(target: ObjectVar[TargetRow]) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            rx.el.span(target.text),
            icon("x", 18),
            type="button",
            aria_label=f"{t('audience-remove')} {target.text}",
            on_click=State.toggle(target.key),
            class_name="ep-chosen",
        ),
        key=target.key,
    )


def _choices(label: str, targets: rx.Var[list[TargetRow]]) -> rx.Component:
    """A row of targets to choose from, if there are any."""
    return rx.cond(
        targets.length() > 0,
        rx.el.div(
            rx.el.p(label, class_name="kern-label"),
            rx.el.div(
                rx.foreach(targets, lambda target: _toggle(target.key, target.text)),
                role="group",
                aria_label=label,
                class_name="ep-tabs",
            ),
            class_name="ep-audience-choices",
        ),
    )


def _groups_link() -> rx.Component:
    if current_route() == routes.OFFICE_GROUPS:
        return rx.fragment()
    link = rx.el.a(
        t("audience-manage-groups"), href=link_to(routes.OFFICE_GROUPS), class_name="kern-link"
    )
    return rx.cond(State.may_address_school, rx.el.p(link))


def _toggle(key: str | rx.Var[str], text: str | rx.Var[str]) -> rx.Component:
    return rx.el.button(
        text,
        type="button",
        aria_pressed=State.chosen_keys.contains(key),
        on_click=State.toggle(key),
        key=key,
        class_name="ep-tab",
    )


def _search() -> rx.Component:
    return rx.el.div(
        text_field(
            t("audience-search"),
            "",
            type="search",
            hint=t("audience-search-hint"),
            field_id="feld-empfaenger-suche",
            max_length=100,
            key=State.filled.to_string(),
            on_change=State.search.debounce(SEARCH_AFTER_MS),
        ),
        _choices(t("audience-found"), State.found),
        rx.cond(
            (State.searched.length() > 1) & (State.found.length() == 0),
            rx.el.p(t("audience-nothing-found"), role="status", class_name="ep-muted"),
        ),
        class_name="ep-stack",
    )
