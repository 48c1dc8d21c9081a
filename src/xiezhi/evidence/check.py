"""核验: whether a content is the one that a log recorded, step by step, from a bundle and a policy alone.

The answer is 一致, 不一致 or 无法核验, with the step that decided. It is about identity since the moment of record;
what was true before that moment is not the log's to say (人民法院在线诉讼规则, articles 16 and 18).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Literal

from xiezhi.evidence.bundle import Bundle, Content
from xiezhi.evidence.checkpoint import SM3_SUFFIX, Checkpoint, algorithm_of, joint_message
from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.keys import BadSignature, Unsigned
from xiezhi.evidence.merkle import BadProof
from xiezhi.evidence.note import Note, Signed
from xiezhi.evidence.policy import Accepted, Policy, PolicyUnmet
from xiezhi.evidence.proof import LogProof
from xiezhi.evidence.watchword import is_watchword, signed_by

Verdict = Literal["一致", "不一致", "无法核验"]
State = Literal["通过", "不通过", "未提供", "无法核验"]

LIMITS = "上述结论只说明数据自存证时起未经改动；存证之前的真实性以及关联性、合法性，由人民法院依法审查。"
_NAMES: dict[Algorithm, str] = {"sha256": "SHA-256", "sm3": "SM3"}
_BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a report: what was checked, how it ended, and the value or the reason."""

    name: str
    state: State
    value: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found; the verdict follows from the rows alone."""

    steps: tuple[Step, ...]

    @property
    def verdict(self) -> Verdict:
        """不一致 if a row failed, 无法核验 if one could not be judged, else 一致."""
        states = {step.state for step in self.steps}
        return "不一致" if "不通过" in states else "无法核验" if "无法核验" in states else "一致"

    @property
    def sentence(self) -> str:
        """The verdict in one sentence, with the first row that decided it."""
        wanted = {"不一致": "不通过", "无法核验": "无法核验"}.get(self.verdict)
        for step in self.steps:
            if step.state == wanted:
                return f"{self.verdict}：{step.name}——{step.value}"
        return f"{self.verdict}：各项核验均通过。"


StampCheck = Callable[[bytes, bytes], str]
"""Judges a time-stamp token over a message: a line with authority and time, or ValueError."""


def unverifiable(name: str, reason: str) -> Report:
    """The report on what could not even be read."""
    return Report((Step(name, "无法核验", reason),))


def check(
    bundle: Bundle,
    policy: Policy,
    content: Content | None,
    stamp: StampCheck | None = None,
    seen: Sequence[Note] = (),
) -> Report:
    """Check a bundle, and `content` if it is given, against a policy; `seen` are checkpoints that others were shown."""
    log = (*_log(bundle, policy, stamp), *_seen(bundle, policy, seen))
    return Report((*_content(bundle, content), *_entry(bundle, policy), *log))


def check_proof(proof: LogProof, policy: Policy, leaf: bytes | None) -> Report:
    """Check a proof file by itself; `leaf` are the bytes of the record, None if they are not at hand."""
    return Report(tuple(_proof(_NAMES[algorithm_of(proof.checkpoint.origin)], leaf, proof, policy)))


def check_note(note: Note, policy: Policy) -> Report:
    """Check a signed note by itself: a watchword, or a checkpoint; ValueError if it is neither."""
    text = bytes(note).decode()
    if is_watchword(text):
        return Report((_watchword(text, policy),))
    checkpoint = Checkpoint.parse(note.text)
    told = Step("检查点", "通过", f"{checkpoint.origin}，大小 {checkpoint.size}，根 {checkpoint.root.hex()}")
    return Report((told, *_signed(_NAMES[algorithm_of(checkpoint.origin)], note, policy)))


def _content(bundle: Bundle, content: Content | None) -> Iterator[Step]:
    if content is None:
        yield Step("送检文件", "未提供", "只核验存证记录本身")
        return
    if bundle.entry is None and bundle.salt is None:
        yield Step("送检文件", "无法核验", "存证包缺少盐值")
        return
    if bundle.entry is None and not content.is_whole:
        yield Step("送检文件", "无法核验", "只给了摘要，没有给长度，对不上这种存证包；请选文件")
        return
    for algorithm, name in _NAMES.items():
        digest = content.digest(algorithm).hex()
        if not digest:
            yield Step(f"送检文件 {name}", "未提供", "没有给出")
            continue
        if bundle.entry is None:
            assert bundle.salt is not None
            found = content.commitment(bundle.salt, algorithm) == getattr(bundle.leaf, algorithm)
        else:
            found = _bound(bundle, content, algorithm)
        if found:
            yield Step(f"送检文件 {name}", "通过", digest)
        elif algorithm == "sm3" and bundle.entry is not None and _bound(bundle, content, "sha256"):
            yield Step(f"送检文件 {name}", "未提供", f"{digest}；记录中没有以 {name} 登记")
        else:
            yield Step(f"送检文件 {name}", "不通过", f"与存证记录不符（{digest}）")


def _bound(bundle: Bundle, content: Content, algorithm: Algorithm) -> bool:
    """Whether the entry binds the content: by commitment, by plain digest, or by commitment to the digest's text,
    whose salt is the bundle's or stands beside it among the values that are opened."""
    assert bundle.entry is not None
    digest = content.digest(algorithm).hex()
    marks = [digest]
    if bundle.salt is not None:
        marks += [content.commitment(bundle.salt, algorithm)] if content.is_whole else []
        marks += [Content.of(content.sha256.hex().encode()).commitment(bundle.salt, algorithm)]
    marks += [each.content.commitment(each.salt, algorithm) for each in bundle.values if each.text == digest]
    return any(f'"{mark}"' in bundle.entry.text for mark in marks)


