"""Liveness and readiness for whatever watches the portal: compose, systemd timers, a monitor."""

import asyncio
import logging
import os
import tempfile
from pathlib import Path

from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from elternportal import routes
from elternportal.db import get_database
from elternportal.settings import get_settings

PATIENCE_SECONDS = 3
PROBE_BYTES = 64 * 1024  # enough for what a booking writes

logger = logging.getLogger(__name__)


async def healthz(_request: Request) -> Response:
    """The process is alive and its event loop turns."""
    return PlainTextResponse("ok")


async def readyz(_request: Request) -> Response:
    """The database answers, files can be written, and Redis answers if it is set; 503 when not."""
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            await asyncio.to_thread(get_database().check)
            await asyncio.to_thread(check_disk, get_settings().data_dir)
            await _check_redis(get_settings().redis_url)
    except (SQLAlchemyError, RedisError, OSError, TimeoutError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or ""
        logger.warning("not ready: %s %s", type(error).__name__, reason)
        return PlainTextResponse("not ready", status_code=503)
    return PlainTextResponse("ready")


def check_disk(folder: Path) -> None:
    """Write to the disk on which the school's data is.

    Raises:
        OSError: it is full, or nobody may write there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"x" * PROBE_BYTES)
        file.flush()
        os.fsync(file.fileno())


async def _check_redis(url: str) -> None:
    if url:
        async with Redis.from_url(url) as redis:
            await redis.get(routes.READY)  # any answer will do, also that there is no such key


ROUTES = [Route(routes.HEALTH, healthz), Route(routes.READY, readyz)]
