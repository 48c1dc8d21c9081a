"""Grows a log folder from 254 to 257 leaves and says when that is published: a tracer makes its calls fail."""

import sys
from pathlib import Path

from tests.evidence.test_faults import publish
from xiezhi.evidence.folder import LogFolder

if __name__ == "__main__":
    folder, *told = sys.argv[1:]
    if not told:
        publish(LogFolder(Path(folder)), 254, 257)
        print("published", flush=True)
