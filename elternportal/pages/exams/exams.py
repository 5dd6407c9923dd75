"""Prüfungen: what comes, or what was, by month."""

import reflex as rx
from reflex.vars import ArrayVar

from elternportal import routes
from elternportal.domain.exams import EXAMS, OFFICE_EXAMS
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.exams.exams import ExamsPageState as State
from elternportal.state.listing import ChoiceLine
from elternportal.ui.components import empty_state, link_button, skeleton
from elternportal.ui.exams.entry import exam_entry
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links, pager_links
from elternportal.ui.place import link_to


def view() -> rx.Component:
    way = link_button(t("exams-manage"), link_to(OFFICE_EXAMS), kind="secondary", icon="pencil")
    return page_frame(
        rx.cond(State.may_enter, rx.el.div(way, class_name="ep-actions")),
        rx.cond(State.is_loaded, _content(), skeleton(6)),
        title=t("exams-title"),
        group="service",
    )


def _content() -> rx.Component:
    return rx.fragment(
        choice_links(t("exams-shown"), State.shown),
        _if_any(t("exams-child"), State.children_choices),
        rx.cond(
            State.subjects.length() > 0,
            rx.el.details(
                rx.el.summary(t("exams-subject"), class_name="ep-fold-title"),
                choice_links(t("exams-subject"), State.subjects),
                open=State.subject_chosen,
            ),
        ),
        rx.cond(
            State.lines.length() > 0,
            rx.el.div(rx.foreach(State.lines, exam_entry), class_name="ep-notices"),
            empty_state(State.empty, "calendar"),
        ),
        pager_links(State.pages),
        rx.el.p(
            rx.el.a(
                t("exams-subscribe"), href=link_to(routes.CALENDAR_FEEDS), class_name="kern-link"
            )
        ),
    )


def _if_any(label: str, choices: ArrayVar[list[ChoiceLine]]) -> rx.Component:
    return rx.cond(choices.length() > 0, choice_links(label, choices))


PAGE = Page(EXAMS, view, "exams-title", State.load)
