"""Which grades see their exams."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.exams import EXAM_RELEASE, OFFICE_EXAMS
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.exams.release import ExamReleasePageState as State
from elternportal.state.exams.release import GradeLine
from elternportal.ui.components import button, card, empty_state, skeleton
from elternportal.ui.editing import actions, back_to
from elternportal.ui.layout import page_frame


def view() -> rx.Component:
    return page_frame(
        actions(back_to(OFFICE_EXAMS, t("exam-release-back"))),
        rx.cond(
            State.is_loaded,
            rx.cond(
                State.grades.length() > 0,
                rx.fragment(
                    rx.el.p(t("exam-release-about")),
                    rx.el.div(rx.foreach(State.grades, _grade), class_name="ep-notices"),
                ),
                empty_state(t("exam-release-off"), "calendar-check"),
            ),
            skeleton(6),
        ),
        title=t("exam-release-title"),
        group="office",
    )


def _grade(line: ObjectVar[GradeLine]) -> rx.Component:
    return card(
        rx.el.p(line.state),
        rx.cond(line.asks != "", _ask(line), _way(line)),
        title=line.name,
        level=2,
        key=line.grade,
    )


def _way(line: ObjectVar[GradeLine]) -> rx.Component:
    return actions(
        rx.cond(
            line.is_released,
            button(
                t("exam-release-withdraw"),
                kind="secondary",
                on_click=State.withdraw(line.grade),
                aria_label=f"{t('exam-release-withdraw')}: {line.name}",
            ),
            button(
                t("exam-release-show"),
                on_click=State.ask_release(line.grade),
                aria_label=f"{t('exam-release-show')}: {line.name}",
            ),
        )
    )


def _ask(line: ObjectVar[GradeLine]) -> rx.Component:
    return rx.el.div(
        rx.el.p(line.asks, class_name="ep-strong"),
        actions(
            button(t("exam-release-yes"), on_click=State.release(line.grade)),
            button(t("exam-release-no"), kind="secondary", on_click=State.do_not_release),
        ),
        role="alert",
    )


PAGE = Page(EXAM_RELEASE, view, "exam-release-title", State.load)
