"""How the portal as a whole is, for the office: mails, import, backup, deletion, disk."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.operations.health import HealthLine
from elternportal.state.operations.health import HealthPageState as State
from elternportal.ui.components import badge, skeleton
from elternportal.ui.layout import page_frame


def view() -> rx.Component:
    return page_frame(
        rx.cond(
            State.is_loaded,
            rx.fragment(
                rx.el.p(t("health-about"), class_name="ep-muted"),
                rx.el.dl(rx.foreach(State.lines, _line), class_name="ep-facts"),
            ),
            skeleton(6),
        ),
        title=t("health-title"),
        group="office",
    )


def _line(line: ObjectVar[HealthLine]) -> rx.Component:
    return rx.el.div(
        rx.el.dt(line.label),
        rx.el.dd(
            line.text,
            rx.cond(line.warning != "", rx.el.div(badge(line.warning, tone="danger"))),
        ),
        key=line.label,
    )


PAGE = Page(routes.OFFICE_HEALTH, view, "health-title", State.load)
