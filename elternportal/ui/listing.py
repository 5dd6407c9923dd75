"""Parts of pages with a long list: what to show, words to search for, and its pages."""

import reflex as rx
from reflex.vars import ArrayVar, ObjectVar

from elternportal.i18n import t
from elternportal.state.listing import LONGEST_SEARCH, WORDS, ChoiceLine, HeadLine, PagerLine
from elternportal.ui.components import EventSpec, button, link_button
from elternportal.ui.fields import Text, form, text_field
from elternportal.ui.icons import icon


def choice_links(label: str, choices: ArrayVar[list[ChoiceLine]]) -> rx.Component:
    """Links of which one is current; ``label`` names the choice."""
    return rx.el.nav(rx.foreach(choices, _choice), aria_label=label, class_name="ep-child-chips")


def _choice(choice: ObjectVar[ChoiceLine]) -> rx.Component:
    return rx.el.a(
        choice.label,
        href=choice.href,
        aria_current=rx.cond(choice.is_current, "page", "false"),
        key=choice.key,
        class_name="ep-child-chip",
    )


def list_search(
    label: Text, words: rx.Var[str], on_submit: EventSpec, without_words: rx.Var[str]
) -> rx.Component:
    """A field for words; ``without_words`` is the address of the list without them."""
    return form(
        text_field(label, WORDS, type="search", value=words, max_length=LONGEST_SEARCH),
        button(t("listing-search"), kind="secondary", icon="search", type="submit"),
        rx.cond(words != "", rx.el.a(t("listing-search-end"), href=without_words)),
        on_submit=on_submit,
        key=words,
        role="search",
        class_name="ep-letter-search",
    )


def sortable_heads(heads: ArrayVar[list[HeadLine]]) -> rx.Component:
    """The heads of a table; each sorts by its column, the current one the other way round."""
    return rx.foreach(heads, _head)


def _head(head: ObjectVar[HeadLine]) -> rx.Component:
    return rx.el.th(
        rx.cond(
            head.href != "",
            rx.el.a(
                head.label,
                rx.match(
                    head.direction,
                    ("ascending", icon("chevron-up", 16)),
                    ("descending", icon("chevron-down", 16)),
                    icon("chevrons-up-down", 16),
                ),
                href=head.href,
                class_name="ep-sort",
            ),
            head.label,
        ),
        scope="col",
        aria_sort=head.direction,
        key=head.label,
        class_name="kern-table__header",
    )


def pager_links(pager: ObjectVar[PagerLine]) -> rx.Component:
    """How many there are, and the pages before and after."""
    return rx.el.nav(
        rx.el.p(pager.told, class_name="ep-muted"),
        rx.el.div(
            rx.cond(
                pager.before != "",
                link_button(t("listing-before"), pager.before, kind="secondary"),
            ),
            rx.cond(
                pager.after != "",
                link_button(t("listing-after"), pager.after, kind="secondary"),
            ),
            class_name="ep-actions",
        ),
        aria_label=t("listing-pages"),
    )
