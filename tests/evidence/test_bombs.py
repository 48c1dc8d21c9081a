"""A file made to keep whoever checks it busy for days is judged in the time of any other."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from tests.site.gate import clean
from xiezhi.evidence.pdf import MOST_SIGNATURES, attachments, signature_steps

SECONDS = 10
"""Of the processor, for two megabytes."""


@pytest.mark.parametrize(
    "piece", ["<<", ">> ", "<</EmbeddedFile", "<</EmbeddedFile>>stream\\n", "/ByteRange [0 1 2 3]"]
)
def test_a_file_of_one_piece_over_and_over_is_read_through_once(piece: str) -> None:
    program = (
        "from xiezhi.evidence.pdf import attachments, signature_steps;"
        f"data = b'%PDF-1.7' + b'{piece}' * (2_000_000 // {len(piece)});"
        "sum(1 for _ in attachments(data)), sum(1 for _ in signature_steps(data, []))"
    )
    bound = lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))  # noqa: E731
    assert subprocess.run([sys.executable, "-c", program], env=clean(), preexec_fn=bound).returncode == 0


def test_what_is_embedded_is_found_by_its_length_also_where_that_stands_elsewhere() -> None:
    told = b"%PDF-1.7\n1 0 obj\n<</Type/EmbeddedFile/Length 5>>stream\nhello\nendstream\nendobj\n"
    elsewhere = (
        b"2 0 obj\n<</Type/EmbeddedFile/Length 12 0 R>>\nstream\nworld\nendstream\nendobj\n3 0 obj\n<<>>stream\n"
    )
    assert list(attachments(told + elsewhere)) == [b"hello", b"world"]


def test_of_more_signatures_than_anybody_makes_the_rest_is_said_to_be_unjudged() -> None:
    *judged, last = signature_steps(b"%PDF-1.7" + b"/ByteRange [0 1 2 3]" * 200, [])
    assert len(judged) == MOST_SIGNATURES
    assert "其余的没有核验" in last.value
