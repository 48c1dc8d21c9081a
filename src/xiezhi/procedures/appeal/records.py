"""从案卷得出第二审文书的内容：上诉人和被上诉人、原审、上诉请求和答辩、费用的负担。"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from xiezhi.engine.case import Case
from xiezhi.engine.words import AGENT
from xiezhi.law.working import from_fen
from xiezhi.papers.words import plain_date
from xiezhi.phrases.appeals import Against
from xiezhi.phrases.bench import SIDES
from xiezhi.phrases.case_file import BELOW
from xiezhi.phrases.declared import Declares
from xiezhi.phrases.people import particulars
from xiezhi.procedures.appeal.facts import Result
from xiezhi.procedures.appeal.file import LETTER
from xiezhi.records.hearing import Hearing
from xiezhi.records.obligation import Obligation
from xiezhi.records.paper import Delivery, Paper

KINDS = ("appeal_judgment", "appeal_ruling", "mediation_paper")


def letter(case: Case) -> dict[str, Any]:
    """移送函所载：原审法院、案号、裁判、记录。"""
    found = case.paper(LETTER)
    assert found is not None, "an appeal without its file"
    return dict(found.filled()["link"])


def ruled_below(case: Case) -> str:
    """不服的是裁定的，裁定什么；不服判决的为空。"""
    return str(letter(case).get("ruling", ""))


def below(case: Case) -> str:
    """案卷从原审法院的哪一个程序来。"""
    return "ruling_appeal" if ruled_below(case) else "judgment"


def decision(case: Case) -> Paper | None:
    """正在起草的，或者已经宣告的那一份。"""
    mine = [each for each in case.mine(Paper) if each.kind in KINDS and each.origin != BELOW]
    return max(mine, key=lambda each: (each.at, each.id), default=None)


def result(case: Case) -> Result | None:
    found = decision(case)
    return Result(found.filled()["result"]) if found else None


def obligations(case: Case) -> list[Obligation]:
    """第二审的判项，不是随卷来的原审判项。"""
    return sorted((each for each in case.mine(Obligation) if each.status != BELOW), key=lambda each: each.order)


def served_on(case: Case) -> str:
    """第二审裁判送达最后一个当事人之日；还没有全部送达为空。"""
    paper = decision(case)
    got = {
        each.recipient: each.effective
        for each in case.family.all(Delivery)
        if paper and each.paper == paper.id and each.effective
    }
    return max(got.values()) if got and set(got) >= set(case.parties) else ""


# --- the parties -----------------------------------------------------------------------------------------------------


def appellants(case: Case) -> list[str]:
    return [str(each["who"]) for each in letter(case)["appeals"]]


def side(case: Case, person: str) -> str:
    """上诉人（原审被告）；没有上诉的，谁的上诉对他有意见，他就是被上诉人，其余的依原审诉讼地位列明。"""
    roles = {each.person: each.role for each in case.standings(*SIDES)}
    below = f"原审{SIDES[roles[person]]}"
    appeals = letter(case)["appeals"]
    if person in {each["who"] for each in appeals}:
        return f"上诉人（{below}）"
    contested = any(
        each.get("against", Against.opponents) in (kind, Against.both)
        for each in appeals
        for kind in (Against.own_side if roles[str(each["who"])] == roles[person] else Against.opponents,)
    )
    return f"被上诉人（{below}）" if contested else below


def parties_named(case: Case) -> list[dict[str, object]]:
    """上诉人在前；各自的代理人在后。"""
    found: list[tuple[bool, dict[str, object]]] = []
    for role in SIDES:
        for standing, named in zip(case.standings(role), particulars(case, role, ""), strict=True):
            agents = [each for each in case.standings(AGENT) if each.of == standing.person]
            others = [["委托诉讼代理人", case.person(each.person).name] for each in agents]
            known: dict[str, object] = {**named, "role": side(case, standing.person), "others": others}
            found.append((standing.person not in appellants(case), known))
    return [named for _, named in sorted(found, key=lambda each: each[0])]


def called(case: Case, person: str) -> str:
    return case.person(person).name


def names(case: Case, people: Iterable[str]) -> str:
    return "、".join(case.person(each).name for each in people)


# --- what the file says ----------------------------------------------------------------------------------------------


def court_below(case: Case) -> str:
    told = letter(case)
    return f"{told['court_name']}{told['number']}{'民事裁定' if ruled_below(case) else '民事判决'}"


def course(case: Case) -> str:
    """案件的由来和审理经过。"""
    numbered = plain_date(date.fromisoformat(case.proceeding.numbered))
    others = [each for each in case.parties if each not in appellants(case)]
    against = f"因与{names(case, others)}" if others else ""
    text = (
        f"上诉人{names(case, appellants(case))}{against}{case.dispute.cause}一案，"
        f"不服{court_below(case)}，向本院提起上诉。本院于{numbered}立案后，依法组成合议庭，"
    )
    held = [each for each in case.mine(Hearing) if each.present]
    if not held:
        return f"{text}对本案进行了审理。本案现已审理终结。"
    days = "、".join(plain_date(date.fromisoformat(each.day)) for each in held)
    open_ = "公开" if all(each.public for each in held) else "不公开"
    present = names(case, [each for each in held[-1].present if each not in held[-1].absent])
    return f"{text}于{days}{open_}开庭进行了审理。{present}到庭参加诉讼。本案现已审理终结。"


def _said(case: Case, kind: str) -> dict[str, str]:
    """这一种书状里各人所说。"""
    agents = {each.person: each.of for each in case.standings(AGENT)}
    found = sorted((each for each in case.mine(Paper) if each.kind == kind), key=lambda each: (each.at, each.id))
    return {agents.get(each.by, each.by): each.data for each in found}


def petitions(case: Case) -> list[str]:
    """各上诉人的请求和理由。"""
    said = _said(case, "appeal_petition")
    return [f"{called(case, each)}上诉请求：{said.get(each, '')}" for each in appellants(case)]


def answers(case: Case) -> str:
    said = _said(case, "appeal_answer")
    silent = [each for each in case.parties if each not in appellants(case)]
    lines = [
        f"{called(case, each)}辩称，{said[each]}" if each in said else f"{called(case, each)}未作答辩。"
        for each in silent
    ]
    return "\n".join(lines)


def claims(case: Case) -> list[str]:
    return [each.text for each in case.claims if not each.by]


def items_below(case: Case) -> dict[str, Any]:
    """改判的预填：原审有金钱给付的和不用给付的判项。"""
    below = sorted((each for each in case.mine(Obligation) if each.status == BELOW), key=lambda each: each.order)
    rows, said = [each for each in below if each.kind == "money"], [each for each in below if not each.debtors]
    return {
        "declared": [{"kind": each.kind, "what": each.text.removeprefix(Declares(each.kind).verb)} for each in said],
        "items": [
            {
                "debtor": each.debtors[0],
                "creditor": each.creditor,
                "what": "款项",
                "principal": str(from_fen(each.principal)) if each.principal else None,
                "base": str(from_fen(each.base)) if each.base else None,
                "interest_from": each.interest_from or None,
                "interest_until": each.interest_until or None,
                "rate": each.rate,
                "within": each.within,
            }
            for each in rows
        ],
    }


# --- the operative part ----------------------------------------------------------------------------------------------


def disposition(case: Case, sentences: Iterable[str], rest_dismissed: bool) -> list[str]:
    """改判的主文：撤销原判，逐项写明，驳回其余。"""
    whose, found = case.names("claimant"), list(sentences)
    rest = [f"驳回{whose}的其他诉讼请求"] if found and rest_dismissed else []
    return [f"撤销{court_below(case)}", *(found or [f"驳回{whose}的诉讼请求"]), *rest]
