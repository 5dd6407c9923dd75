"""A letter as its readers will see it: before it goes out, afterwards, and with a correction."""

from typing import cast

import reflex as rx
from reflex.vars import ObjectVar

from elternportal.domain.letters import Demand
from elternportal.i18n import t
from elternportal.state.audience import AudienceState
from elternportal.state.letters.office_letter import OfficeLetterPageState as State
from elternportal.state.letters.office_letter_views import LetterFormLine
from elternportal.ui.attachments import file_list
from elternportal.ui.audience import audience_chooser, chosen_in_words
from elternportal.ui.components import button, card, confirm, form, link_button, text_field
from elternportal.ui.letters.form import deadline_fields
from elternportal.ui.prose import changed_text, prose

SHOWS_DESK = {"data-then": ".ep-letter-desk"}  # the step before, in letters/form.py
EDITOR = cast("ObjectVar[LetterFormLine]", State.editor)


def review() -> rx.Component:
    """The draft as it will be read, whom it reaches, and the ways to let it go out."""
    return rx.el.div(
        letter_as_read(),
        card(
            chosen_in_words(),
            rx.el.p(AudienceState.count, class_name="ep-audience-count"),
            rx.cond(
                State.missing != "",
                rx.el.p(State.missing, role="alert", class_name="ep-error"),
                _ways_out(),
            ),
            rx.el.div(
                button(
                    t("office-letter-back"),
                    kind="secondary",
                    on_click=State.go_back,
                    custom_attrs=SHOWS_DESK,
                ),
                class_name="ep-actions",
            ),
            title=t("office-letter-part-publish"),
            level=2,
        ),
        tab_index=-1,
        class_name="ep-stack ep-letter-page",
    )


def published() -> rx.Component:
    """A letter that is out, below what can still be done."""
    return rx.el.div(
        rx.cond(State.is_withdrawn, _reinstatement(), _after_publication()),
        letter_as_read(),
        tab_index=-1,
        custom_attrs={"data-step": "read"},
        class_name="ep-stack ep-letter-page",
    )


def _after_publication() -> rx.Component:
    """What can still be done with a letter that is out."""
    return rx.fragment(
        rx.el.div(
            link_button(t("office-letter-results"), State.results),
            button(t("office-letter-correct"), kind="secondary", on_click=State.begin_correction),
            class_name="ep-actions",
        ),
        rx.cond(State.demand != Demand.NONE.value, _terms()),
        _extension(),
        rx.cond(
            State.asks_withdraw != "",
            confirm(
                State.asks_withdraw,
                State.withdraw,
                State.ask_withdraw(False),
                yes=t("office-letter-withdraw-yes"),
            ),
            rx.el.div(
                button(
                    t("office-letter-withdraw"),
                    kind="secondary",
                    icon="undo-2",
                    on_click=State.ask_withdraw(True),
                )
            ),
        ),
    )


def _reinstatement() -> rx.Component:
    return rx.el.div(
        button(
            t("office-letter-reinstate"),
            kind="secondary",
            icon="rotate-ccw",
            on_click=State.reinstate,
        ),
        rx.el.p(t("office-letter-reinstate-hint"), class_name="ep-hint"),
        class_name="ep-stack",
    )


def _extension() -> rx.Component:
    """Whom the letter reaches besides; who has it keeps it."""
    return rx.el.details(
        rx.el.summary(t("office-letter-extend"), class_name="ep-fold-title"),
        rx.el.p(t("office-letter-extend-before"), " ", State.has_it),
        audience_chooser(),
        rx.cond(
            State.asks_extend != "",
            confirm(
                State.asks_extend,
                State.extend,
                State.ask_extend(False),
                yes=t("office-letter-extend-yes"),
                danger=False,
            ),
            button(t("office-letter-extend-send"), on_click=State.ask_extend(True)),
        ),
        key="more-" + State.opened.to_string(),
        class_name="ep-fold",
    )


def _terms() -> rx.Component:
    return rx.el.details(
        rx.el.summary(t("office-letter-terms"), class_name="ep-fold-title"),
        form(
            deadline_fields(),
            rx.el.p(t("office-letter-terms-hint"), class_name="ep-hint"),
            button(t("office-letter-terms-save"), type="submit", kind="secondary"),
            on_submit=State.change_terms,
        ),
        key=State.opened.to_string(),
        class_name="ep-fold",
    )


def correction_review() -> rx.Component:
    """What the correction changes, and the question whether it may go out."""
    return rx.el.div(
        card(
            rx.el.div(changed_text(State.title_changes), class_name="ep-strong"),
            changed_text(State.text_changes),
            title=t("office-letter-changes"),
            level=2,
        ),
        confirm(
            State.asks_correct,
            State.correct,
            State.go_back,
            yes=t("office-letter-correct-now"),
            no=t("office-letter-back"),
            danger=False,
        ),
        tab_index=-1,
        class_name="ep-stack ep-letter-page",
    )


def letter_as_read() -> rx.Component:
    """Title, text, files and what is asked."""
    return rx.el.article(
        rx.el.h2(EDITOR.title, class_name="kern-heading-medium"),
        rx.el.p(State.demand_sentence, class_name="ep-muted"),
        prose(State.preview),
        rx.cond(State.files.length() > 0, file_list(State.files)),
        rx.cond(EDITOR.question != "", rx.el.p(EDITOR.question, class_name="ep-strong")),
        rx.cond(EDITOR.options != "", rx.el.p(EDITOR.options, class_name="ep-changes")),
        class_name="ep-card",
    )


def _ways_out() -> rx.Component:
    return rx.fragment(
        rx.cond(
            State.asks_publish != "",
            confirm(
                State.asks_publish,
                State.publish,
                State.ask_publish(False),
                yes=t("office-letter-publish-yes"),
                danger=False,
            ),
            rx.el.div(
                button(
                    t("office-letter-publish-now"), icon="send", on_click=State.ask_publish(True)
                ),
                class_name="ep-actions",
            ),
        ),
        form(
            rx.el.div(
                text_field(
                    t("office-letter-publish-at"),
                    "publish_at",
                    type="datetime-local",
                    value=EDITOR.publish_at,
                ),
                button(t("office-letter-schedule"), kind="secondary", type="submit"),
                class_name="ep-row",
            ),
            on_submit=State.schedule,
        ),
    )
