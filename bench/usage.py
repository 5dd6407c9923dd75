"""What the server uses, and percentiles: what all scenes of the bench share."""

from dataclasses import dataclass

import psutil

from tests.support.server import Portal


@dataclass(frozen=True, slots=True)
class Usage:
    """Processor seconds and resident bytes of the server with all its workers."""

    cpu: float
    memory: int


def usage_of(portal: Portal) -> Usage:
    root = psutil.Process(portal.process.pid)
    processes = [root, *root.children(recursive=True)]
    times = [process.cpu_times() for process in processes]
    return Usage(
        cpu=sum(t.user + t.system for t in times),
        memory=sum(process.memory_info().rss for process in processes),
    )


def percentile(values: list[float], share: float) -> float:
    if not values:
        return float("nan")
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
