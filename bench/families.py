"""What the families do, in client processes of their own: open grids, wait, tap.

Wishes pile up as at a real school: a few teachers everybody wants to see, and the hour after work.
"""

import asyncio
import multiprocessing
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier

from bench.grid_client import Column, GridClient, Seen, Slot

OPENING_AT_ONCE = 25  # connections that one process opens at the same time
POPULARITY = 1.1  # exponent of a Zipf law over teachers
BEST_HOUR = "18"


@dataclass(frozen=True, slots=True)
class Task:
    """What one client process does.

    ``wishes`` bookings per family, started within ``spread`` seconds after all grids are open;
    ``at_once`` families book at the same time (0: all); ``booking_families`` of them book at all;
    ``per_second`` paces the bookings of this process (0: without pause). With ``arrive_within``
    all families fetch their page and open their grid within so many seconds.
    """

    url: str
    evening_id: int
    cookies: tuple[str, ...]
    wishes: int
    spread: float = 0.0
    at_once: int = 0
    booking_families: int = 0
    per_second: float = 0.0
    arrive_within: float = 0.0
    listen_after: float = 0.0
    records_changes: bool = False
    seed: int = 0


@dataclass(slots=True)
class Result:
    """What one client process saw: seconds of ``taps`` and ``arrivals``, acknowledged slot ids in
    ``booked``.
    """

    taps: list[float] = field(default_factory=list)
    arrivals: list[float] = field(default_factory=list)
    booked: list[int] = field(default_factory=list)
    refused: int = 0
    started: float = 0.0
    ended: float = 0.0
    live_messages: int = 0
    watchers: dict[int, int] = field(default_factory=dict)  # teacher → open grids
    seen: list[Seen] = field(default_factory=list)


def run_processes(tasks: Sequence[Task], on_open: Callable[[], None]) -> Result:
    """Run each task in its own process, all opening their grids before any starts to tap.

    ``on_open`` is called when all grids are open and before the first tap.
    """
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, ProcessPoolExecutor(len(tasks), context) as pool:
        all_open = manager.Barrier(len(tasks) + 1)
        results = [pool.submit(_run, task, all_open) for task in tasks]
        all_open.wait()
        on_open()
        all_open.wait()
        return _merge([result.result() for result in results])


def _run(task: Task, all_open: Barrier) -> Result:
    return asyncio.run(_Families(task).run(all_open))


class _Families:
    def __init__(self, task: Task) -> None:
        self._task = task
        self._random = random.Random(task.seed)
        self._result = Result()
        self._clients = [
            GridClient(task.url, cookie, task.evening_id, task.records_changes)
            for cookie in task.cookies
        ]

    async def run(self, all_open: Barrier) -> Result:
        try:
            if self._task.arrive_within:
                await _limited(0, [self._arrive(client) for client in self._clients])
            else:
                await _limited(OPENING_AT_ONCE, [client.open() for client in self._clients])
        except BaseException:
            all_open.abort()  # the other processes must not wait for this one
            raise
        await asyncio.to_thread(all_open.wait)
        await asyncio.to_thread(all_open.wait)  # the second time: the usage has been taken
        self._result.started = time.time()
        booking = self._clients[: self._task.booking_families or None]
        if self._task.per_second:
            await self._book_paced(booking)
        else:
            await _limited(self._task.at_once, [self._book_wishes(c) for c in booking])
        self._result.ended = time.time()
        await asyncio.sleep(self._task.listen_after)
        self._collect()
        await asyncio.gather(*(client.close() for client in self._clients))
        return self._result

    async def _arrive(self, client: GridClient) -> None:
        """From the first byte of the page until the grid can be read."""
        await asyncio.sleep(self._random.uniform(0, self._task.arrive_within))
        started = time.perf_counter()
        await client.fetch_page()
        await client.open()
        self._result.arrivals.append(time.perf_counter() - started)

    async def _book_wishes(self, client: GridClient) -> None:
        await asyncio.sleep(self._random.uniform(0, self._task.spread))
        for column in self._wished(client.columns)[: self._task.wishes]:
            await self._book(client, column)

    async def _book_paced(self, clients: Sequence[GridClient]) -> None:
        """Fixed rate: each family books one wish after another, one tap per tick in all."""
        orders = [(client, self._wished(client.columns)) for client in clients]
        wishes = [
            (client, columns[number])
            for number in range(self._task.wishes)
            for client, columns in orders
        ]
        taps = []
        for number, (client, column) in enumerate(wishes):
            due = self._result.started + number / self._task.per_second
            await asyncio.sleep(max(0.0, due - time.time()))
            taps.append(asyncio.create_task(self._book(client, column)))
        await asyncio.gather(*taps)

    async def _book(self, client: GridClient, column: Column) -> None:
        """Tap free times of a teacher, the most wanted first, until one is won."""
        for slot in self._preferred(column):
            if not client.is_free(column, slot):
                continue
            answer = await client.take(column, slot)
            self._result.taps.append(answer.seconds)
            if answer.booked:
                self._result.booked.append(slot.slot_id)
                return
            self._result.refused += 1

    def _wished(self, columns: Sequence[Column]) -> list[Column]:
        """The columns in a random order in which popular teachers tend to come first."""
        return sorted(
            columns,
            key=lambda c: self._random.expovariate(1.0 / (1 + c.topic[1] % 40) ** POPULARITY),
        )

    def _preferred(self, column: Column) -> list[Slot]:
        return sorted(
            column.slots,
            key=lambda slot: (not slot.time.startswith(BEST_HOUR), self._random.random()),
        )

    def _collect(self) -> None:
        for client in self._clients:
            self._result.live_messages += client.live_messages
            self._result.seen += client.seen
            for teacher in {column.topic[1] for column in client.columns}:
                self._result.watchers[teacher] = self._result.watchers.get(teacher, 0) + 1


async def _limited(at_once: int, work: Sequence[Awaitable[None]]) -> None:
    gate = asyncio.Semaphore(at_once or len(work))

    async def one(job: Awaitable[None]) -> None:
        async with gate:
            await job

    await asyncio.gather(*map(one, work))


def _merge(results: Sequence[Result]) -> Result:
    merged = Result(started=min(r.started for r in results), ended=max(r.ended for r in results))
    for result in results:
        merged.taps += result.taps
        merged.arrivals += result.arrivals
        merged.booked += result.booked
        merged.refused += result.refused
        merged.live_messages += result.live_messages
        merged.seen += result.seen
        for teacher, count in result.watchers.items():
            merged.watchers[teacher] = merged.watchers.get(teacher, 0) + count
    return merged
