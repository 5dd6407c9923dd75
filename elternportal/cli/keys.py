"""Commands for the keys that texts about health are sealed with (``sealing.py``)."""

import typer

from elternportal.cli.console import opened_database, say
from elternportal.sealing import seal_anew


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    keys = typer.Typer(no_args_is_help=True, help="Keys of texts that are sealed in the database.")
    keys.callback()(_keys)
    keys.command("rotate")(rotate)
    app.add_typer(keys, name="keys")


def _keys() -> None:
    """Keys of texts that are sealed in the database."""


def rotate() -> None:
    """Seal all texts with the newest key; afterwards the older ones may leave the settings."""
    with opened_database() as database, database.transaction() as session:
        count = seal_anew(session)
    say("cli-keys-rotated", count=count)
