"""Tells alembic which tables and which database; types are compared, names are ours."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Engine, create_engine, event
from sqlmodel import AutoString

from elternportal.models import metadata
from elternportal.models.base import UtcDateTime
from elternportal.sealing import SealedText
from elternportal.settings import get_settings


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Write our column types as plain SQLAlchemy types, so that migrations never import models."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, SealedText):
        return "sa.LargeBinary()"
    if kind == "type" and isinstance(item, AutoString):
        return f"sa.String(length={item.length})" if item.length else "sa.String()"
    return False


def make_engine(sql_url: str) -> Engine:
    """An engine on which changes of tables belong to the transaction, as all others do.

    Python's driver for SQLite begins none before them, and a process that was killed between two
    left tables that no later run could migrate.
    """
    engine = create_engine(sql_url)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def leave_transactions_to_us(driver: Any, _record: object) -> None:
            driver.isolation_level = None

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def run() -> None:
    """Run the migrations on the database in use, or on the one given by the caller.

    All that are missing are one transaction.
    """
    sql_url = context.config.attributes.get("sql_url") or get_settings().sql_url
    engine = make_engine(sql_url)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            compare_type=True,
            transactional_ddl=True,
            render_item=render_item,
            render_as_batch=engine.dialect.name == "sqlite",
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
    engine.dispose()


run()
