"""What there is for lunch."""

import reflex as rx
from elternportal.domain.lunch import LUNCH
from elternportal.state.lunch.meals import LunchPageState
from elternportal.ui.lunch.meal import meal

from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.ui.layout import page_frame


def view() -> rx.Component:
    return page_frame(
        rx.el.div(rx.foreach(LunchPageState.meals, meal), class_name="ep-cards"),
        title=t("menu-lunch"),
        group="service",
    )


PAGE = Page(LUNCH, view, "menu-lunch", LunchPageState.load)
