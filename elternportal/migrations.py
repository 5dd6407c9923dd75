"""Brings a database to the present tables: alembic, without its command line."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

ROOT = Path(__file__).resolve().parents[1]
PRIVATE = 0o600


def migrate(sql_url: str) -> None:
    """Run all migrations that the database lacks; creates the folder of a SQLite file."""
    url = make_url(sql_url)
    if url.get_backend_name() == "sqlite" and url.database:
        _make_private(Path(url.database))
    command.upgrade(config(sql_url), "head")


def _make_private(file: Path) -> None:
    """Nobody else on the machine reads the school's data; SQLite's other files follow this one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(PRIVATE)
    file.chmod(PRIVATE)


def is_current(sql_url: str) -> bool:
    """Whether the database has every migration of this version."""
    engine = create_engine(sql_url)
    try:
        with engine.connect() as connection:
            present = MigrationContext.configure(connection).get_current_heads()
    finally:
        engine.dispose()
    return set(present) == set(ScriptDirectory.from_config(config(sql_url)).get_heads())


def newest() -> str:
    """The revision that this version's tables have."""
    return str(ScriptDirectory.from_config(config("")).get_current_head())


def is_known(revision: str) -> bool:
    """Whether this version can start from tables of a revision: it is not of a newer version."""
    known = ScriptDirectory.from_config(config("")).walk_revisions()
    return revision in {script.revision for script in known}


def config(sql_url: str) -> Config:
    """Alembic's configuration for one database; ``alembic/env.py`` reads the address from it."""
    configured = Config(ROOT / "alembic.ini")
    configured.set_main_option("script_location", str(ROOT / "alembic"))
    configured.attributes["sql_url"] = sql_url
    return configured
