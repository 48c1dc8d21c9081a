"""民事一审的开端：编号、缴费、把副本送到每一个被告、答辩。往后的审理另成篇章。"""

from xiezhi.engine.court_fees import Channel, Paid, Relief
from xiezhi.procedures.first_instance.effects import notices_to_serve, parties_to_serve
from xiezhi.procedures.first_instance.facts import Copies, Defence, Fulfilment, Withdrawal
from xiezhi.procedures.first_instance.procedure import FirstInstance

__all__ = [
    "Channel",
    "Copies",
    "Defence",
    "FirstInstance",
    "Fulfilment",
    "Paid",
    "Relief",
    "Withdrawal",
    "notices_to_serve",
    "parties_to_serve",
]
