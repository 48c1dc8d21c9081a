"""Search over a million records: every answer against the substring truth, and how long it takes.

A hundred thousand records, with `--full` a million in a file and 300,000 in PostgreSQL. Each question is asked three
times and its best time counts: what else the machine does is not measured here.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figure import Figure, makes
from tests.bench.scale import Scale
from tests.bench.tuned import postgresql

QUERIES, SHOWN, COUNTED, AT_ONCE = 400, 50, 10_000, 5000
FIGURES = ("build", "complete", "median", "p95", "cpu", "size")
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志文海波宇浩子涵欣怡梓轩图雅巴特尔其格木兰苏和"
CAUSES = (
    "民间借贷纠纷",
    "买卖合同纠纷",
    "机动车交通事故责任纠纷",
    "离婚纠纷",
    "劳动争议",
    "物业服务合同纠纷",
    "建设工程施工合同纠纷",
)
FIRMS = ("商贸有限公司", "物流有限责任公司", "建筑工程有限公司", "农牧业专业合作社")


@makes(*(f"search.{each}" for each in FIGURES))
def measure_search(scale: Scale) -> Iterator[Figure]:
    """A court in a file, asked 400 questions of two to eight characters by one who sees every case."""
    yield from _of("search", scale.cases or scale.pick(100_000, 1_000_000), "")


@makes(*(f"search.postgresql.{each}" for each in FIGURES))
def measure_postgresql_search(scale: Scale) -> Iterator[Figure]:
    """The same in PostgreSQL."""
    with postgresql() as server:
        records = scale.cases or scale.pick(100_000, 300_000)
        yield from _of("search.postgresql", records, server.create_database("search"))


def _of(name: str, records: int, url: str) -> Iterator[Figure]:
    """In the database of this address, or in a file."""
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run(
            [sys.executable, "-c", "from tests.bench.measure_search import main; main()", folder, str(records)],
            check=True, capture_output=True, text=True,
            env={**os.environ, **({"XIEZHI_DATABASE_URL": url} if url else {})},
        )  # fmt: skip
        for line in made.stdout.splitlines():
            what, value, unit, most = line.split("|")
            yield Figure(f"{name}.{what}", float(value), unit, most=float(most) if most else None)


def texts(chance: random.Random, records: int) -> Iterator[str]:
    def name() -> str:
        return chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2, 2))))

    for number in range(records):
        other = f"{name()}{chance.choice(FIRMS)}" if chance.random() < 0.3 else name()
        code = chance.choice(("民初", "执", "民诉前调", "民终"))
        case = f"（{2015 + number % 12}）内09{number % 13:02d}{code}{number // 13 + 1}号"
        yield "\n".join((case, chance.choice(CAUSES), name(), other))


def main() -> None:
    from xiezhi.site.home import make_tables, open_home

    home, records = Path(sys.argv[1]), int(sys.argv[2])
    open_home(home, writes=True)
    make_tables()
    from django.db import connection, transaction

    from xiezhi.desk.findings import Document, Search, put, settle
    from xiezhi.desk.grams import asked, fold
    from xiezhi.engine.access import Viewer
    from xiezhi.engine.guarded import door_open
    from xiezhi.procedures.course import COURSE
    from xiezhi.records.proceeding import Proceeding
    from xiezhi.records.table import table_of

    assert COURSE
    chance = random.Random(1)
    said = list(texts(chance, records))
    made = [
        Document("case", f"case/P{n}", f"P{n}", f"{2015 + n % 12}-{1 + n % 11:02d}-{1 + n % 28:02d}", text)
        for n, text in enumerate(said)
    ]
    model, proceeding = table_of(Proceeding), "INSERT INTO records_proceedings ({}) VALUES ({})"
    columns = list(model.columns)
    insert = proceeding.format(", ".join(columns), ", ".join(["%s"] * len(columns)))
    begin = time.perf_counter()
    for start in range(0, records, AT_ONCE):
        part = range(start, min(start + AT_ONCE, records))
        with transaction.atomic(), door_open(), connection.cursor() as cursor:
            cases = [Proceeding(f"P{n}", "内0902", "", "first_instance", "", "", "", "") for n in part]
            cursor.executemany(insert, [list(model.values(case).values()) for case in cases])
            put(made[part.start : part.stop])
    print(f"build of {records:,}|{time.perf_counter() - begin}|s|")
    with transaction.atomic(), door_open(), connection.cursor() as cursor:
        officer = {"id": "o", "court": "内0902", "dispute": "", "person": "Pone", "office": "filing_judge",
                   "name": "苏和", "since": "2015-01-01", "until": "", "may_sit": 0}  # fmt: skip
        from xiezhi.records.court import Officer

        table = table_of(Officer)
        row = {**dict.fromkeys(table.columns, ""), **officer}
        marks = ", ".join(["%s"] * len(row))
        cursor.execute(f"INSERT INTO records_{table.name} ({', '.join(row)}) VALUES ({marks})", list(row.values()))
    settle()
    with door_open(), connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # the other tables, which PostgreSQL comes to by itself in a minute
    cases = table_of(Proceeding).model.objects.filter(Viewer("Pone", "2026-03-02").visible())
    took, worked, missing, folded = [], [], 0, [(each.place, fold(each.said)) for each in made]
    for _question in range(QUERIES):
        text = chance.choice(said)
        length, start = chance.choice((2, 2, 3, 4, 8)), chance.randrange(max(len(text) - 8, 1))
        query = asked(text[start : start + length].partition("\n")[0])
        if len(query) < 2:
            continue
        times = []
        for _ in range(3):
            begin, work = time.perf_counter(), time.process_time()
            found = Search(query, cases).find(most=SHOWN)
            times.append((time.perf_counter() - begin, time.process_time() - work))
        took.append(min(times)[0])
        worked.append(min(each for _, each in times))
        truth = sorted((place for place, text in folded if query in text), reverse=True)
        missing += len({each.place for each in found} ^ set(truth[:SHOWN]))
        missing += abs(Search(query, cases).count(COUNTED) - min(len(truth), COUNTED))
    took.sort()
    worked.sort()
    print(f"complete hits missing or too many, {len(took)} questions to {records:,} records|{missing}|hits|0")
    print(f"median|{statistics.median(took) * 1000}|ms|")
    print(f"p95 among {records:,} records|{took[int(len(took) * 0.95)] * 1000}|ms|5")
    print(f"cpu p95 of our processor|{worked[int(len(worked) * 0.95)] * 1000}|ms|")
    kept = {
        "sqlite": "SELECT sum(length(block)) FROM desk_grams_data",
        "postgresql": "SELECT sum(pg_relation_size(indexrelid)) FROM pg_index"
        " WHERE indrelid = 'desk_finding'::regclass",
    }
    with connection.cursor() as cursor:
        cursor.execute(kept[connection.vendor])
        pages = int(cursor.fetchone()[0])
    text = sum(len(each.encode()) for each in said)
    print(f"size index to text|{pages / text}|times|")
