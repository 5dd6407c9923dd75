"""What anybody may send costs little: each parser's known worst inputs at the size that passes.

Measured is the processor's time, not the clock's, and the best of three: a busy machine and a
collection of garbage change nothing (security T8). The parsers stand in ``support/parsers.py``.
"""

import gc
import time
import tracemalloc
from contextlib import suppress

import pytest

from elternportal.i18n import t
from tests.support.parsers import PARSERS, Parser

MOST_BYTES_KEPT = 20 * 1024 * 1024
ROUNDS = 3

# Again and again, as often as fits: what made a parser slow once, or is known to make one slow.
PATTERNS = {
    "accents": "\u0315\u0300",
    "at signs": "@",
    "dots": "b.",
    "quotes": '"',
    "escaped quotes": '\\"',
    "hidden signs": "\u200b\u00ad",
    "spaces": " ",
    "umlauts": "ü",
    "ligatures": "\ufdfa",
    "jamo": "\u1100\u1161\u11a8",
    "words": "ab ",
    "slashes": "a/",
    "tokens": "a-",
    "digits": "1",
    "question marks": "/a?b ",
    "brackets": "[",
    "links": "[a](b",
    "stars": "*a_",
    "quoted lines": "> ",
    "cells": "a;b,c\t",
    "lines": "a\n",
    "ampersands": "&",
    "elements": "<a>",
    "entities": "&a;",
    "comments": "<!--",
    "null bytes": "\0",
    "frames": '{"a":',
    "parts": "--x\r\n",
    "folded lines": "\r\n x",
}


def worst_inputs(parser: Parser) -> dict[str, bytes]:
    """Each pattern alone, and in the middle of a good input."""
    found = {}
    for kind, pattern in PATTERNS.items():
        for number, sample in enumerate((b"", *parser.samples)):
            head, tail = sample[: len(sample) // 2], sample[len(sample) // 2 :]
            room = parser.most_bytes - len(sample)
            filling = pattern.encode() * (max(0, room) // len(pattern.encode()))
            found[f"{kind} {number}"] = (head + filling + tail)[: parser.most_bytes]
    return found


def cost(parser: Parser, content: bytes) -> float:
    """The least seconds of the processor that reading took; a refusal is as good."""
    least = float("inf")
    for _ in range(ROUNDS):
        began = time.thread_time()
        with suppress(*parser.refusals):
            parser.read(content)
        least = min(least, time.thread_time() - began)
        if least < parser.most_seconds:
            break
    return least


@pytest.mark.parametrize("name", PARSERS)
def test_T8_no_worst_input_holds_the_event_loop(name: str) -> None:
    parser = PARSERS[name]
    costs = {kind: cost(parser, content) for kind, content in worst_inputs(parser).items()}
    assert {kind: value for kind, value in costs.items() if value > parser.most_seconds} == {}


def test_T8_nothing_of_the_worst_inputs_is_kept() -> None:
    t("app-name", "de")  # catalogues are read when they are first asked for
    tracemalloc.start()
    try:
        for parser in PARSERS.values():
            for pattern in ("ab ", '"', "\u0315"):
                with suppress(*parser.refusals):
                    parser.read((pattern * parser.most_bytes).encode()[: parser.most_bytes])
        gc.collect()
        kept, _peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept < MOST_BYTES_KEPT
