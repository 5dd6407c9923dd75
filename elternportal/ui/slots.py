"""What pages share on which people tap a time that others may take while they look."""

import reflex as rx


def spoken_losses(sentence: rx.Var[str] | str) -> rx.Component:
    """A place from which assets/evening.js lets a screen reader say what was lost in the focus.

    Args:
        sentence: with ``{time}`` and ``{teacher}`` in it.
    """
    return rx.el.p(
        id="evening-spoken",
        role="status",
        aria_live="polite",
        class_name="kern-sr-only",
        custom_attrs={"data-sentence": sentence},
    )
