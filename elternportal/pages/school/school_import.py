"""The office's import page: choose files, see what they would change, apply."""

import reflex as rx

from elternportal import routes
from elternportal.i18n import current_language, t
from elternportal.imports.formats import FORMATS
from elternportal.imports.kinds import expected_files
from elternportal.pages import Page
from elternportal.state.school.school_import import (
    APPLYING,
    CHECKING,
    CHOOSE,
    DONE,
    PLAN,
    ImportPageState,
)
from elternportal.ui.components import (
    button,
    card,
    confirm,
    data_table,
    empty_state,
    file_field,
    form,
    link_button,
    progress,
    section,
    skeleton,
    table_row,
    text_field,
)
from elternportal.ui.layout import page_frame
from elternportal.ui.place import link_to
from elternportal.ui.school.import_plan import changes, doubtful_rows, namesake


def view() -> rx.Component:
    return page_frame(
        rx.match(
            ImportPageState.step,
            (CHOOSE, _choose()),
            (CHECKING, _working(t("office-import-checking"))),
            (PLAN, _plan()),
            (APPLYING, _working(t("office-import-applying"), t("office-import-may-leave"))),
            (DONE, _done()),
            skeleton(4),
        ),
        title=t("office-import-title"),
        group="office",
    )


def _choose() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("office-import-about"), class_name="ep-muted"),
        rx.cond(ImportPageState.last != "", rx.el.p(ImportPageState.last)),
        rx.el.div(
            link_button(
                t("office-import-journal"), link_to(routes.OFFICE_IMPORTS), kind="secondary"
            ),
            link_button(
                t("office-import-sources"), link_to(routes.IMPORT_SOURCES), kind="secondary"
            ),
            class_name="ep-actions",
        ),
        rx.el.div(
            section(t("office-import-files-heading"), card(_upload_form())),
            section(
                t("office-import-which"),
                data_table(
                    [t("office-import-head-file"), t("office-import-head-kind")],
                    [
                        table_row(rx.el.strong(f"{name}.TXT"), t(text_key))
                        for name, text_key in expected_files().items()
                    ]
                    + [
                        table_row(rx.el.strong(one.pattern), t(f"import-format-{one.name}"))
                        for one in FORMATS
                    ],
                    caption=t("office-import-which"),
                ),
                rx.el.p(t("office-import-where"), class_name="ep-muted"),
            ),
            class_name="ep-columns",
        ),
    )


def _upload_form() -> rx.Component:
    return form(
        file_field(
            t("office-import-files-label"),
            "files",
            accept=".txt,.csv,.dif,.xml,.htm,.html,.zip,.xlsx",
            multiple=True,
            hint=t("office-import-files-hint"),
        ),
        button(t("office-import-upload"), type="submit", icon="upload"),
        action=f"{routes.IMPORT_UPLOAD}?{routes.DOCUMENT_LANGUAGE}={current_language()}",
        enc_type="multipart/form-data",
    )


def _working(title: str, hint: str = "") -> rx.Component:
    return section(
        title,
        progress(
            ImportPageState.work_done,
            label=ImportPageState.phase,
            maximum=ImportPageState.work_total,
        ),
        *([rx.el.p(hint, class_name="ep-muted")] if hint else []),
    )


def _plan() -> rx.Component:
    return rx.fragment(
        _files(),
        rx.cond(
            ImportPageState.needs_password,
            _password(),
            rx.fragment(
                rx.cond(ImportPageState.errors.rows.length() > 0, _errors()),
                rx.cond(
                    ImportPageState.is_empty,
                    _nothing(),
                    section(t("office-import-plan"), changes(ImportPageState.kinds)),
                ),
                rx.cond(ImportPageState.namesakes.length() > 0, _namesakes()),
                rx.cond(ImportPageState.warnings.rows.length() > 0, _warnings()),
            ),
        ),
        _decide(),
    )


def _password() -> rx.Component:
    """An archive is opened for this look and for taking over; its password is not kept."""
    return section(
        t("office-import-password-title"),
        rx.el.p(t("import-archive-password")),
        form(
            text_field(t("office-import-password"), "password", type="password"),
            button(t("office-import-unlock"), type="submit", icon="lock-open"),
            on_submit=ImportPageState.unlock,
        ),
    )


