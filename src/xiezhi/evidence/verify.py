"""`xiezhi-verify`: the offline verifier for anyone, without network, database or this court.

Exit codes: 0 一致, 1 不一致, 2 无法核验; of several paths the worst, 不一致 before 无法核验.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xiezhi.evidence.bundle import MAX_BYTES, SUFFIX, Bundle, Content
from xiezhi.evidence.check import LIMITS, Report, StampCheck, check, check_proof, unverifiable
from xiezhi.evidence.note import Note
from xiezhi.evidence.pasted import judge, read
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.proof import SUFFIX as PROOF
from xiezhi.evidence.proof import LogProof

if TYPE_CHECKING:
    import argparse

    from cryptography.x509 import Certificate

EXIT = {"一致": 0, "不一致": 1, "无法核验": 2}
PASTED = Path("-")
_SEVERITY = ("一致", "无法核验", "不一致")


@dataclass(frozen=True, slots=True)
class Trust:
    """What a reader believes: the policy of logs, and where he has them the roots of papers, a judge of time stamps,
    and checkpoints that others were shown."""

    policy: Policy
    roots: Sequence["Certificate"] = ()
    stamp: StampCheck | None = None
    seen: Sequence[Note] = ()


def verify(path: Path, trust: Trust, bundle: Path | None = None) -> Report:
    """Check one file by what lies beside it or in it: its bundle (`NAME.bundle.json`), its proof (`NAME.tlog-proof`),
    the bundle attached to a PDF, the signatures of a PDF. A bundle or a proof alone is checked as such."""
    beside = path.with_name(path.name + SUFFIX)
    try:
        if bundle is not None or path.name.endswith(SUFFIX):
            content = bundle is not None and path != bundle
            return _by_bundle(bundle or path, trust, path if content else _beside(path, SUFFIX))
        if beside.exists():
            return _by_bundle(beside, trust, path)
        if path.name.endswith(PROOF):
            return _by_proof(path, trust, _beside(path, PROOF))
        if path.with_name(path.name + PROOF).exists():
            return _by_proof(path.with_name(path.name + PROOF), trust, path)
        return _by_itself(path, trust)
    except OSError as error:
        missing = error.filename and Path(error.filename) in (beside, bundle) and isinstance(error, FileNotFoundError)
        name = Path(error.filename or path).name
        return unverifiable("存证包" if missing else "送检文件", f"{name} 无法读取（{error.strerror}）")


def verify_text(text: str, trust: Trust) -> Report:
    """Check what was pasted: a bundle, a proof, a signed note, or words with their bundle on the last line."""
    try:
        pasted = read(text)
    except ValueError as error:
        return unverifiable("粘贴的内容", f"无法读取（{error}）")
    return judge(pasted, lambda _: trust.policy, trust.stamp) or unverifiable("存证包", "没有存证包，这段文字未见存证")


def _beside(path: Path, suffix: str) -> Path | None:
    """The file that a bundle or a proof is named after, if it lies beside it."""
    content = path.with_name(path.name.removesuffix(suffix))
    return content if content != path and content.exists() else None


def _by_bundle(path: Path, trust: Trust, file: Path | None) -> Report:
    if path.stat().st_size > MAX_BYTES:
        return unverifiable("存证包", f"{path.name} 过大")
    try:
        bundle = Bundle.parse(path.read_bytes())
    except ValueError as error:
        return unverifiable("存证包", f"{path.name} 无法读取（{error}）")
    content = None
    if file is not None:
        with file.open("rb") as stream:
            content = Content.read(stream)
    return check(bundle, trust.policy, content, trust.stamp, trust.seen)


def _by_proof(path: Path, trust: Trust, leaf: Path | None) -> Report:
    try:
        return check_proof(LogProof.parse(path.read_bytes()), trust.policy, leaf.read_bytes() if leaf else None)
    except ValueError as error:
        return unverifiable("证明文件", f"{path.name} 无法读取（{error}）")


def _by_itself(path: Path, trust: Trust) -> Report:
    from xiezhi.evidence import pdf  # certificates cost a third of a cold start, and most checks need none

    with path.open("rb") as stream:
        data = stream.read() if pdf.is_pdf(stream.read(5)) and not stream.seek(0) else b""
    steps = list(pdf.signature_steps(data, trust.roots, trust.stamp))
    for attached in pdf.attachments(data):
        if attached.startswith(b'{"digest"'):
            try:
                found = check(Bundle.parse(attached), trust.policy, None, trust.stamp, trust.seen)
            except ValueError as error:
                found = unverifiable("所附存证包", str(error))
            return Report((*steps, *found.steps))
    return Report(tuple(steps)) if steps else unverifiable("存证包", f"没有 {path.name}{SUFFIX}，该文件未见存证")


def files(path: Path) -> Iterator[Path]:
    """The files to check under a path: a folder's files, and of its bundles and proofs those without their files."""
    if not path.is_dir():
        yield path
        return
    for each in sorted(path.rglob("*")):
        if each.is_file():
            suffix = next((end for end in (SUFFIX, PROOF) if each.name.endswith(end)), "")
            if not suffix or _beside(each, suffix) is None:
                yield each


