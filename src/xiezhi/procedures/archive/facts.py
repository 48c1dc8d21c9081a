"""归档各步须陈述的要素。"""

from __future__ import annotations

from enum import StrEnum

from xiezhi.engine.facts import Facts, FileId, Prose, ask


class Term(StrEnum):
    """保管期限。"""

    short = "short"
    long = "long"
    permanent = "permanent"

    @property
    def label(self) -> str:
        return {"short": "短期", "long": "长期", "permanent": "永久"}[self.value]


class Shelf(StrEnum):
    """正卷当事人可以查阅，副卷只在法院内部。"""

    main = "main"
    inner = "inner"

    @property
    def label(self) -> str:
        return {"main": "正卷", "inner": "副卷"}[self.value]


class Binding(Facts):
    """装订：定保管期限，其余由系统按案卷编排。"""

    term: Term = ask("保管期限", default=Term.short, english="Kept for")


class Leaf(Facts):
    """卷内一件：哪一份文书，自第几页至第几页；不是文书的（送达情况表）不写。"""

    paper: str = ask("文书", default="")
    first: int = ask("起页", most=1 << 20, english="First page")
    last: int = ask("止页", most=1 << 20, english="Last page")


class Volume(Facts):
    """成册的一卷：文件和页次。"""

    shelf: Shelf = ask("正卷还是副卷", english="Main or inner volume")
    sha256: FileId = ask("文件摘要（SHA-256）", english="Digest of the file (SHA-256)")
    sm3: FileId = ask("文件摘要（SM3）", english="Digest of the file (SM3)")
    size: int = ask("文件大小（字节）", most=1 << 40, english="Size of the file (bytes)")
    leaves: tuple[Leaf, ...] = ask("卷内目录", default=(), english="Contents of the volume")


class Volumes(Facts):
    """签章系统交回的各卷。"""

    volumes: tuple[Volume, ...] = ask("各卷", english="Volumes")


class Checked(Facts):
    """验收意见。"""

    notes: Prose = ask("验收意见", default=Prose("材料齐全，目录与页次相符"), long=True, english="What was checked")


class Returning(Facts):
    """退回：缺什么、哪里不符。"""

    reason: Prose = ask("缺什么、哪里不符", long=True, english="What is missing or wrong")


class Accepting(Facts):
    """归档：放在哪里。"""

    place: Prose = ask("库位（没有纸质卷的不填）", default=Prose(""), english="Where it stands, if on paper")