def _nothing() -> rx.Component:
    return rx.cond(
        ImportPageState.errors.rows.length() > 0,
        empty_state(t("office-import-nothing-without-errors"), "circle-slash"),
        empty_state(t("office-import-nothing"), "circle-check"),
    )


def _files() -> rx.Component:
    return rx.el.p(
        rx.el.strong(t("office-import-from") + ": "),
        ImportPageState.file_names,
        rx.cond(
            ImportPageState.ignored_names != "",
            rx.el.span(" (", t("office-import-ignored"), ": ", ImportPageState.ignored_names, ")"),
        ),
        class_name="ep-muted",
    )


def _namesakes() -> rx.Component:
    return section(
        t("office-import-same"),
        rx.el.p(t("office-import-same-about"), class_name="ep-muted"),
        rx.el.ul(
            rx.foreach(
                ImportPageState.namesakes, lambda one: namesake(one, ImportPageState.tell_apart)
            ),
            class_name="ep-list",
        ),
    )


def _errors() -> rx.Component:
    return section(
        t("office-import-errors"),
        rx.el.p(t("office-import-errors-about")),
        rx.el.div(
            button(
                t("office-import-leave-out-all"),
                kind="secondary",
                on_click=ImportPageState.leave_out_all,
            ),
            button(
                t("office-import-keep-all"), kind="quiet", on_click=ImportPageState.leave_out_none
            ),
            class_name="ep-actions",
        ),
        doubtful_rows(ImportPageState.errors, t("office-import-errors"), ImportPageState.leave_out),
    )


def _warnings() -> rx.Component:
    return section(
        t("office-import-warnings"),
        rx.el.p(t("office-import-warnings-about"), class_name="ep-muted"),
        doubtful_rows(ImportPageState.warnings, t("office-import-warnings")),
    )


def _type_number() -> rx.Component:
    """So many leave that a click is too little."""
    return form(
        rx.el.p(ImportPageState.question, class_name="kern-body kern-body--bold"),
        rx.el.p(ImportPageState.missing_question),
        text_field(t("office-import-missing-label"), "missing", type="number", min=1),
        rx.el.div(
            button(t("office-import-yes"), type="submit", kind="danger"),
            button(t("ui-no"), kind="secondary", on_click=ImportPageState.cancel),
            class_name="ep-actions",
        ),
        on_submit=ImportPageState.apply_missing,
        class_name="ep-form ep-confirm",
    )


def _decide() -> rx.Component:
    """Apply, once nothing stands in the way; the way back is always open."""
    return rx.cond(
        ImportPageState.asks,
        rx.cond(
            ImportPageState.missing > 0,
            _type_number(),
            confirm(
                ImportPageState.question,
                ImportPageState.apply,
                ImportPageState.cancel,
                yes=t("office-import-yes"),
                danger=False,
            ),
        ),
        rx.fragment(
            rx.el.div(
                rx.cond(
                    ImportPageState.is_empty, rx.fragment(), rx.el.p(ImportPageState.still_open)
                ),
                id="offen",
                role="status",
            ),
            rx.el.div(
                rx.cond(
                    ImportPageState.is_empty,
                    rx.fragment(),
                    button(
                        t("office-import-apply"),
                        on_click=ImportPageState.ask,
                        disabled=ImportPageState.still_open != "",
                        aria_describedby="offen",
                    ),
                ),
                button(
                    t("office-import-other-files"),
                    kind="secondary",
                    on_click=ImportPageState.choose_again,
                ),
                class_name="ep-actions",
            ),
        ),
    )


def _done() -> rx.Component:
    return empty_state(
        ImportPageState.result,
        "circle-check",
        rx.el.p(t("office-import-done-about"), class_name="ep-muted"),
        button(t("office-import-again"), kind="secondary", on_click=ImportPageState.choose_again),
    )


PAGE = Page(routes.OFFICE_IMPORT, view, "office-import-title", ImportPageState.load)
