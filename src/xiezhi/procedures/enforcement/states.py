"""执行的各个状态。"""

from __future__ import annotations

from xiezhi.engine.clocks import after
from xiezhi.engine.words import FILING_JUDGE, State
from xiezhi.law.periods import days
from xiezhi.law.statutes import TRIAL_LIMITS


class At:
    """从申请到结案。"""

    applied = State(
        "已申请",
        first=True,
        within=days(7),
        since=after("apply"),
        by=FILING_JUDGE,
        law=TRIAL_LIMITS("第六条", "应当在七日内立案"),
        english="Applied for",
    )
    docketed = State("已立案", unclocked="七日内确定承办人、十日内发执行通知的期限单列", english="Docketed")
    running = State("执行中", unclocked="六个月的执行期限自立案起算，单列", english="Being enforced")
    settled = State(
        "和解履行中", unclocked="各期有自己的期限；逾期的可以恢复执行", english="Being performed as settled"
    )
    performed = State("执行完毕", last=True, english="Performed")
    round_ended = State("终结本次执行程序", last=True, english="This round has ended")
    terminated = State("终结执行", last=True, english="Terminated")
    cancelled = State("销案", last=True, english="Cancelled")
    unenforced = State("不予执行", last=True, english="Not enforced")
    dismissed = State("驳回执行申请", last=True, english="Application dismissed")
    withdrawn = State("已撤回申请", last=True, english="Application taken back")
    refused = State("不予受理", last=True, english="Not accepted")
