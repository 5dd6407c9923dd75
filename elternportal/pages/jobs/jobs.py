"""Long work that a person has begun: it goes on without this page, and is found here again."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.jobs.jobs import JobLine
from elternportal.state.jobs.jobs import JobsPageState as State
from elternportal.ui.components import (
    badge,
    button,
    card,
    empty_state,
    file_button,
    progress,
    skeleton,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import pager_links


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, _jobs(), skeleton(4)),
        title=t("jobs-title"),
        group="office",
    )


def _jobs() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("jobs-intro"), class_name="ep-muted"),
        rx.cond(
            State.jobs.length() > 0,
            rx.fragment(
                rx.el.div(rx.foreach(State.jobs, _job), class_name="ep-cards"),
                pager_links(State.pages),
            ),
            empty_state(t("jobs-empty"), "circle-check"),
        ),
    )


def _job(job: ObjectVar[JobLine]) -> rx.Component:
    return card(
        rx.el.p(job.when, class_name="ep-muted"),
        rx.cond(
            job.is_open,
            progress(job.done, label=job.told, maximum=job.total),
            rx.cond(job.is_failed, badge(job.told, tone="danger"), rx.el.p(job.told)),
        ),
        rx.cond(job.kept != "", rx.el.p(job.kept)),
        rx.el.div(_actions(job), class_name="ep-actions"),
        title=job.title,
        level=2,
        key=job.id.to_string(),
    )


def _actions(job: ObjectVar[JobLine]) -> rx.Component:
    return rx.cond(
        job.is_open,
        button(
            t("jobs-cancel"),
            kind="secondary",
            aria_label=t("jobs-cancel") + ": " + job.title.to(str),
            on_click=State.cancel(job.id),
        ),
        rx.cond(
            job.file != "",
            rx.fragment(
                file_button(t("jobs-fetch"), job.file),
                button(
                    t("jobs-delete-file"),
                    kind="quiet",
                    aria_label=t("jobs-delete-file") + ": " + job.title.to(str),
                    on_click=State.delete_file(job.id),
                ),
            ),
        ),
    )


PAGE = Page(routes.JOBS, view, "jobs-title", State.load)
