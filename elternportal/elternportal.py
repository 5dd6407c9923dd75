"""Composition root: the app, its pages, HTTP routes and lifespan tasks – and nothing else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import reflex as rx
from starlette.applications import Starlette

from elternportal.db import connect, get_database
from elternportal.live.columns import read_columns
from elternportal.live.hub import Hub, set_hub
from elternportal.live.sender import ReflexSockets
from elternportal.pages import register
from elternportal.pages.all import PAGES
from elternportal.settings import get_settings
from elternportal.state.gate import Gate
from elternportal.ui.shell import STYLESHEETS, app_wraps, head

settings = get_settings()
app = rx.App(
    html_lang="de",
    app_wraps=app_wraps(),
    toaster=None,
    stylesheets=STYLESHEETS,
    head_components=head(),
    reset_style=False,
    api_transformer=Starlette(routes=[]),
)
app.add_middleware(Gate())
register(app, PAGES)


@asynccontextmanager
async def live_updates() -> AsyncIterator[None]:
    """Connect the database and run the hub for as long as this worker lives."""
    database = connect(settings.sql_url)
    hub = Hub(lambda topics: database.read(lambda s: read_columns(s, topics)), ReflexSockets(app.event_namespace))
    set_hub(hub)
    database.on_commit(hub.on_commit)
    task = asyncio.create_task(hub.run(), name="live-hub")
    try:
        yield
    finally:
        task.cancel()
        database.close()


app.register_lifespan_task(live_updates)
