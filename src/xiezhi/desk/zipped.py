"""A ZIP archive that somebody brings: its files one by one, by their own names, none larger than it says."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from xiezhi.desk.declined import Declined
from xiezhi.desk.formats import LARGEST

MOST_FILES = 5_000
MOST_BYTES = 400 * 2**20
"""Of all files together, unpacked."""
UTF8_NAME = 0x800


def files_in(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name without folders, and content; of what is larger than a paper may be only so much that this is seen."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            found = [each for each in archive.infolist() if not each.is_dir() and not _is_hidden(each.filename)]
            if len(found) > MOST_FILES or sum(each.file_size for each in found) > MOST_BYTES:
                raise Declined(
                    "压缩包里的文件太多或者太大：最多%(files)s个，合计%(size)s MB。请分几次。",
                    english="The archive holds too much: %(files)s files and %(size)s MB at most. Please split it.",
                    files=MOST_FILES,
                    size=MOST_BYTES // 2**20,
                )
            for each in found:
                with archive.open(each) as stream:
                    yield _name(each), stream.read(LARGEST + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as broken:
        raise Declined(
            "压缩包打不开：须为没有密码的 ZIP 文件。",
            english="The archive cannot be opened: it must be a ZIP file without a password.",
        ) from broken


def _is_hidden(path: str) -> bool:
    return path.startswith("__MACOSX/") or path.rpartition("/")[2].startswith(".")


def _name(found: zipfile.ZipInfo) -> str:
    """The name as its writer spelt it: who does not say that it is UTF-8 wrote it on a Chinese system."""
    path = found.filename
    if not found.flag_bits & UTF8_NAME:
        try:
            path = path.encode("cp437").decode("gb18030")
        except UnicodeError:
            path = found.filename
    return path.rpartition("/")[2]
