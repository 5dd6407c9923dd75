"""Composition root: the app, its pages, HTTP routes and what each worker runs – nothing else."""

import reflex as rx
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from elternportal import modules
from elternportal.auth import log_scrubbing
from elternportal.auth.security import SecurityWall
from elternportal.i18n import t
from elternportal.pages import all_pages, areas_of_pages, register
from elternportal.settings import get_settings
from elternportal.state import sockets
from elternportal.state.failures import tell_failure
from elternportal.state.gate import Gate
from elternportal.ui.dead_ends import not_found_page
from elternportal.ui.shell import STYLESHEETS, app_wraps, head
from elternportal.web import failures, health, module_routes
from elternportal.web.site import script_hashes, site_folder
from elternportal.web.static import Site
from elternportal.worker import Worker

SOCKET = "/_event"


def http_app(reflex: ASGIApp) -> ASGIApp:
    """Reflex gets its socket and nothing else; routes and the built site answer all other paths."""
    site = site_folder()
    own = [*health.ROUTES, *module_routes.all_routes()]
    portal = Starlette(
        routes=[*own, Mount("/", Site(site, areas_of_pages()))],
        exception_handlers={Exception: failures.tell_failure},
    )

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        is_socket = scope["path"].rstrip("/") == SOCKET
        await (reflex if is_socket else portal)(scope, receive, send)

    return SecurityWall(answer, script_hashes(site))


log_scrubbing.install()
modules.install_all()
app = rx.App(
    html_lang="de",
    app_wraps=app_wraps(),
    toaster=None,
    stylesheets=STYLESHEETS,
    head_components=head(),
    reset_style=False,
    api_transformer=http_app,
    backend_exception_handler=tell_failure,
)
sockets.install(app)
app.add_middleware(Gate())
register(app, all_pages())
app.add_page(not_found_page, route="404", title=t("app-name"))
app.register_lifespan_task(Worker(app, get_settings()).run)
