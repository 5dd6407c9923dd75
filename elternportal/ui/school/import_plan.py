"""The parts of the import page that list things: changes by kind, and doubtful rows."""

from typing import Any

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal.i18n import t
from elternportal.state.school.import_views import (
    DoubtfulLine,
    DoubtfulRowsLine,
    ImportChangeLine,
    ImportKindLine,
    NamesakeLine,
)
from elternportal.ui.components import Tone, badge, button, data_table, table_row

_TONES: dict[str, Tone] = {"added": "success", "changed": "info", "removed": "warning"}


def changes(kinds: ArrayVar[list[ImportKindLine]]) -> rx.Component:
    """How much of each kind changes, and below it what exactly."""
    return rx.fragment(
        data_table(
            [
                t("office-import-head-kind"),
                *(t(f"office-import-sum-{what}") for what in ("added", "changed", "removed")),
            ],
            rx.foreach(kinds, _sums),
            caption=t("office-import-plan"),
        ),
        rx.foreach(kinds, _details),
    )


def doubtful_rows(
    doubtful: ObjectVar[DoubtfulRowsLine], caption: str, leave_out: Any = None
) -> rx.Component:
    """Rows with their reasons; with the handler ``leave_out`` each has a box to leave it out."""
    headers = [t("office-import-head-place"), t("office-import-head-reason")]
    if leave_out is not None:
        headers.insert(0, t("office-import-head-leave-out"))
    return rx.fragment(
        data_table(
            headers,
            rx.foreach(doubtful.rows, lambda row: _doubtful_row(row, leave_out)),
            caption=caption,
        ),
        rx.cond(doubtful.more != "", rx.el.p(doubtful.more, class_name="ep-muted")),
    )


def namesake(one: ObjectVar[NamesakeLine], tell_apart: Any) -> rx.Component:
    """Somebody called like a person who was entered by hand, and the other answer."""
    return rx.el.li(
        rx.el.p(one.sentence),
        rx.cond(
            one.is_apart,
            _answer(t("office-import-one"), one, tell_apart(one.file, one.line, False)),
            _answer(t("office-import-two"), one, tell_apart(one.file, one.line, True)),
        ),
        key=one.file + one.line.to_string(),
    )


def _answer(word: str, one: ObjectVar[NamesakeLine], on_click: Any) -> rx.Component:
    name = word + ": " + one.sentence.to(str)
    return button(word, kind="secondary", aria_label=name, on_click=on_click)


def _sums(kind: ObjectVar[ImportKindLine]) -> rx.Component:
    return table_row(
        kind.name, *map(_number, (kind.added, kind.changed, kind.removed)), key=kind.name
    )


def _number(count: rx.Var[int]) -> rx.Component:
    """A number that counts stands out from the noughts around it."""
    return rx.cond(count > 0, rx.el.strong(count), rx.el.span("0", class_name="ep-muted"))


def _details(kind: ObjectVar[ImportKindLine]) -> rx.Component:
    return rx.cond(
        kind.lines.length() > 0,
        rx.el.details(
            rx.el.summary(
                kind.name,
                " (",
                kind.added + kind.changed + kind.removed,
                ")",
                class_name="ep-fold-title",
            ),
            data_table(
                [
                    t("office-import-head-what"),
                    t("office-import-head-entry"),
                    t("office-import-head-details"),
                ],
                rx.foreach(kind.lines, _line),
                caption=kind.name,
            ),
            rx.cond(kind.more != "", rx.el.p(kind.more, class_name="ep-muted")),
            key=kind.name,
            class_name="ep-fold",
        ),
    )


def _line(line: ObjectVar[ImportChangeLine]) -> rx.Component:
    words = ((what, badge(t(f"office-import-{what}"), tone=tone)) for what, tone in _TONES.items())
    return table_row(
        rx.match(line.what, *words, rx.fragment()),
        line.label,
        line.details,
        key=line.what + line.label,
    )


def _doubtful_row(row: ObjectVar[DoubtfulLine], leave_out: Any) -> rx.Component:
    place = rx.el.span(rx.el.strong(row.file), rx.el.br(), row.where)
    reasons = rx.foreach(row.reasons, lambda reason: rx.el.p(reason))
    if leave_out is None:
        return table_row(place, reasons, key=row.place)
    box = rx.el.input(
        type="checkbox",
        checked=row.is_left_out,
        on_change=lambda is_left_out: leave_out(row.file, row.line, is_left_out),
        aria_label=f"{t('office-import-head-leave-out')}: {row.place}",
        class_name="kern-form-check__checkbox",
    )
    return table_row(box, place, reasons, key=row.place)
