"""核验报告: what a check found, laid out by articles 16 to 19 of the rules on online litigation, with the data inside.

It says 一致, 不一致 or 无法核验 and of what moment, never that something is true. What nobody gave is printed 未提供.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from xiezhi.evidence.bundle import Bundle, Content
from xiezhi.evidence.check import Report, Step
from xiezhi.evidence.checkpoint import joint_message
from xiezhi.evidence.digest import digest
from xiezhi.evidence.english import in_english
from xiezhi.evidence.leaf import Json
from xiezhi.evidence.pdf import Signed
from xiezhi.papers.fill import html
from xiezhi.papers.render import print_html

ENGLISH = Path(__file__).with_name("report.json")
"""What a report says beside the sentences of the check, with {} for a value, in English."""
AS_THEY_ARE = ("court", "number", "day", "digest", "mark", "code", "address")
NOT_GIVEN = "未提供"
LATER = {
    "filing": "区块链服务备案",
    "operator": "平台由谁运营",
    "relation": "平台、见证机构同当事人的关系",
    "protection": "网络安全等级保护",
    "cryptography": "商用密码应用安全性评估",
    "fsck": "日志自查",
}
"""第十七条: what the operator of the log states, by name."""
HELD = {"通过": "签名有效", "不通过": "签名不符", "无法核验": "不能核实", "未提供": "没有核实"}
"""What is said of a signature."""
BEFORE = {
    "kind": "具体来源",
    "method": "生成机制和取得方法",
    "device": "存储过程：设备、账户",
    "made": "生成时间（存证人所称）",
    "watchword": "口令：材料形成于何时之后",
    "notary": "公证机构公证",
    "third": "第三方见证",
    "linked": "关联印证数据",
}
"""第十八条: what the depositor states, by name."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One check to report on: what was sent in, what was found, and what was said beside it."""

    name: str
    content: Content
    report: Report
    bundle: Bundle | None
    policy: str
    asker: str
    later: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    signed: Sequence[Signed] = ()


def report_pdf(
    checked: Checked, *, court: str, when: datetime, code: str = "", address: str = "", language: str = "zh"
) -> bytes:
    """The report as PDF/A-3 with bundle, proofs, policy, stamps and a list of them attached; not yet sealed.

    `code` is the check code under which a court answers for it at `address`; without one its mark holds the digest.
    `language` is `zh` or `en`.
    """
    files = _files(checked)
    listed = json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in files.items()}, indent=1).encode()
    listing = hashlib.sha256(listed).hexdigest()
    local = when.strftime("%Y-%m-%d %H:%M:%S")
    number = f"核验{listing[:16]}"
    facts = {
        "court": court,
        "number": number,
        "day": when.date(),
        "issued": f"{local} 北京时间（{when.astimezone(UTC):%H:%M:%S} 协调世界时）",
        "asker": checked.asker,
        "program": f"xiezhi {version('xiezhi')}，核验程序源码 SHA-256 {source_digest()}",
        "verdict": checked.report.verdict,
        "conclusion": conclusion(checked),
        "item": _item(checked),
        "signed": [list(_signature(each)) for each in checked.signed]
        or [["签名", "送检文件不是带电子签名的 PDF，或者其中没有签名"]],
        "steps": [*([step.name, step.state, step.value] for step in checked.report.steps), _anchored(checked.bundle)],
        "later": [[label, checked.later.get(name) or NOT_GIVEN] for name, label in LATER.items()] + _of_log(checked),
        "before": [[label, checked.before.get(name) or NOT_GIVEN] for name, label in BEFORE.items()],
        "again": _again(checked),
        "files": [[name, f"{len(data)} 字节"] for name, data in (*files.items(), ("manifest.json", listed))],
        "digest": listing,
        "mark": f"{address}{code}#sha256={listing}" if code else f"{number} sha256:{listing}",
        "code": code,
        "address": address,
    }
    told = _english(facts) if language == "en" else facts
    return print_html(html("report", told, language=language), attached={**files, "manifest.json": listed}, when=when)


