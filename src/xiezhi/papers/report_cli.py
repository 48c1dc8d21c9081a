"""`xiezhi report`: the report on a check, from the command line, unsealed."""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta, timezone
from pathlib import Path

import click

from xiezhi.evidence.bundle import SUFFIX, Bundle, Content
from xiezhi.evidence.certificate import read as read_certificates
from xiezhi.evidence.check import check
from xiezhi.evidence.english import in_english
from xiezhi.evidence.note import Note
from xiezhi.evidence.pdf import signed_in
from xiezhi.evidence.policy import Policy
from xiezhi.papers.report import Checked, report_pdf

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--policy", required=True, type=_FILE, help="政策文件：日志与见证机构的公钥")
@click.option("--bundle", type=_FILE, help="存证包；不给则取文件旁的 文件名.bundle.json")
@click.option("--platform", type=_FILE, help="第十七条各项（TOML）")
@click.option("--seen", type=_FILE, multiple=True, help="从见证机构等他处取得的检查点，可多次")
@click.option("--root", "roots", type=_FILE, multiple=True, help="文书签名所信的根证书（PEM），可多次")
@click.option("--by", "whose", default="未写明", help="出具者的名称")
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", help="报告的语言")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="报告（PDF）")
def report(
    file: Path,
    policy: Path,
    bundle: Path | None,
    platform: Path | None,
    seen: tuple[Path, ...],
    roots: tuple[Path, ...],
    whose: str,
    language: str,
    out: Path,
) -> None:
    """核验 FILE 并写出核验报告：带附件的 PDF，未盖章。"""
    try:
        told = Bundle.parse((bundle or file.with_name(file.name + SUFFIX)).read_bytes())
        with file.open("rb") as stream:
            content = Content.read(stream)
            stream.seek(0)
            signed = signed_in(stream, [each for root in roots for each in read_certificates(root.read_bytes())])
        notes = [Note.parse(each.read_bytes()) for each in seen]
        found = check(told, Policy.parse(policy.read_bytes()), content, seen=notes)
        later = {name: str(held) for name, held in tomllib.loads(platform.read_text()).items()} if platform else {}
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    now = datetime.now(timezone(timedelta(hours=8)))
    checked = Checked(file.name, content, found, told, policy.read_text(encoding="utf-8"), whose, later, signed=signed)
    out.write_bytes(report_pdf(checked, court=whose, when=now, language=language))
    click.echo(in_english(found.sentence) if language == "en" else found.sentence)
