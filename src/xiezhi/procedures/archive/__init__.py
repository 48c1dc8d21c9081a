"""归档：案件办结以后，卷宗成册、编页、验收、入库；当事人随时可以翻看正卷。"""

from xiezhi.procedures.archive.facts import Accepting, Binding, Checked, Leaf, Returning, Term, Volume, Volumes
from xiezhi.procedures.archive.procedure import Archive

__all__ = ["Accepting", "Archive", "Binding", "Checked", "Leaf", "Returning", "Term", "Volume", "Volumes"]
