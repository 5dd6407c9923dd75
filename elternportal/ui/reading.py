"""A page that everybody reads and that office and head look after on a page of their own."""

import reflex as rx

from elternportal.state.page import PageState
from elternportal.ui.components import link_button, skeleton
from elternportal.ui.layout import page_frame
from elternportal.ui.place import link_to


def reading_page(
    state: type[PageState],
    content: rx.Component,
    *,
    title: str,
    manage: str,
    office: str,
    group: str = "news",
) -> rx.Component:
    """The page with what is read, below the way to where it is looked after.

    ``manage`` is the way's name and ``office`` the route to which it leads; only office and head
    see it.
    """
    way = link_button(manage, link_to(office), kind="secondary", icon="pencil")
    return page_frame(
        rx.cond(state.is_administration, rx.el.div(way, class_name="ep-actions")),
        rx.cond(state.is_loaded, content, skeleton(6)),
        title=title,
        group=group,
    )
