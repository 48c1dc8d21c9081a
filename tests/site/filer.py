"""Somebody in a demonstration court who files claims through the interface and keeps his receipts."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from tests.site.gate import PROGRAM, Answered, Gate, clean

ROOT = Path(__file__).parents[2]
CODE = "内0902"
SUBMIT = f"/api/courts/{quote(CODE)}/filing/submit"
HERE = {"Sec_Fetch_Site": "same-origin"}


def small_court(home: Path, **environment: str) -> Path:
    """A court with one dispute, in a folder."""
    program = [sys.executable, "-m", "tests.pages.small_court", str(home)]
    subprocess.run(program, check=True, cwd=ROOT, env=clean(**environment))
    return home


def xiezhi(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, env=clean(**environment))


def claim(number: int) -> str:
    facts = {
        "cause": "民间借贷纠纷",
        "claimants": [{"name": "王某", "id_number": "11010519491231002X", "address": "集宁区"}],
        "defendants": [{"name": "张某", "address": "商都县"}],
        "demands": [{"text": "偿还借款", "amount": f"{10_000 + number}.00"}],
        "reasons": "借款到期未还",
    }
    return json.dumps({"facts": facts})


@dataclass
class Filer:
    """A person signed in, and what the court gave him a receipt for, by the number of his claim."""

    gate: Gate
    person: str = "Pwang"
    cookie: str = ""
    receipts: dict[int, str] = field(default_factory=dict)

    def signs_in(self) -> Filer:
        page = self.gate.get("/sign-in")
        token = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        cookie = page.cookie("csrftoken").strip().partition(";")[0]
        answer = self.gate.form("/demo/sign-in", {"person": self.person, "csrfmiddlewaretoken": token}, Cookie=cookie)
        assert answer.status == 302, answer.text[:500]
        self.cookie = answer.cookie("xiezhi").strip().partition(";")[0]
        return self

    def get(self, path: str) -> Answered:
        return self.gate.get(path, Cookie=self.cookie)

    def files(self, number: int) -> Answered:
        key = {"Idempotency_Key": f"claim-{number}", "Content_Type": "application/json", "Cookie": self.cookie}
        answer = self.gate.ask("POST", SUBMIT, claim(number), **key, **HERE)
        if answer.status == 200:
            proceeding = json.loads(answer.text)["proceeding"]
            assert self.receipts.setdefault(number, proceeding) == proceeding, "a second receipt for one key"
        return answer

    def finds_all(self) -> bool:
        """Whether all he has a receipt for is there."""
        return all(self.get(f"/api/proceedings/{quote(each)}").status == 200 for each in self.receipts.values())
