"""合并审理：同一法院的几件一审案件一起开庭，案号、当事人、期限各自照旧。"""

from xiezhi.procedures.joinder.effects import as_one_of_them, of_the_hearing, seats_of
from xiezhi.procedures.joinder.facts import Proposal
from xiezhi.procedures.joinder.procedure import Joinder

__all__ = ["Joinder", "Proposal", "as_one_of_them", "of_the_hearing", "seats_of"]
