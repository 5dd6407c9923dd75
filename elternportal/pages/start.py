"""Start: what must I do, what is today, what is new."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.start import StartState
from elternportal.ui.layout import page_frame


def view() -> rx.Component:
    return page_frame(rx.el.p(StartState.greeting), title=t("start-title"))


PAGE = Page(routes.START, view, "start-title", StartState.load)
