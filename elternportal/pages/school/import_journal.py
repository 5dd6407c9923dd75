"""The journal of imports: what came in when, and how to take it back."""

import reflex as rx
from reflex.vars import ObjectVar

from elternportal import routes
from elternportal.i18n import t
from elternportal.pages import Page
from elternportal.state.school.import_journal import ImportJournalPageState as State
from elternportal.state.school.import_journal import ImportRunLine
from elternportal.ui.components import (
    button,
    card,
    confirm,
    empty_state,
    link_button,
    skeleton,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.listing import pager_links
from elternportal.ui.place import link_to


def view() -> rx.Component:
    return page_frame(
        rx.cond(State.is_loaded, _journal(), skeleton(4)),
        title=t("import-journal-title"),
        group="office",
    )


def _journal() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("import-journal-about"), class_name="ep-muted"),
        rx.el.div(
            link_button(
                t("import-journal-to-import"), link_to(routes.OFFICE_IMPORT), kind="secondary"
            ),
            class_name="ep-actions",
        ),
        rx.el.div(rx.cond(State.stays != "", rx.el.p(State.stays)), role="status"),
        rx.cond(
            State.runs.length() > 0,
            rx.fragment(
                rx.el.div(rx.foreach(State.runs, _run), class_name="ep-cards"),
                pager_links(State.pages),
            ),
            empty_state(t("import-journal-empty"), "circle-check"),
        ),
    )


def _run(run: ObjectVar[ImportRunLine]) -> rx.Component:
    return card(
        rx.el.p(run.told),
        rx.el.p(
            run.who, rx.cond(run.files != "", ": " + run.files.to(str), ""), class_name="ep-muted"
        ),
        rx.cond(run.undone != "", rx.el.p(run.undone, class_name="ep-muted")),
        rx.cond(run.may_undo, _undo(run)),
        title=run.when,
        level=2,
        key=run.id.to_string(),
    )


def _undo(run: ObjectVar[ImportRunLine]) -> rx.Component:
    return rx.cond(
        State.asked == run.id,
        confirm(
            t("import-journal-ask"),
            State.undo(run.id),
            State.cancel,
            yes=t("import-journal-undo"),
        ),
        rx.el.div(
            button(
                t("import-journal-undo"),
                kind="secondary",
                aria_label=t("import-journal-undo") + ": " + run.when.to(str),
                on_click=State.ask(run.id),
            ),
            class_name="ep-actions",
        ),
    )


PAGE = Page(routes.OFFICE_IMPORTS, view, "import-journal-title", State.load)