def _entry(bundle: Bundle, policy: Policy) -> Iterator[Step]:
    if bundle.entry is None:
        return
    for algorithm, name in _NAMES.items():
        made = bundle.entry.content.commitment(bundle.entry.salt, algorithm)
        good = made == getattr(bundle.leaf, algorithm)
        yield Step(f"记录承诺值 {name}", "通过" if good else "不通过", made if good else "记录正文与叶子中的承诺值不符")
    for value in bundle.values:
        made = value.content.commitment(value.salt, "sha256")
        good = f'"{made}"' in bundle.entry.text
        if good and is_watchword(value.text):
            yield _watchword(value.text, policy)
        else:
            yield Step("披露内容", "通过" if good else "不通过", value.text if good else "不是该记录所承诺的内容")


def _watchword(note: str, policy: Policy) -> Step:
    try:
        word, signed = signed_by(note, policy)
    except Unsigned:
        return Step("口令", "无法核验", "没有政策所列密钥的签名")
    except BadSignature as error:
        return Step("口令", "不通过", f"签名与口令不符（{error}）")
    kinds = "、".join(each.key.scheme.algorithm.name for each in signed)
    return Step("口令", "通过", f"{word.digits}，{word.given.isoformat()} 发出（{kinds}）；材料中有没有，请看材料")


def _log(bundle: Bundle, policy: Policy, stamp: StampCheck | None) -> Iterator[Step]:
    leaf = bundle.leaf.bytes()
    yield Step("存证记录", "通过", f"{bundle.leaf.court} {bundle.leaf.act}，{bundle.leaf.at} 收讫")
    for algorithm, name in _NAMES.items():
        proof = bundle.proofs.get(algorithm)
        if proof is None:
            yield Step(f"{name} 日志", "未提供", "存证包不含该算法的证明")
            continue
        if proof.checkpoint.origin.endswith(SM3_SUFFIX) != (algorithm == "sm3"):
            yield _outside(name, "the origin belongs to the other tree")
        else:
            yield from _proof(name, leaf, proof, policy)
    if len(bundle.proofs) == 2:
        yield _same_place(bundle)
    yield from _stamps(bundle, stamp)


def _outside(name: str, reason: object) -> Step:
    return Step(f"{name} 包含证明", "不通过", f"该记录不在此检查点之内（{reason}）")


def _proof(name: str, leaf: bytes | None, proof: LogProof, policy: Policy) -> Iterator[Step]:
    if leaf is None:
        yield Step("叶子", "未提供", "只核验检查点的签名，不知证明的是哪一片叶子")
    else:
        try:
            proof.verify_inclusion(leaf)
        except BadProof as error:
            yield _outside(name, error)
            return
        yield Step(f"{name} 包含证明", "通过", f"第 {proof.index} 号，检查点大小 {proof.checkpoint.size}")
    yield from _signed(name, proof.note, policy)


