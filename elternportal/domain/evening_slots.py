"""The slots of one teacher's evening: which of them are blocked and why.

All teachers of an evening share one raster of times, from its start to its end. Presence, breaks
and the school's forced breaks only block slots of that raster; no slot comes or goes with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from elternportal.domain.slots import Span


class SlotBlock(StrEnum):
    """Why a slot cannot be booked; an empty string means that it can."""

    NONE = ""
    TEACHER = "teacher"  # the teacher blocked this single slot
    BREAK = "break"  # a break the teacher asked for
    FORCED_BREAK = "forced"  # after so many slots in a row the school grants a break
    ELSEWHERE = "elsewhere"  # with a colleague, as a parent; worked out when it is read
    AWAY = "away"  # before the teacher arrives, or after the teacher has left


# Blocks that follow from presence and from the school's rule; the others are the teacher's wish.
DERIVED = frozenset({SlotBlock.FORCED_BREAK, SlotBlock.ELSEWHERE, SlotBlock.AWAY})
BREAKS = frozenset({SlotBlock.BREAK, SlotBlock.FORCED_BREAK})


@dataclass(frozen=True, slots=True)
class PlannedSlot:
    """A slot of the raster as it is planned at the moment."""

    span: Span
    block: SlotBlock = SlotBlock.NONE
    is_booked: bool = False


def plan_blocks(
    slots: Sequence[PlannedSlot], presence: Span | None, max_consecutive: int
) -> list[SlotBlock]:
    """Why each slot is blocked, one entry per slot, given the teacher's presence.

    Args:
        slots: the teacher's slots in the order of time.
        presence: when the teacher is there; None when not at all.
        max_consecutive: so many slots may be open in a row, then one becomes a forced break;
            0 for no such rule. A booked slot never becomes a break, the next free one does.
    """
    blocks: list[SlotBlock] = []
    in_a_row = 0
    for slot in slots:
        block = _block_without_rule(slot, presence)
        if block and not slot.is_booked:
            in_a_row = 0
        elif max_consecutive and in_a_row >= max_consecutive and not slot.is_booked:
            block, in_a_row = SlotBlock.FORCED_BREAK, 0
        else:
            in_a_row += 1
        blocks.append(block)
    return blocks


def clip_presence(presence: Span, before: Span, after: Span) -> Span:
    """A teacher's presence once the evening moves from ``before`` to ``after``.

    Who was there all evening is there all evening; others keep their hours as far as they fit.
    """
    if presence == before or not presence.overlaps(after):
        return after
    return Span(max(presence.starts_at, after.starts_at), min(presence.ends_at, after.ends_at))


def _block_without_rule(slot: PlannedSlot, presence: Span | None) -> SlotBlock:
    if presence is None or not presence.contains(slot.span):
        return SlotBlock.AWAY
    return SlotBlock.NONE if slot.block in DERIVED else slot.block
