"""Whatever is sent, a parser reads it or refuses it with an error of its own (security Z6, T8).

``make fuzz`` tries many more inputs than the suite does (``FUZZ_RUNS`` for each parser).
"""

import os
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.parsers import PARSERS, Parser

RUNS = int(os.environ.get("FUZZ_RUNS", "12"))
FUZZ = settings(
    max_examples=RUNS,
    deadline=None,
    derandomize="FUZZ_RUNS" not in os.environ,  # the suite tries the same each time
    database=None,
    suppress_health_check=list(HealthCheck),
)

# Signs that mean something to some parser, besides all others.
SIGNS = rb""" " ' \ ; , = & % < > ]]> [ { : -1 1e999 99999999999999999999 """.split()
BYTES = [b"\0", b"\t", b"\r\n", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc3", b"\xed\xa0\x80"]
signs = st.sampled_from([*SIGNS, *BYTES])
pieces = st.one_of(signs, st.binary(max_size=30), st.text(max_size=20).map(lambda it: it.encode()))


@st.composite
def spoilt(draw: st.DrawFn, parser: Parser) -> bytes:
    """A good input in which some stretches are replaced by something else."""
    content = draw(st.sampled_from(parser.samples))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(content)))
        end = draw(st.integers(at, min(len(content), at + 60)))
        content = content[:at] + draw(pieces) + content[end:]
    return content[: parser.most_bytes]


@pytest.mark.parametrize("name", PARSERS)
def test_Z6_a_parser_reads_or_refuses(name: str) -> None:
    parser = PARSERS[name]

    @FUZZ
    @given(st.one_of(spoilt(parser), st.binary(max_size=500)))
    def read_or_refuse(content: bytes) -> None:
        with suppress(*parser.refusals):
            parser.read(content)

    read_or_refuse()
