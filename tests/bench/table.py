"""Every figure of the result files as one page, `docs/measured.md`: what it was, beside what, when, and how busy."""

from __future__ import annotations

from tests.bench.pictures import Row, number, rows
from tests.bench.worker import ROOT

PAGE = ROOT / "docs/measured.md"
HEAD = """# Every figure that was measured last

Written by `./x bench` from [its result files](../benchmarks/results); [what they mean](scaling.md). A ratio above 1 is
ahead of the other program, or better than the aim; in brackets the worst and the best round; what is behind, or misses
its aim, is bold. *Small* and *full* are the sizes of `./x bench` and of `./x bench --full`. Load is the machine's at
the end: above the number of its cores it was busy with other things too, its times are upper bounds and its rates
lower ones.

"""


def page() -> str:
    """The page, a table for each measurement."""
    parts: dict[str, list[Row]] = {}
    for each in sorted(rows(), key=lambda row: str(row["file"])):
        parts.setdefault(each["file"].replace(".full", " in full"), []).append(each)
    return HEAD + "\n".join(_table(name, found) for name, found in parts.items())


def write() -> None:
    PAGE.write_text(page(), encoding="utf-8")


def _table(name: str, found: list[Row]) -> str:
    first = found[0]
    said = f"{first['cores']} cores, load {first['load']}, {first['at'][:10]}, `{first['commit']}`, {_size(first)}"
    lines = [f"## {name.replace('_', ' ')}", "", said, "", "| figure | measured | beside, or the aim | ratio |"]
    lines += ["|---|---:|---:|---:|", *map(_line, found), ""]
    return "\n".join(lines)


def _size(each: Row) -> str:
    return "small" if each["quick"] else "full"


def _line(each: Row) -> str:
    about = f", {each['about']}" if each["about"] else ""
    failed = f", {each['peer_errors']:,} failed" if each["peer_errors"] else ""
    beside = "" if each["peer"] is None else f"{number(float(each['peer']))}{failed}"
    return f"| `{each['name']}`{about} | {number(float(each['ours']))}{_unit(each)} | {beside} | {_ratio(each)} |"


def _unit(each: Row) -> str:
    """A ratio's two sides are rates, or durations, of one unit that the file does not keep."""
    return "" if each["unit"] == "times" else f" {each['unit']}"


def _ratio(each: Row) -> str:
    if each["ratio"] is None:
        return ""
    if each["peer"] == 0:
        return "exact" if each["ratio"] else "**differs**"
    least, most = (number(float(each[name])) for name in ("min", "max"))
    rounds = f" ({least} to {most})" if each["min"] != each["max"] else ""
    told = number(float(each["ratio"]))
    return f"{f'**{told}**' if _missed(each) else told}{rounds}"


def _missed(each: Row) -> bool:
    """Behind the other side; where the ratio itself was aimed at, below that."""
    wanted = each["peer"] if each["ours"] == each["ratio"] and each["peer"] is not None else 1
    return bool(each["ratio"] < wanted)


if __name__ == "__main__":
    write()
