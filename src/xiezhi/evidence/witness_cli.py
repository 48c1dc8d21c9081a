"""`xiezhi witness`: the small program of an insurer, a notary office or a bank, to cosign a log and to watch it."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from xiezhi.evidence import keys
from xiezhi.evidence.checkpoint import algorithm_of
from xiezhi.evidence.folder import write
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.keys import Key, Signer
from xiezhi.evidence.monitor import Misconduct, Monitor
from xiezhi.evidence.remote import RemoteLog
from xiezhi.evidence.witness import Witness
from xiezhi.evidence.witness_server import WitnessServer
from xiezhi.evidence.witness_store import create_store, open_store

_FILE = click.Path(path_type=Path)


@click.group()
def witness() -> None:
    """见证机构的小程序：联署、监督法院的日志。"""


@witness.command()
@click.argument("store", type=_FILE)
@click.option("--key", "key_files", multiple=True, required=True, type=_FILE, help="见证私钥，可多次")
@click.option("--log", "logs", multiple=True, required=True, help="所见证日志的公钥，可多次")
@click.option("--port", type=int, default=8030, show_default=True)
@click.option("--new", is_flag=True, help="首次启用：建立记忆文件")
def serve(store: Path, key_files: tuple[Path, ...], logs: tuple[str, ...], port: int, new: bool) -> None:
    """在本机回环地址上提供见证服务（C2SP tlog-witness），记忆存于 STORE。"""
    signers = [secret_key(file) for file in key_files]
    own = [signer.key for signer in signers]
    known: dict[str, list[Key]] = {}
    for key in public_keys(logs):
        known.setdefault(key.name, []).append(key)
    try:
        memory = create_store(store, own) if new else open_store(store, own)
        server = WitnessServer(Witness(memory, signers, known), port=port)
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"http://127.0.0.1:{server.server_port}/add-checkpoint")
    with memory, server:
        server.serve_forever()


@witness.command()
@click.argument("state", type=_FILE)
@click.option("--url", required=True, help="日志地址")
@click.option("--key", "public", multiple=True, required=True, help="日志公钥，可多次")
@click.option("--seen", multiple=True, type=_FILE, help="他处（见证机构）所见的检查点，可多次")
def monitor(state: Path, url: str, public: tuple[str, ...], seen: tuple[Path, ...]) -> None:
    """跟踪一份公开的日志：逐叶重新推导根，与他处所见对照；所知存于 STATE。日志作假则退出码 1。"""
    known = public_keys(public)
    algorithm = algorithm_of(known[0].name)
    log = RemoteLog(url, algorithm)
    try:
        watch = (
            Monitor.parse(state.read_bytes(), known)
            if state.exists()
            else Monitor(known, Frontier(algorithm=algorithm))
        )
        before = watch.seen.size
        for _ in watch.follow(log.checkpoint(), log.leaves):
            pass
        for other in seen:
            watch.compare(other.read_bytes(), log.tree(watch.seen.size))
    except Misconduct as found:
        for number, note in enumerate(found.notes, 1):
            write(state.with_name(f"{state.name}.misconduct-{number}"), note)
        click.echo(f"日志作假：{found}")
        sys.exit(1)
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    write(state, bytes(watch))
    click.echo(f"{before} → {watch.seen.size} {watch.seen.root().hex()}")


def secret_key(file: Path) -> Signer:
    """The signer of a secret key's file; ClickException if it is none."""
    try:
        return keys.parse_secret(file.read_text())
    except (OSError, ValueError) as error:
        raise click.ClickException(f"{file}：{error}") from None


def public_keys(texts: Iterable[str]) -> list[Key]:
    """Verifier keys as they were typed; ClickException if one is malformed."""
    try:
        return [Key.parse(text) for text in texts]
    except ValueError as error:
        raise click.ClickException(str(error)) from None
