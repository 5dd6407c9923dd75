"""Starts the portal: one port for pages, routes and the socket, one or several workers."""

import errno
import os
import socket
from collections.abc import Callable

from granian.constants import HTTPModes, Interfaces
from granian.server import Server

from elternportal.errors import PortalError
from elternportal.logs import LOGGING
from elternportal.settings import Settings
from elternportal.web.site import is_built, site_folder

APP = "elternportal.elternportal:app"
BACKLOG = 2048  # at the opening of an evening a whole school connects within seconds
DRAIN_SECONDS = 10
# A socket that is silent for longer than both together is dead, for the server and for the page.
PING_SECONDS, PONG_SECONDS = 12, 8
SOCKET_MESSAGE_BYTES = 64 * 1024  # forms are small, files have a route of their own (T8)


class CannotStart(PortalError):
    """The server cannot start; the sentence says why and what to do."""


def serve(settings: Settings, announce: Callable[[], None]) -> None:
    """Serve until a signal ends it; SIGTERM lets running requests finish first.

    ``announce`` is called once nothing stands in the way.

    Raises:
        CannotStart: the port is taken, or the site is not built.
    """
    refuse_taken_port(settings.host, settings.port)
    site = site_folder()
    if not is_built(site):
        raise CannotStart("cli-not-built")
    announce()
    os.environ["ELTERNPORTAL_SITE_DIR"] = str(site)
    # Read by Reflex when the workers import the app.
    os.environ["REFLEX_ENV_MODE"] = "prod"
    os.environ["__REFLEX_SKIP_COMPILE"] = "true"
    os.environ["REFLEX_TELEMETRY_ENABLED"] = "false"
    os.environ["REFLEX_SOCKET_MAX_HTTP_BUFFER_SIZE"] = str(SOCKET_MESSAGE_BYTES)
    os.environ["REFLEX_SOCKET_INTERVAL"] = str(PING_SECONDS)
    os.environ["REFLEX_SOCKET_TIMEOUT"] = str(PONG_SECONDS)
    Server(
        APP,
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        workers=settings.workers,
        backlog=BACKLOG,
        workers_kill_timeout=DRAIN_SECONDS,
        log_dictconfig=LOGGING,
        log_access=False,
    ).serve()


def refuse_taken_port(host: str, port: int) -> None:
    """Several processes may listen on one port, so the server itself would not notice.

    Raises:
        CannotStart: another program listens there, or nobody can.
    """
    family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise CannotStart(
                    "cli-cannot-listen", host=host, port=str(port), reason=str(error)
                ) from error
            raise CannotStart("cli-port-taken", port=str(port)) from error
