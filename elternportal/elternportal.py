"""Composition root: the app, its pages, HTTP routes and what each worker runs – nothing else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import reflex as rx
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from elternportal.db import connect
from elternportal.live.columns import read_columns
from elternportal.live.hub import Hub, set_hub
from elternportal.live.sender import ReflexSockets
from elternportal.pages import register
from elternportal.pages.all import PAGES
from elternportal.settings import get_settings
from elternportal.state.gate import Gate
from elternportal.ui.shell import STYLESHEETS, app_wraps, head
from elternportal.web.site import site_folder
from elternportal.web.static import Site

SOCKET = "/_event"

settings = get_settings()


def http_app(reflex: ASGIApp) -> ASGIApp:
    """Reflex gets its socket and nothing else; routes and the built site answer all other paths."""
    portal = Starlette(routes=[Mount("/", Site(site_folder()))])

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        is_socket = scope["path"].rstrip("/") == SOCKET
        await (reflex if is_socket else portal)(scope, receive, send)

    return answer


app = rx.App(
    html_lang="de",
    app_wraps=app_wraps(),
    toaster=None,
    stylesheets=STYLESHEETS,
    head_components=head(),
    reset_style=False,
    api_transformer=http_app,
)
app.add_middleware(Gate())
register(app, PAGES)


@asynccontextmanager
async def live_updates() -> AsyncIterator[None]:
    """Connect the database and run the hub for as long as this worker lives."""
    database = connect(settings.sql_url)
    hub = Hub(
        lambda topics: database.read(lambda session: read_columns(session, topics)),
        ReflexSockets(app.event_namespace),
    )
    set_hub(hub)
    database.on_commit(hub.on_commit)
    task = asyncio.create_task(hub.run(), name="live-hub")
    try:
        yield
    finally:
        task.cancel()
        database.close()


app.register_lifespan_task(live_updates)
