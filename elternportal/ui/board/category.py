"""What a notice is about, as a word with its icon and colour."""

from typing import cast

import reflex as rx

from elternportal.domain.board import Category
from elternportal.i18n import t
from elternportal.ui.components import Tone, badge

_LOOKS: dict[Category, tuple[Tone, str]] = {
    Category.INFO: ("info", "info"),
    Category.IMPORTANT: ("danger", "triangle-alert"),
    Category.EVENT: ("success", "calendar"),
    Category.HELP: ("warning", "hand-helping"),
}


def category_badge(category: rx.Var[str]) -> rx.Component:
    """The badge of a :class:`~elternportal.domain.board.Category` value."""
    badges = (
        (one.value, badge(t(f"board-category-{one}"), tone=tone, icon=icon))
        for one, (tone, icon) in _LOOKS.items()
    )
    return cast("rx.Component", rx.match(category, *badges, rx.fragment()))
