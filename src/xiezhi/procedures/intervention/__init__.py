"""申请参加诉讼：不是当事人的人在网上申请，审判人员决定；准许以前，他看不到案件。"""

from xiezhi.procedures.intervention.facts import AskingToJoin, Corrected, Proof, Refusal
from xiezhi.procedures.intervention.procedure import Intervention

__all__ = ["AskingToJoin", "Corrected", "Intervention", "Proof", "Refusal"]
