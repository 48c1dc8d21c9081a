"""财产线索须陈述的要素：线索、补充、核实的结果、采取的措施。"""

from __future__ import annotations

from xiezhi.engine.facts import Facts, FileId, Prose, Secret, ask
from xiezhi.law.working import Yuan
from xiezhi.phrases.enforceable import Clue
from xiezhi.procedures.enforcement.facts import more_than_nothing
from xiezhi.procedures.enforcement.survey import Way


class Given(Clue):
    """一条财产线索：谁的、什么、在哪里；急不急，有没有照片。"""

    photo: FileId = ask("照片或者材料（没有可以不传）", default=FileId(""), english="A photograph or paper, if any")


class Unclear(Facts):
    """线索哪里不明确。"""

    what: Prose = ask("请补充什么", long=True, english="What is to be added")


class More(Facts):
    """补充的线索。"""

    text: Prose = ask("补充的说明", long=True, english="What is added")
    identifier: Secret = ask("账号、车牌号或者证号", default=Secret(""), english="Account, plate or title number")


class Confirmed(Facts):
    """核实属实：怎样查的、值多少。"""

    way: Way = ask("怎样核实的", default=Way.visit, english="How it was checked")
    value: Yuan = ask("核实的价值（元）", check=more_than_nothing, english="Value found (yuan)")
    identifier: Secret = ask(
        "账号、车牌号或者证号（线索已写的不填）", default=Secret(""), english="Number, where the clue names none"
    )
    notes: Prose = ask("核实的经过和结果", long=True, english="What was done and found")


class Refuted(Facts):
    """核实没有：怎样查的、为什么没有。"""

    way: Way = ask("怎样核实的", default=Way.visit, english="How it was checked")
    notes: Prose = ask("核实的经过和结果", long=True, english="What was done and found")


class Measure(Facts):
    """查封、冻结多少。"""

    amount: Yuan = ask("金额（元）", check=more_than_nothing, english="Amount (yuan)")


class Reason(Facts):
    """理由。"""

    reason: Prose = ask("理由", long=True, english="Reason")
