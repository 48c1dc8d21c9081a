"""The process that reads one file for `apart`: the file comes in, lines of JSON go out."""

from __future__ import annotations

import json
import sys

from xiezhi.desk.apart import confine
from xiezhi.desk.formats import told_of
from xiezhi.desk.page_texts import pages_of
from xiezhi.desk.sheets import told_of_sheet


def main() -> None:
    """`examine`: the pages of a PDF, or why it is not taken. `texts`: what is said on each page, as it is read, on a
    scanned one too; `words`: what stands in the text of all pages. `sheet`: the cells of a spreadsheet."""
    confine()
    what, data = sys.argv[1], sys.stdin.buffer.read()
    if what == "examine":
        print(json.dumps(told_of(data)))
    elif what == "sheet":
        print(json.dumps(told_of_sheet(data)))
    else:
        for text in pages_of(data, scanned=what == "texts"):
            print(json.dumps(text), flush=True)


if __name__ == "__main__":
    main()