def command(arguments: Sequence[str]) -> int:
    """Run the program with these arguments and return its exit code."""
    given = _parser().parse_args(arguments)
    if given.bundle is not None and (len(given.paths) != 1 or given.paths[0].is_dir()):
        _parser().error("--bundle 只用于一个文件")
    name, path, seen = "政策文件", given.policy, []
    try:
        policy = Policy.parse(path.read_bytes())
        name, path = "时间戳机构的证书", given.tsa
        stamp = _stamps(path) if path else None
        name, path = "法院的根证书", given.root
        roots = _certificates(path) if path else ()
        name = "他处所见的检查点"
        for path in given.seen:
            seen.append(Note.parse(path.read_bytes()))
    except (OSError, ValueError) as error:
        _print([(path, unverifiable(name, str(error)))], given)
        return EXIT["无法核验"]
    trust = Trust(policy, roots, stamp, seen)
    checked = [(each, _checked(each, trust, given.bundle)) for path in given.paths for each in files(path)]
    _print(checked, given)
    return EXIT[max((report.verdict for _, report in checked), key=_SEVERITY.index, default="无法核验")]


def _checked(path: Path, trust: Trust, bundle: Path | None) -> Report:
    return verify_text(sys.stdin.read(), trust) if path == PASTED else verify(path, trust, bundle)


def _parser() -> "argparse.ArgumentParser":
    import argparse

    parser = argparse.ArgumentParser(
        prog="xiezhi-verify",
        description="离线核验：文件是否与存证记录一致，文书签名是否有效。退出码 0 一致，1 不一致，2 无法核验。",
    )
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="路径", help="文件、存证包、证明、签名的 PDF 或文件夹；- 为粘贴的文字"
    )
    parser.add_argument("--policy", required=True, type=Path, help="政策文件：日志与见证机构的公钥")
    parser.add_argument("--bundle", type=Path, help="存证包；不给则取文件旁的 文件名.bundle.json")
    parser.add_argument("--tsa", type=Path, help="时间戳机构的根证书（PEM，可多张）")
    parser.add_argument("--root", type=Path, help="法院文书签名的根证书（PEM，可多张），核验签名的 PDF 用")
    parser.add_argument("--seen", type=Path, action="append", default=[], help="从见证机构等他处取得的检查点，可多次")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="en: the answer in English")
    return parser


def _certificates(path: Path) -> Sequence["Certificate"]:
    from xiezhi.evidence import certificate  # certificates cost a third of a cold start, and most checks need none

    return certificate.read(path.read_bytes())


def _stamps(path: Path) -> StampCheck:
    from xiezhi.evidence.timestamp import checker

    return checker(_certificates(path))


def _print(checked: list[tuple[Path, Report]], given: "argparse.Namespace") -> None:
    told = _told_in(given.language)
    if given.json:
        import json

        rows = [
            {
                "path": str(path),
                "verdict": told(report.verdict),
                "sentence": told(report.sentence),
                "steps": [
                    {"name": told(step.name), "state": told(step.state), "value": told(step.value)}
                    for step in report.steps
                ],
            }
            for path, report in checked
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for path, report in checked:
        print(f"{path}\n  {told(report.sentence)}")
        for step in report.steps:
            print(f"    {told(step.state)}  {told(step.name)}  {told(step.value)}")
    print(told(LIMITS))


def _told_in(language: str) -> Callable[[str], str]:
    """The words as they are, or in English."""
    if language == "zh":
        return str
    from xiezhi.evidence.english import in_english  # most readers need it not, and a cold start is short

    return in_english


def main() -> None:
    """The entry point: words are written in UTF-8 whatever the terminal says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(command(sys.argv[1:]))


if __name__ == "__main__":
    main()
