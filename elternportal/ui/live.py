"""Looks up live columns in the browser; see ``live/sender.py`` for how they get there."""

import reflex as rx
from reflex_base.vars.base import VarData

from elternportal.state.live import LiveState, column_key


def live_column(topic: rx.Var[str]) -> rx.Var[str]:
    """The newest pushed column of a topic, e.g. "fftb…", one letter per slot; "" before it came."""
    context = str(LiveState.version).rsplit(".", 1)[0]
    key = f"{topic!s}.replaceAll(':', '_') + '{column_key('')}'"
    return rx.Var(
        _js_expr=f"({context}[{key}] ?? '')",
        _var_type=str,
        _var_data=VarData.merge(LiveState.version._get_all_var_data(), topic._get_all_var_data()),
    ).to(str)
