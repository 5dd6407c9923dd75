"""The floors that the portal is compared with: bare commits, and a raw broadcast."""

import asyncio
import json
import sqlite3
import tempfile
import time
from pathlib import Path

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, broadcast, serve

COMMITS = 2_000
CLIENTS = 200
ROUNDS = 100
MESSAGE = json.dumps({"delta": {"live": {"column_1_17_rx_state_": "f" * 18}}})


def bare_commits_per_second() -> float:
    """One-row transactions per second on SQLite with WAL and synchronous=FULL, nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
        connection.execute("PRAGMA journal_mode=wal")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE booking (id INTEGER PRIMARY KEY, slot INTEGER UNIQUE)")
        started = time.perf_counter()
        for number in range(COMMITS):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO booking (slot) VALUES (?)", (number,))
            connection.execute("COMMIT")
        seconds = time.perf_counter() - started
        connection.close()
    return COMMITS / seconds


def raw_broadcast_us_per_message() -> float:
    """Processor time to put one message on one socket, with nothing but ``websockets``."""
    return asyncio.run(_broadcast())


async def _broadcast() -> float:
    sockets: set[ServerConnection] = set()

    all_connected = asyncio.Event()

    async def keep(socket: ServerConnection) -> None:
        sockets.add(socket)
        if len(sockets) == CLIENTS:
            all_connected.set()
        await socket.wait_closed()

    async with serve(keep, "127.0.0.1", 0, compression=None, ping_interval=None) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        clients = [
            await connect(
                f"ws://127.0.0.1:{port}", compression=None, ping_interval=None, proxy=None
            )
            for _ in range(CLIENTS)
        ]
        await all_connected.wait()
        spent = 0.0
        for _ in range(ROUNDS):
            started = time.process_time()
            broadcast(sockets, MESSAGE)
            spent += time.process_time() - started
            await asyncio.gather(*(client.recv() for client in clients))
        for client in clients:
            await client.close()
    return spent / (ROUNDS * CLIENTS) * 1_000_000