def _english(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The same in English, rows and sentences; what is nobody's sentence here, as a name, stays as it is."""
    told = {name: _said(value) if name not in AS_THEY_ARE else value for name, value in facts.items()}
    verdict = str(told["verdict"])
    signed = [[_said(who), "; ".join(map(_said, how.split("；")))] for who, how in facts["signed"]]
    return {**told, "verdict": verdict[:1].upper() + verdict[1:], "signed": signed}


def _said(value: Any) -> Any:
    """A sentence, or those that a row or a list holds; one of several parts part by part."""
    if not isinstance(value, str):
        return [_said(each) for each in value] if isinstance(value, list | tuple) else value
    whole = in_english(value, ENGLISH)
    if whole == value:
        parts = [[in_english(each, ENGLISH) for each in part.split("，")] for part in value.split("；")]
        whole = "; ".join(", ".join(part) for part in parts)
    return whole.replace("、", ", ")


def conclusion(checked: Checked) -> str:
    """The verdict in one sentence: since when and by whom, or the first step that failed."""
    if checked.report.verdict != "一致" or checked.bundle is None:
        return checked.report.sentence.partition("：")[2]
    passed = [step for step in checked.report.steps if step.state == "通过"]
    digests = " 与 ".join(name for name in ("SM3", "SHA-256") if f"送检文件 {name}" in {step.name for step in passed})
    at = datetime.fromisoformat(checked.bundle.leaf.at).strftime("%Y-%m-%d %H:%M:%S")
    size = max(proof.checkpoint.size for proof in checked.bundle.proofs.values())
    seen = [step for step in passed if step.name.endswith("见证联署")]
    since = f"至迟自 {min(step.value.rpartition('，')[2] for step in seen)[:19]} 起" if seen else ""
    stamped = "和时间戳" if any(step.name == "时间戳" for step in passed) else ""
    return (
        f"送检文件的 {digests} 值同 {at} 存证记录一致；该记录{since}由日志检查点（大小 {size}）覆盖，"
        f"{_cosigned(seen, checked)}{stamped}；{_chains(checked.bundle)}。"
    )


def _cosigned(seen: Sequence[Step], checked: Checked) -> str:
    """How many of the witnesses that the policy names have cosigned every tree there is a proof in."""
    assert checked.bundle is not None
    names, signed = _witnesses(checked.policy), [step.value.partition("（")[0] for step in seen]
    both = [name for name in names if signed.count(name) == len(checked.bundle.proofs)]
    return f"经 {len(names)} 家见证机构中的 {len(both)} 家联署" if both else "没有见证机构联署"


def _chains(bundle: Bundle) -> str:
    places = "、".join(str(each["chain"]) for each in _anchors(bundle))
    return f"存证包载明该检查点已锚定于链 {places}，链上须另行核对" if places else "没有链上锚定"


def _anchors(bundle: Bundle | None) -> list[dict[str, Json]]:
    """Where the court says that this very checkpoint stands on chains; what is said of another one is left out."""
    told = bundle.facts.get("anchors") if bundle else None
    if bundle is None or len(bundle.proofs) < 2 or not isinstance(told, list):
        return []
    try:
        wanted = digest(joint_message(bundle.proofs["sha256"].checkpoint, bundle.proofs["sm3"].checkpoint)).hex()
    except ValueError:
        return []
    return [each for each in told if isinstance(each, dict) and each.get("chain") and each.get("digest") == wanted]


def _anchored(bundle: Bundle | None) -> list[str]:
    names = {"chain": "链", "block": "区块", "transaction": "交易", "time": "链上时间"}
    said = [
        "，".join(f"{label} {each[name]}" for name, label in names.items() if name in each) for each in _anchors(bundle)
    ]
    return ["链上锚定", "未核对", "；".join(said)] if said else ["链上锚定", NOT_GIVEN, "存证包不含该检查点的链上锚定"]


def _witnesses(policy: str) -> list[str]:
    return list(dict.fromkeys(line.split()[1] for line in policy.splitlines() if line.startswith("witness ")))


@cache
def source_digest() -> str:
    """SHA-256 over the verifier's own modules, in the order of their names."""
    folder = Path(__file__).parents[1] / "evidence"
    parts = (f"{path.name}\n".encode() + path.read_bytes() for path in sorted(folder.glob("*.py")))
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _item(checked: Checked) -> list[list[str]]:
    leaf = checked.bundle.leaf if checked.bundle else None
    return [
        ["送检文件", f"{checked.name}，{checked.content.length} 字节"],
        ["SHA-256", checked.content.sha256.hex()],
        ["SM3", checked.content.sm3.hex()],
        ["存证编号", checked.bundle.name if checked.bundle and checked.bundle.name else NOT_GIVEN],
        ["办理的事", f"{leaf.court} {leaf.act}（{leaf.by_role}）" if leaf else NOT_GIVEN],
        ["收讫时刻", leaf.at if leaf else NOT_GIVEN],
    ]


def _signature(signed: Signed) -> tuple[str, str]:
    """Whom the certificate names, and: whether the signature holds, when he signed, how he showed himself and his
    will."""
    parts = [f"{HELD[signed.state]}{f'（{signed.words}）' if signed.words else ''}"]
    parts += [f"{signed.day}（签名人所称）"] if signed.day else []
    parts += [f"事由：{signed.reason}"] if signed.reason and signed.state != "不通过" else []
    return signed.who, "；".join(parts)


def _of_log(checked: Checked) -> list[list[str]]:
    return [
        ["见证机构", "、".join(_witnesses(checked.policy)) or NOT_GIVEN],
        ["算法", "SHA-256 与 SM3（GB/T 32905）两棵树；Ed25519 与 SM2（GB/T 32918）签名"],
    ]


def _again(checked: Checked) -> Sequence[str]:
    if checked.bundle is None:
        return ("取得存证包后，同原文件放在一处，运行：xiezhi-verify --policy policy 文件。",)
    return (
        "从附件取出存证包和 policy，同原文件放在一处，运行：",
        "xiezhi-verify --policy policy --bundle file.bundle.json 文件",
        "policy 中的公钥请同法院、各见证机构自己公布的对照。不装程序的，用法院网站“核验文件”页下载的离线核验页。",
    )


def _files(checked: Checked) -> dict[str, bytes]:
    files = {"policy": checked.policy.encode()}
    if checked.bundle is not None:
        files["file.bundle.json"] = bytes(checked.bundle)
        files |= {f"{name}.tlog-proof": bytes(proof) for name, proof in checked.bundle.proofs.items()}
        files |= {f"stamp-{number}.tst": token for number, token in enumerate(checked.bundle.stamps, 1)}
    digests = {"sha256": checked.content.sha256.hex(), "sm3": checked.content.sm3.hex()}
    rows = [[step.name, step.state, step.value] for step in checked.report.steps]
    found = {"name": checked.name, **digests, "verdict": checked.report.verdict, "steps": rows}
    files["result.json"] = json.dumps(found, ensure_ascii=False, indent=1).encode()
    return files
