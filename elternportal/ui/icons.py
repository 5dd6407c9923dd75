"""One icon set (lucide, which comes with Reflex). Icons are decoration: the word stands beside."""

import reflex as rx


def icon(name: str, size: int = 20) -> rx.Component:
    """An icon that screen readers skip."""
    return rx.icon(name, size=size, custom_attrs={"aria-hidden": "true"})
