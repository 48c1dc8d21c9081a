"""The boards of a nation: any figure out of the cubes, against counting all cases anew by three engines."""

from collections.abc import Iterator

from tests.bench.figure import Figure, makes
from tests.bench.scale import Scale


@makes("boards.*")
def measure_boards(scale: Scale) -> Iterator[Figure]:
    """A million cases at the small scale, fifty million at the full one."""
    from xiezhi.site.home import load

    load()
    from tests.bench.boards_ours import boards

    yield from boards(scale)
