"""`xiezhi-verify`: the offline verifier for anyone, without network, database or this court.

Exit codes: 0 一致, 1 不一致, 2 无法核验; of several paths the worst, 不一致 before 无法核验.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from xiezhi.evidence.bundle import MAX_BYTES, SUFFIX, Bundle, Content
from xiezhi.evidence.check import LIMITS, Report, StampCheck, check, unverifiable
from xiezhi.evidence.note import Note
from xiezhi.evidence.policy import Policy

EXIT = {"一致": 0, "不一致": 1, "无法核验": 2}
_SEVERITY = ("一致", "无法核验", "不一致")


def verify(
    path: Path,
    policy: Policy,
    bundle_path: Path | None = None,
    stamp: StampCheck | None = None,
    seen: Sequence[Note] = (),
) -> Report:
    """Check one file by the bundle beside it (`NAME.bundle.json`) or the given one; a bundle alone is checked as a
    record, with its file if that lies beside it."""
    if bundle_path is None:
        is_bundle = path.name.endswith(SUFFIX)
        bundle_path = path if is_bundle else path.with_name(path.name + SUFFIX)
        path = path.with_name(path.name.removesuffix(SUFFIX)) if is_bundle else path
        missing_is_fine = is_bundle
    else:
        missing_is_fine = path == bundle_path
    try:
        if bundle_path.stat().st_size > MAX_BYTES:
            return unverifiable("存证包", f"{bundle_path.name} 过大")
        bundle = Bundle.parse(bundle_path.read_bytes())
    except FileNotFoundError:
        return unverifiable("存证包", f"没有 {bundle_path.name}，该文件未见存证")
    except (OSError, ValueError) as error:
        return unverifiable("存证包", f"{bundle_path.name} 无法读取（{error}）")
    try:
        with path.open("rb") as stream:
            content = Content.read(stream) if path != bundle_path else None
    except OSError as error:
        if not (missing_is_fine and isinstance(error, FileNotFoundError)):
            return unverifiable("送检文件", f"{path.name} 无法读取（{error.strerror}）")
        content = None
    return check(bundle, policy, content, stamp, seen)


def files(path: Path) -> Iterator[Path]:
    """The files to check under a path: a folder's files without their bundles, and bundles without their files."""
    if not path.is_dir():
        yield path
        return
    for each in sorted(path.rglob("*")):
        if each.is_file():
            content = each.with_name(each.name.removesuffix(SUFFIX))
            if not each.name.endswith(SUFFIX) or not content.exists():
                yield each


def command(arguments: Sequence[str]) -> int:
    """Run the program with these arguments and return its exit code."""
    given = _parser().parse_args(arguments)
    if given.bundle is not None and (len(given.paths) != 1 or given.paths[0].is_dir()):
        _parser().error("--bundle 只用于一个文件")
    name, path, stamp, seen = "政策文件", given.policy, None, []
    try:
        policy = Policy.parse(path.read_bytes())
        if given.tsa is not None:
            name, path = "时间戳机构的证书", given.tsa
            stamp = _stamps(path)
        name = "他处所见的检查点"
        for path in given.seen:
            seen.append(Note.parse(path.read_bytes()))
    except (OSError, ValueError) as error:
        _print([(path, unverifiable(name, str(error)))], given.json)
        return EXIT["无法核验"]
    checked = [(each, verify(each, policy, given.bundle, stamp, seen)) for path in given.paths for each in files(path)]
    _print(checked, given.json)
    return EXIT[max((report.verdict for _, report in checked), key=_SEVERITY.index, default="无法核验")]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="xiezhi-verify",
        description="离线核验：文件、存证包或文件夹是否与存证记录一致。退出码 0 一致，1 不一致，2 无法核验。",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="路径", help="文件、存证包或文件夹")
    parser.add_argument("--policy", required=True, type=Path, help="政策文件：日志与见证机构的公钥")
    parser.add_argument("--bundle", type=Path, help="存证包；不给则取文件旁的 文件名.bundle.json")
    parser.add_argument("--tsa", type=Path, help="时间戳机构的根证书（PEM，可多张）")
    parser.add_argument("--seen", type=Path, action="append", default=[], help="从见证机构等他处取得的检查点，可多次")
    parser.add_argument("--json", action="store_true", help="以 JSON 输出")
    return parser


def _stamps(path: Path) -> StampCheck:
    from cryptography import x509  # certificates cost a third of a cold start, and most checks need none

    from xiezhi.evidence.timestamp import checker

    return checker(x509.load_pem_x509_certificates(path.read_bytes()))


def _print(checked: list[tuple[Path, Report]], as_json: bool) -> None:
    if as_json:
        rows = [
            {
                "path": str(path),
                "verdict": report.verdict,
                "sentence": report.sentence,
                "steps": [{"name": step.name, "state": step.state, "value": step.value} for step in report.steps],
            }
            for path, report in checked
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for path, report in checked:
        print(f"{path}\n  {report.sentence}")
        for step in report.steps:
            print(f"    {step.state}  {step.name}  {step.value}")
    print(LIMITS)


def main() -> None:
    """The entry point: words are written in UTF-8 whatever the terminal says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(command(sys.argv[1:]))


if __name__ == "__main__":
    main()
