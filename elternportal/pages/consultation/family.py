"""Consultation hours for parents: own talks, and teachers with their next free times."""

import reflex as rx

from elternportal import routes
from elternportal.domain.consultation import CONSULTATION
from elternportal.i18n import current_language, t
from elternportal.pages import Page
from elternportal.state.consultation.family import ConsultationPageState as State
from elternportal.ui.components import empty_state, file_button, section, skeleton
from elternportal.ui.consultation.family import declined_talks, own_talks, teacher_rows
from elternportal.ui.editing import actions
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import choice_links
from elternportal.ui.slots import spoken_losses
from elternportal.ui.undo import undo_notice


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, _page(), skeleton(6)),
        title=t("consultation-title"),
        group="bookings",
    )


def _page() -> rx.Component:
    return rx.fragment(
        declined_talks(),
        rx.cond(State.own.length() > 0, section(t("consultation-own"), own_talks(), _download())),
        section(
            t("consultation-teachers"),
            rx.el.p(State.rules, class_name="ep-muted"),
            rx.cond(
                State.children.length() > 0,
                choice_links(t("consultation-children"), State.children),
            ),
            rx.cond(
                State.teachers.length() > 0,
                rx.fragment(
                    teacher_rows(),
                    spoken_losses(t("consultation-lost", time="{time}", teacher="{teacher}")),
                ),
                empty_state(t("consultation-none"), "calendar-x"),
            ),
        ),
        undo_notice(State.undo_line, State.undo),
    )


def _download() -> rx.Component:
    language = f"?{routes.DOCUMENT_LANGUAGE}={current_language()}"
    return actions(
        file_button(
            t("consultation-ics"), f"{CONSULTATION}/termine.ics{language}", icon="calendar-plus"
        )
    )


PAGE = Page(CONSULTATION, view, "consultation-title", State.load)
