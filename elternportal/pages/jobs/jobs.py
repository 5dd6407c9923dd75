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
    empty_state,
    file_button,
    progress,
    skeleton,
    table_of,
    table_row,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import pager_links, sortable_heads


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, _jobs(), skeleton(4)),
        title=t("jobs-title"),
        group="office",
    )


def _jobs() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("jobs-intro"), class_name="ep-muted"),
        table_of(
            State.jobs,
            _job,
            sortable_heads(State.heads),
            caption=t("jobs-title"),
            empty=empty_state(t("jobs-empty"), "circle-check"),
            class_name="ep-table-cards",
        ),
        rx.cond(State.jobs.length() > 0, pager_links(State.pages)),
    )


def _job(job: ObjectVar[JobLine]) -> rx.Component:
    return table_row(
        rx.el.strong(job.title),
        job.when,
        rx.cond(
            job.is_open,
            progress(job.done, label=job.told, maximum=job.total),
            rx.cond(job.is_failed, badge(job.told, tone="danger"), job.told),
        ),
        rx.fragment(
            rx.cond(job.kept != "", rx.el.p(job.kept)),
            rx.el.div(_actions(job), class_name="ep-actions"),
        ),
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
