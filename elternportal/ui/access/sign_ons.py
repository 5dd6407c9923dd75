"""Signing on by providers: the buttons under the sign-in form, and the part of the settings."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.reflex_internals import A
from elternportal.state.access.account import FormPageState, SignOnLine
from elternportal.state.access.sign_ons import LinkedLine, OfferedLine
from elternportal.state.access.sign_ons import SignOnsState as State
from elternportal.ui.components import button, section
from elternportal.ui.layout import link_to
from elternportal.ui.step_up import step_up


def sign_on_buttons() -> rx.Component:
    """A way in per provider; without script a link to the page that has the same."""
    return rx.fragment(
        rx.foreach(FormPageState.sign_ons, _way_in),
        rx.el.noscript(A.create(t("sign-on-without-script"), href=link_to(routes.SIGN_ON_CHOICE))),
    )


def _way_in(line: ObjectVar[SignOnLine]) -> rx.Component:
    return rx.el.p(_way_out(line.words, line.address, "secondary"), key=line.address)


def own_sign_ons() -> rx.Component:
    """What is linked and since when, and what may be; nothing at a school without providers."""
    return rx.cond(
        (State.linked.length() > 0) | (State.offered.length() > 0),
        section(
            t("sign-on-title"),
            rx.el.p(t("sign-on-about")),
            rx.el.ul(rx.foreach(State.linked, _linked), class_name="ep-list"),
            step_up(),
            rx.foreach(State.offered, _offered),
            rx.cond(State.leads_to != "", _way_there()),
        ),
    )


def _linked(line: ObjectVar[LinkedLine]) -> rx.Component:
    return rx.el.li(
        rx.el.span(rx.el.strong(line.label), " – ", line.when),
        " ",
        button(t("sign-on-unlink"), kind="secondary", on_click=State.unlink(line.id)),
        key=line.id.to_string(),
    )


def _offered(line: ObjectVar[OfferedLine]) -> rx.Component:
    return rx.el.p(
        button(line.words, kind="secondary", on_click=State.begin(line.name)), key=line.name
    )


def _way_there() -> rx.Component:
    return rx.el.div(
        rx.el.p(State.leads_to_words),
        _way_out(t("sign-on-go"), State.leads_to, "primary"),
        role="status",
    )


def _way_out(words: str | rx.Var[str], address: rx.Var[str], kind: str) -> rx.Component:
    """A link that looks like a button: a plain one, because the router would look for a page."""
    label = rx.el.span(words, class_name="kern-label")
    return A.create(label, href=address, class_name=f"kern-btn kern-btn--{kind}")
