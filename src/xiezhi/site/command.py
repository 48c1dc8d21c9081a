"""The command line: found a court, serve it, play a story, replay the log, save it and bring it back."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import ClassVar

import click

from xiezhi.site.home import InUse, load, make_tables, open_home

HOME = click.option("--home", type=click.Path(path_type=Path, file_okay=False), required=True, help="法院的文件夹")
PORT = click.option("--port", default=8000, show_default=True)


class Rooms(click.Group):
    """The commands here, and those that the rooms of law and evidence bring, loaded when they are asked for."""

    elsewhere: ClassVar = {
        "law": "xiezhi.law.cli",
        "evidence": "xiezhi.evidence.cli",
        "witness": "xiezhi.evidence.witness_cli",
        "report": "xiezhi.papers.report_cli",
        "export": "xiezhi.site.exporting",
        "fold": "xiezhi.site.exporting",
        "city": "xiezhi.site.cities",
        "backup": "xiezhi.site.saved",
        "restore": "xiezhi.site.saved",
        "succeed": "xiezhi.site.saved",
    }

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *self.elsewhere])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self.elsewhere:
            found: click.Command = getattr(import_module(self.elsewhere[cmd_name]), cmd_name)
            return found
        return super().get_command(ctx, cmd_name)


@click.group(cls=Rooms)
def cli() -> None:
    """Xiezhi（獬豸）：开放的法院平台。"""


@cli.group()
def court() -> None:
    """法院：建立。"""


@court.command()
@HOME
@click.option("--demo/--real", default=True, help="演示法院，还是正式法院；以后不能改")
@click.option("--cases", default=400, show_default=True, help="演示法院里的纠纷数")
@click.option("--seed", default=1, show_default=True, help="演示数据的种子")
@click.option("--code", default="", help="正式法院的代字，例如 内0902")
@click.option("--name", default="", help="正式法院政治部第一个人的姓名")
@click.option("--login", default="", help="他的登录名")
@PORT
def create(home: Path, demo: bool, cases: int, seed: int, code: str, name: str, login: str, port: int) -> None:
    """在空文件夹里建一个法院。演示法院由一步步办理填满，不直接写表；其间盖章的文书上印的是将来开门的端口。"""
    _reached_at("127.0.0.1", port)
    if home.exists() and any(home.iterdir()):
        raise click.ClickException(f"{home} 不是空文件夹")
    if not demo and not (code and name and login):
        raise click.ClickException("正式法院须写明 --code、--name 和 --login")
    home.mkdir(parents=True, exist_ok=True)
    _open(home, writes=True)
    make_tables()
    from xiezhi.site import founding

    if demo:
        founding.demonstration(cases, seed, click.echo)
    else:
        click.echo(founding.real(code, login, name))


@court.command()
@HOME
@click.option("--court", "code", required=True, help="法院的代字，例如 内0902")
@click.option("--module", required=True, help="密码机的 PKCS#11 模块")
@click.option("--token", required=True, help="令牌的名称")
@click.option("--key", default="seal", show_default=True, help="密钥的名称")
@click.option("--pin", type=click.Path(path_type=Path, exists=True), required=True, help="写有口令的文件")
def seal_key(home: Path, code: str, module: str, token: str, key: str, pin: Path) -> None:
    """电子印章的密钥改放密码机：在机内生成，以后由它盖章，文件里的旧密钥删去。"""
    _open(home, writes=True)
    from xiezhi.site import founding

    try:
        founding.move_seal_key(code, module, token, key, pin)
    except OSError as error:
        raise click.ClickException(str(error)) from None
    click.echo("此后由密码机盖章")


@cli.command()
@HOME
@PORT
@click.option("--bind", default="127.0.0.1", show_default=True)
@click.option("--expose-demo", is_flag=True, help="允许演示法院在本机以外被访问")
@click.option("--workers", default=1, show_default=True, help="进程数；文件数据库只能是一个")
def serve(home: Path, port: int, bind: str, expose_demo: bool, workers: int) -> None:
    """开门：网页、接口和后台的各个循环。"""
    _reached_at(bind, port)
    _open(home)
    from xiezhi.site import serving

    make_tables()
    serving.serve(home, bind, port, workers, expose_demo=expose_demo)


@cli.command()
@HOME
def clerk(home: Path) -> None:
    """只跑后台循环（时钟、外联、发布、夜查）；多个进程中只有一个在办。"""
    _open(home, writes=True)
    from xiezhi.site import serving

    serving.clerk()


@cli.command()
@HOME
@click.option("--check", is_flag=True, help="与各表逐行比较")
@click.option("--decide", is_flag=True, help="按今天的程序和法律重新判断每一条记录，列出会有的不同，仅供参考")
def replay(home: Path, check: bool, decide: bool) -> None:
    """由日志重新得出全部记录。相同退出 0，不同退出 1 并指出表和行，无可核对退出 2。"""
    _open(home)
    if decide:
        _decide_again()
    from xiezhi.engine.replay import replay as replayed

    result = replayed()
    for difference in result.differences[:100] if check else ():
        click.echo(str(difference))
    click.echo(str(result))
    sys.exit(2 if not result.entries else 1 if check and result.differences else 0)


def _decide_again() -> None:
    """Information, not a fault: it ends with 0 whatever differs, with 2 where there is nothing to decide."""
    from xiezhi.engine.redecide import decide_again

    result = decide_again()
    for difference in result.differences:
        click.echo(str(difference))
    click.echo(str(result))
    sys.exit(0 if result.entries else 2)


@cli.command()
@HOME
def fsck(home: Path) -> None:
    """核查：各表、记录、叶子、瓦片、检查点逐一对照。完好退出 0，不符退出 1 并逐条指出，无可核对退出 2。"""
    _open(home)
    from xiezhi.engine.fsck import fsck as checked

    result = checked()
    for difference in result.differences[:100]:
        click.echo(str(difference))
    click.echo(str(result))
    sys.exit(1 if result.differences else 0 if result.entries else 2)


@cli.command()
@click.argument("name")
@HOME
def story(name: str, home: Path) -> None:
    """在空文件夹里演一件纠纷，并把演完的法院留下。"""
    home.mkdir(parents=True, exist_ok=True)
    if any(home.iterdir()):
        raise click.ClickException(f"{home} 不是空文件夹")
    _open(home, writes=True)
    make_tables()
    from xiezhi.site import founding

    founding.play(name, click.echo)


@cli.command()
@HOME
def sweep(home: Path) -> None:
    """走一遍时钟：到期的各自届满。"""
    _open(home, writes=True)
    from xiezhi.engine.sweep import sweep as swept

    click.echo(f"{swept()} 步")


@cli.command()
@HOME
def index(home: Path) -> None:
    """由记录重新编制查找用的索引，连同文书里的字。"""
    _open(home, writes=True)
    make_tables()
    from xiezhi.desk.findings import settle
    from xiezhi.engine import errands, finding
    from xiezhi.engine.clock import court_now

    found = finding.rebuild(court_now())
    read = errands.work("index", ("index",))
    settle()
    click.echo(f"{found} 条，读了 {read} 份文书")


@cli.command()
@HOME
def rederive(home: Path) -> None:
    """放假安排公布或者程序法换版以后，重新推算所有未结案件的期限。"""
    _open(home, writes=True)
    from xiezhi.engine.sweep import derive_again

    click.echo(f"{derive_again()} 件")


@cli.command()
@HOME
def nightly(home: Path) -> None:
    """夜查：走不动的案件、没有人负责的期限、结案后未停的期限、没有办成的外联，和按记录重算的指标不符的数。"""
    _open(home)
    from xiezhi.engine.nightly import findings
    from xiezhi.indicators.recount import differences

    found = [f"{finding.kind} {finding.proceeding} {finding.sentence}" for finding in findings()]
    found += [f"figure {difference}" for difference in differences()]
    for sentence in found:
        click.echo(sentence)
    sys.exit(1 if found else 0)


@cli.command()
@HOME
def publish(home: Path) -> None:
    """发布日志：瓦片和已签名的检查点。"""
    _open(home)
    from xiezhi.engine.publish import publish as published

    click.echo(f"{published()} 个日志有新内容")


@cli.command()
@HOME
@click.option("--office", default="", help="只看某一职务")
def people(home: Path, office: str) -> None:
    """各法院的在任人员。"""
    _open(home)
    from xiezhi.records.court import Court, Officer
    from xiezhi.records.table import rows

    names = {each.id: each.name for each in rows(Court)}
    for officer in rows(Officer, until="", order=("court", "office", "id")):
        if office in ("", officer.office):
            click.echo(f"{names[officer.court]}\t{officer.office}\t{officer.name}\t{officer.person}")


@cli.command()
@HOME
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--court", "code", required=True, help="法院的代字，例如 内0902")
def import_cases(home: Path, file: Path, code: str) -> None:
    """由 CSV 表把在办的一审案件移入，案号和立案日期照旧。有一行不对，就什么也不办，逐行指出；已经移入的跳过。

    列：案号、立案日期、案由、原告、被告、诉讼请求、程序、审判员；可以有：原告证件号、被告证件号、被告住所、金额、书记员、
    副本已送达（是或者否）。几个人、几项请求用“；”分开。
    """
    _open(home, writes=True)
    from xiezhi.site.importing import import_cases as imported

    try:
        done, passed = imported(file, code)
    except ExceptionGroup as wrong:
        lines = "\n".join(str(each) for each in wrong.exceptions)
        raise click.ClickException(f"{wrong.message}\n{lines}") from None
    click.echo(f"移入 {done} 件，原来就有 {passed} 件")


@cli.command()
@HOME
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--court", "code", required=True, help="法院的代字，例如 内0902")
def import_enforcements(home: Path, file: Path, code: str) -> None:
    """由 CSV 表把在办的执行案件移入，案号、立案日期照旧，已经付的照付款之日抵去。有一行不对，就什么也不办，逐行指出。

    列：案号、立案日期、案由、执行依据、申请执行人、被执行人、判项、金额、履行期限、执行员；可以有：申请执行人证件号、被执行人证件号、
    被执行人住所、年利率、利息起日、已付金额、已付日期。几个人、几项、几笔用“；”分开。
    """
    _open(home, writes=True)
    from xiezhi.site.importing_enforcements import import_enforcements as imported

    try:
        done, passed = imported(file, code)
    except ExceptionGroup as wrong:
        lines = "\n".join(str(each) for each in wrong.exceptions)
        raise click.ClickException(f"{wrong.message}\n{lines}") from None
    click.echo(f"移入 {done} 件，原来就有 {passed} 件")


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def manual(folder: Path) -> None:
    """把各程序的办案手册写到 FOLDER，一个程序一页。"""
    load()
    from xiezhi.engine.manual import pages
    from xiezhi.indicators.coverage import page as indicators
    from xiezhi.procedures import course

    assert course.COURSE, "the chapters are joined before anybody acts"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    (folder.parent / "indicators.md").write_text(indicators(), encoding="utf-8")


def _reached_at(bind: str, port: int) -> None:
    """What papers print, unless the environment says where people reach the court; before settings are read."""
    os.environ.setdefault("XIEZHI_ADDRESS", f"http://{bind}:{port}")


def _open(home: Path, *, writes: bool = False) -> None:
    try:
        open_home(home, writes=writes)
    except InUse as held:
        raise click.ClickException(str(held)) from None
    from xiezhi.procedures import course

    assert course.COURSE, "the chapters are joined before anybody acts"


def main() -> None:
    """The console script."""
    cli()
