"""What the ceremony says of each kind of paper that people sign: its clauses in plain words, what follows from them,
and where one says that one does not sign."""

from __future__ import annotations

from collections.abc import Iterator

from xiezhi.engine.errands import told
from xiezhi.pages.saying import say as _
from xiezhi.phrases.parties import CONFIRMATION
from xiezhi.records.paper import Paper

TERMS_HEAD, ADDRESS_HEAD = "二、约定了什么", "二、确认了什么"
TERMS_AFTER = "签了就要照办。最后一个人签完，协议生效；三十日内可以共同申请司法确认，确认后不履行可以申请执行。"
ADDRESS_AFTER = "不签也照样送达：照您填的地址寄，或者当面送，只是不再电子送达。这一份只有您和法院看得到，对方看不到。"
DECLINES = {CONFIRMATION: "decline"}
"""The step by which one says that one does not sign; of the others, that the talks have failed."""


def clauses_of(paper: Paper) -> tuple[str, ...]:
    """Each clause by itself: the terms as they were agreed, what was decided, what was confirmed."""
    if paper.kind == CONFIRMATION:
        return tuple(_confirmed(paper))
    data = paper.filled()
    return tuple(str(each) for each in data.get("terms") or data.get("disposition") or ())


def head_of(paper: Paper) -> str:
    """What stands above them."""
    return _(ADDRESS_HEAD if paper.kind == CONFIRMATION else TERMS_HEAD)


def after_of(paper: Paper) -> str:
    """What follows from a signature, and where that needs to be known, from none."""
    return _(ADDRESS_AFTER if paper.kind == CONFIRMATION else TERMS_AFTER)


def decline_of(paper: Paper) -> str:
    """Where one says why one does not sign."""
    return f"/case/{paper.proceeding}/do/{DECLINES.get(paper.kind, 'fail?reason=unsigned')}"


def _confirmed(paper: Paper) -> Iterator[str]:
    data = told(paper)
    where = f"{data['post']}（{data['postcode']}）" if data.get("postcode") else str(data["post"])
    yield _("文书寄到：%(where)s") % {"where": where}
    if data.get("telephone"):
        yield _("联系电话：%(n)s") % {"n": data["telephone"]}
    if data.get("electronic"):
        yield _("同意电子送达：文书发到您的诉讼平台账号，到达就算送达，期限从第二天起算")
    else:
        yield _("不同意电子送达：文书寄到上面的地址，或者当面送")
    yield _("地址不准确、变了没有告诉法院，或者拒绝签收，文书退回的那一天就算送到")
    yield _("第一审、第二审、审判监督和执行都用这个地址；变了的，重新确认送达地址")
