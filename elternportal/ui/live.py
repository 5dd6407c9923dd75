"""Looks up live columns in the browser; see ``state/sender.py`` for how they get there."""

import reflex as rx

from elternportal.reflex_internals import context_of, var_data_of
from elternportal.state.live import LiveState, column_key


def live_column(topic: rx.Var[str]) -> rx.Var[str]:
    """The newest pushed column of a topic, e.g. "fftb…", one letter per slot; "" before it came."""
    context = context_of(LiveState.version)
    key = f"{topic!s}.replaceAll(':', '_') + '{column_key('')}'"
    return rx.Var(
        _js_expr=f"({context}[{key}] ?? '')",
        _var_type=str,
        _var_data=var_data_of(LiveState.version, topic),
    ).to(str)
