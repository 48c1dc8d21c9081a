"""`xiezhi evidence`: a log in a folder from the command line, keys, proofs, a witness, published vectors."""

import sys
from pathlib import Path

import click

from xiezhi.evidence import keys, vectors
from xiezhi.evidence.checkpoint import Checkpoint, algorithm_of
from xiezhi.evidence.digest import Algorithm
from xiezhi.evidence.folder import LogFolder, write
from xiezhi.evidence.fsck import check_folder
from xiezhi.evidence.keys import Key
from xiezhi.evidence.note import Note
from xiezhi.evidence.page import offline_page
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.proof import LogProof
from xiezhi.evidence.witness_cli import monitor, public_keys, secret_key, serve

KINDS = {
    "ed25519": keys.ED25519,
    "sm2": keys.SM2,
    "cosignature": keys.COSIGNATURE,
    "ml-dsa-44": keys.ML_DSA_44,
    "sm2-cosignature": keys.SM2_COSIGNATURE,
}
NAMED = 40
"""Files that are named one by one where no vector was found in them."""

_FILE = click.Path(path_type=Path)


@click.group()
def evidence() -> None:
    """存证日志：密钥、追加、核查、证明、见证。"""


@evidence.command()
@click.argument("file", type=_FILE)
@click.option("--name", required=True, help="密钥名称；日志的密钥以日志来源命名")
@click.option("--kind", type=click.Choice(list(KINDS)), default="ed25519", show_default=True)
def keygen(file: Path, name: str, kind: str) -> None:
    """生成密钥，私钥写入 FILE（仅本人可读），公钥印出。"""
    if file.exists():
        raise click.ClickException(f"{file} 已存在")
    secret = keys.new_secret(KINDS[kind])
    try:
        text = keys.format_secret(name, KINDS[kind], secret)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    file.touch(mode=0o600)
    file.write_text(text + "\n")
    click.echo(str(keys.parse_secret(text).key))


@evidence.command()
@click.argument("folder", type=_FILE)
@click.argument("leaves", nargs=-1, required=True, type=_FILE)
@click.option("--key", "key_files", multiple=True, required=True, type=_FILE, help="日志私钥，可多次")
def append(folder: Path, leaves: tuple[Path, ...], key_files: tuple[Path, ...]) -> None:
    """把文件逐个作为叶子追加到 FOLDER 中的日志，并签发检查点。"""
    signers = [secret_key(file) for file in key_files]
    origin = signers[0].key.name
    log = LogFolder(folder, algorithm_of(origin))
    size = _size(log, [signer.key for signer in signers])
    try:
        log.append([leaf.read_bytes() for leaf in leaves], size)
        new = Checkpoint(origin, size + len(leaves), log.tree(size + len(leaves)).root())
        note = new.note()
        for signer in signers:
            note = note.signed(signer)
        log.publish(bytes(note))
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{new.size} {new.root.hex()}")


@evidence.command()
@click.argument("folder", type=_FILE)
@click.argument("index", type=int)
@click.option("--out", required=True, type=_FILE, help="证明文件")
def prove(folder: Path, index: int, out: Path) -> None:
    """为第 INDEX 号叶子写出证明文件（.tlog-proof）。"""
    data = LogFolder(folder).checkpoint()
    if data is None:
        raise click.ClickException(f"{folder} 尚无检查点")
    try:
        note = Note.parse(data)
        checkpoint = Checkpoint.parse(note.text)
        tree = LogFolder(folder, algorithm_of(checkpoint.origin)).tree(checkpoint.size)
        proof = LogProof(index, tuple(tree.inclusion_proof(index)), note)
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None
    write(out, bytes(proof))


@evidence.command()
@click.argument("folder", type=_FILE)
@click.option("--key", "public", multiple=True, required=True, help="日志公钥，可多次")
@click.option("--sm3", is_flag=True, help="这是 SM3 树")
def fsck(folder: Path, public: tuple[str, ...], sm3: bool) -> None:
    """由叶子重新推导 FOLDER 中的瓦片、根与检查点；有误则逐条印出，退出码 1。"""
    algorithm: Algorithm = "sm3" if sm3 else "sha256"
    faults = list(check_folder(LogFolder(folder, algorithm), public_keys(public)))
    for fault in faults:
        click.echo(f"{fault.where} {fault.what}")
    click.echo("完好" if not faults else f"{len(faults)} 处不符")
    sys.exit(bool(faults))


@evidence.command()
@click.argument("file", type=_FILE)
@click.option("--policy", "policies", multiple=True, type=_FILE, help="附入的政策文件，以文件名为法院；可多次")
@click.option("--root", "roots", multiple=True, type=_FILE, help="附入的法院根证书（PEM），可多次")
@click.option("--tsa", "stampers", multiple=True, type=_FILE, help="附入的时间戳机构根证书（PEM），可多次")
def page(file: Path, policies: tuple[Path, ...], roots: tuple[Path, ...], stampers: tuple[Path, ...]) -> None:
    """写出离线核验页 FILE：一个网页文件，不联网，用浏览器打开即可核验。"""
    try:
        texts = {path.stem: path.read_text(encoding="utf-8") for path in policies}
        for text in texts.values():
            Policy.parse(text.encode())
        known = ([path.read_text(encoding="utf-8") for path in each] for each in (roots, stampers))
        write(file, offline_page(texts, *known))
    except (OSError, ValueError) as error:
        raise click.ClickException(str(error)) from None


evidence.add_command(serve, "witness")
evidence.add_command(monitor)


@evidence.command("vectors")
@click.argument("folder", type=_FILE)
def vectors_(folder: Path) -> None:
    """运行 FOLDER 中公开发布的测试向量，按种类印出通过数与总数。"""
    found = vectors.run(folder)
    for tally in found.tallies:
        click.echo(f"{tally.kind}: {tally.passed} of {tally.total}")
        for name in tally.failed:
            click.echo(f"  ✗ {name}")
    if found.not_read:
        click.echo(f"not read: {len(found.not_read)} files without a vector of a known shape")
        for name in found.not_read[:NAMED]:
            click.echo(f"  · {name}")
        if len(found.not_read) > NAMED:
            click.echo(f"  · … {len(found.not_read) - NAMED} more")
    sys.exit(not found.tallies or any(tally.failed for tally in found.tallies))


def _size(log: LogFolder, own: list[Key]) -> int:
    data = log.checkpoint()
    if data is None:
        return 0
    try:
        note = Note.parse(data)
        note.verify(own)
        return Checkpoint.parse(note.text).size
    except ValueError as error:
        raise click.ClickException(f"原检查点：{error}") from None