def _signed(name: str, note: Note, policy: Policy) -> Iterator[Step]:
    try:
        yield from _signatures(name, policy, policy.accept(note))
    except PolicyUnmet as error:
        yield Step(f"{name} 见证联署", "无法核验", f"联署未达到政策要求的数目（{error}）")
    except Unsigned as error:
        yield Step(f"{name} 日志签名", "无法核验", f"没有政策所列密钥的签名（{error}）")
    except BadSignature as error:
        yield Step(f"{name} 检查点签名", "不通过", f"签名与检查点不符（{error}）")


def _signatures(name: str, policy: Policy, accepted: Accepted) -> Iterator[Step]:
    kinds = "、".join(each.key.scheme.algorithm.name for each in accepted.by_log)
    yield Step(f"{name} 日志签名", "通过", f"{accepted.checkpoint.origin}（{kinds}）")
    for witness, signed in accepted.by_witness.items():
        yield Step(f"{name} 见证联署", "通过", f"{witness}（{signed.key.name}），{_when(signed)}")
    if not accepted.by_witness:
        yield Step(f"{name} 见证联署", "未提供", f"政策要求：{policy.quorum}")


def _same_place(bundle: Bundle) -> Step:
    sha256, sm3 = bundle.proofs["sha256"], bundle.proofs["sm3"]
    one, two = sha256.checkpoint, sm3.checkpoint
    if (sha256.index, one.size, one.origin + SM3_SUFFIX) == (sm3.index, two.size, two.origin):
        return Step("两树同位", "通过", f"两棵树中同为第 {sha256.index} 号，大小 {one.size}")
    return Step("两树同位", "不通过", "两棵树的来源、大小或位置不同")


def _stamps(bundle: Bundle, stamp: StampCheck | None) -> Iterator[Step]:
    if not bundle.stamps:
        yield Step("时间戳", "未提供", "存证包不含时间戳")
    for token in bundle.stamps:
        if stamp is None:
            yield Step("时间戳", "未提供", "附有时间戳，本次未指定时间戳机构的证书，未予核验")
        elif len(bundle.proofs) < 2:
            yield Step("时间戳", "无法核验", "时间戳覆盖两棵树，存证包只含其一")
        else:
            yield _stamp(token, stamp, *(bundle.proofs[each].checkpoint for each in _NAMES))


def _stamp(token: bytes, stamp: StampCheck, sha256: Checkpoint, sm3: Checkpoint) -> Step:
    try:
        return Step("时间戳", "通过", stamp(token, joint_message(sha256, sm3)))
    except ValueError as error:
        return Step("时间戳", "不通过", str(error))


def _seen(bundle: Bundle, policy: Policy, notes: Sequence[Note]) -> Iterator[Step]:
    """Whether the log showed others the same: two roots that it signed for one size prove that it did not."""
    own = {proof.checkpoint.origin: proof.checkpoint for proof in bundle.proofs.values()}
    for note in notes:
        name = "与他处所见对照"
        try:
            other = Checkpoint.parse(note.text)
            signed = note.verify([log.key for log in policy.logs if log.key.name == other.origin])
        except ValueError as error:
            yield Step(name, "无法核验", f"他处所见的检查点不可用（{error}）")
            continue
        mine = own.get(other.origin)
        if mine is None or mine.size != other.size:
            yield Step(
                name, "未提供", f"{other.origin} 大小 {other.size} 的检查点与本证明大小不同，须另行核验一致性证明"
            )
        elif mine.root == other.root:
            yield Step(name, "通过", f"{other.origin} 大小 {other.size}，根相同")
        else:
            by = "、".join(each.key.scheme.algorithm.name for each in signed)
            yield Step(name, "不通过", f"{other.origin} 对大小 {other.size} 签署（{by}）了两个不同的根：日志作假")


def _when(signed: Signed) -> str:
    try:
        return datetime.fromtimestamp(signed.time or 0, _BEIJING).isoformat(sep=" ")
    except (OverflowError, OSError, ValueError):
        return f"第 {signed.time} 秒"
