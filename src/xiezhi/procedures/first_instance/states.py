"""民事一审的各个状态。"""

from __future__ import annotations

from xiezhi.engine.words import AnyState, State

LIMIT = "审限自立案起算，单列"


class At:
    """一审案件走到哪里。宣判即为审结，此后是否生效、是否上诉仍记在案件上。"""

    docketed = State(
        "已立案", first=True, unclocked="发送副本和交费的期限各挂在自己的步骤上；审限自立案起算", english="Docketed"
    )
    serving = State("送达中", unclocked=LIMIT, english="Being served")
    ready = State("待排期", unclocked=LIMIT, english="Ready to be listed")
    listed = State("已排期", unclocked="开庭之日已经排定；审限单列", english="Listed for hearing")
    heard = State("已开庭", unclocked=LIMIT, english="Heard")
    dismissing = State(
        "已裁定驳回起诉", unclocked="上诉的期限各自从送达起算，挂在“对驳回起诉上诉”一步上", english="Ruled inadmissible"
    )
    pronounced = State("已宣判", last=True, english="Judged")
    effective = State("判决已生效", last=True, english="Judgment in effect")
    appealed = State("已上诉", last=True, english="Appealed")
    remanded = State("发回重审", last=True, english="Remanded for a new trial")
    mediated = State("调解结案", last=True, english="Settled in court")
    withdrawn = State("准许撤诉", last=True, english="Withdrawn")
    deemed_withdrawn = State("按撤诉处理", last=True, english="Deemed withdrawn")
    dismissed = State("驳回起诉", last=True, english="Dismissed as inadmissible")
    terminated = State("终结诉讼", last=True, english="Terminated")
    transferred = State("移送其他法院", last=True, english="Transferred")


BEFORE_LISTING: AnyState = At.docketed | At.serving | At.ready
BEFORE_HEARING: AnyState = BEFORE_LISTING | At.listed
ON_TRIAL: AnyState = BEFORE_HEARING | At.heard
"""审理中的各个状态。"""
CLOSED: AnyState = (
    At.pronounced
    | At.effective
    | At.appealed
    | At.remanded
    | At.mediated
    | At.withdrawn
    | At.deemed_withdrawn
    | At.dismissed
    | At.terminated
    | At.transferred
)
ALL = AnyState((*ON_TRIAL.states, *CLOSED.states, At.dismissing))
