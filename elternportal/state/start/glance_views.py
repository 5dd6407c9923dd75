"""What the start page shows: the rows of all areas in one order, and the own children."""

from dataclasses import dataclass
from importlib import import_module

from elternportal.services.start.glance import StartView
from elternportal.state.start_lines import AreaStartLine


@dataclass
class ChildLine:
    key: str
    name: str
    class_name: str


def start_lines(view: StartView, language: str) -> AreaStartLine:
    """What all areas show: tasks by position, appointments by time, else by the order of cards."""
    parts = [_of_area(area, part, language) for area, part in view.parts.items()]
    return AreaStartLine(
        tasks=sorted((it for part in parts for it in part.tasks), key=lambda task: task.position),
        news=[it for part in parts for it in part.news],
        sections=[it for part in parts for it in part.sections],
        appointments=sorted(
            (it for part in parts for it in part.appointments), key=lambda one: one.at
        ),
        hints=[it for part in parts for it in part.hints],
    )


def children(view: StartView) -> list[ChildLine]:
    """The children of whom the person is a guardian."""
    return [ChildLine(str(child.id), child.name, child.class_name) for child in view.children]


def _of_area(area: str, part: object, language: str) -> AreaStartLine:
    """The area's own words for what it has read; found by name, as its pages are."""
    module = import_module(f"elternportal.state.{area}.start")
    lines: AreaStartLine = module.start_lines(part, language)
    return lines
