"""法律部分只靠 Python 本身：命令行用 click，成批计算用 numpy，其余都不需要。"""

import ast
import subprocess
import sys
from pathlib import Path

LAW = Path(__file__).parents[2] / "src/xiezhi/law"
EXAMPLES = Path(__file__).parent / "examples"
BLOCKED = (
    "import sys; sys.modules.update(dict.fromkeys(['django', 'msgspec', 'psycopg', 'jinja2', 'numpy', 'click'])); "
)
ALONE = "import sys; allowed = sys.stdlib_module_names | {'xiezhi'}; before = set(sys.modules); "


def modules() -> list[str]:
    """Every module of the law, but the command line and the arrays."""
    names = [".".join(("xiezhi.law", *path.relative_to(LAW).with_suffix("").parts)) for path in LAW.rglob("*.py")]
    apart = {"xiezhi.law.period_arrays"}
    return sorted(name for name in names if not name.startswith("xiezhi.law.cli") and name not in apart)


def test_every_module_of_the_law_imports_where_only_python_is_installed() -> None:
    names = [name.removesuffix(".__init__") for name in modules()]
    subprocess.run([sys.executable, "-c", BLOCKED + "import " + ", ".join(names)], check=True)


def test_the_law_imports_nothing_else_of_ours() -> None:
    others = {
        f"{path.name}: {node.module}"
        for path in LAW.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("xiezhi")
        and not (node.module or "").startswith("xiezhi.law")
    }
    assert not others


def test_a_period_is_derived_where_only_python_is_installed() -> None:
    ask = "from datetime import date; from xiezhi.law.rules import find; "
    answer = "print(find('CIV.APPEAL_JUDGMENT_15D').derive(date(2025, 5, 16)).due)"
    found = subprocess.run([sys.executable, "-c", BLOCKED + ask + answer], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "2025-06-03"


def test_every_worked_example_is_computed_where_only_python_is_installed() -> None:
    ask = (
        f"from pathlib import Path; from xiezhi.law.examples import check; rows = list(check(Path({str(EXAMPLES)!r})))"
    )
    tell = "; print(len(rows) > 70, [row.id for row in rows if not row.ok])"
    found = subprocess.run([sys.executable, "-c", BLOCKED + ask + tell], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "True []"


def test_the_law_loads_nothing_that_does_not_come_with_python() -> None:
    names = [name.removesuffix(".__init__") for name in modules()]
    tell = "; print({name.split('.')[0] for name in set(sys.modules) - before} - allowed)"
    ask = ALONE + "import " + ", ".join(names) + tell
    found = subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == "set()"
