"""民事一审：立案、缴费、送达、答辩、分流、举证、开庭、宣判，以及不经判决的各种结果。"""

from xiezhi.phrases.court_fees import Channel, Paid, Relief
from xiezhi.phrases.hearing_facts import Cancelling
from xiezhi.phrases.recusal import Decision, Recusal
from xiezhi.phrases.replacing import Cause, Replacement
from xiezhi.procedures.first_instance.bench import Presiding
from xiezhi.procedures.first_instance.counterclaim import Counterclaim
from xiezhi.procedures.first_instance.counterclaim_alone import where_nothing_is_left
from xiezhi.procedures.first_instance.effects import notices_to_serve, parties_to_serve
from xiezhi.procedures.first_instance.endings_facts import (
    Above,
    Asking,
    EndGround,
    Ending,
    Longer,
    Opinion,
    Stay,
    StayGround,
)
from xiezhi.procedures.first_instance.evidence import Exhibit, Granted, LateExhibit, MoreTime, OnLate
from xiezhi.procedures.first_instance.facts import Copies, Defence, Fulfilment
from xiezhi.procedures.first_instance.from_above import Ended
from xiezhi.procedures.first_instance.going_on import where_a_third_claims
from xiezhi.procedures.first_instance.hearing_facts import AdjournedBecause, Adjourning, Listing, Sitting
from xiezhi.procedures.first_instance.procedure import FirstInstance
from xiezhi.procedures.first_instance.track_facts import Conversion, Triage

__all__ = [
    "Above",
    "AdjournedBecause",
    "Adjourning",
    "Asking",
    "Cancelling",
    "Cause",
    "Channel",
    "Conversion",
    "Copies",
    "Counterclaim",
    "Decision",
    "Defence",
    "EndGround",
    "Ended",
    "Ending",
    "Exhibit",
    "FirstInstance",
    "Fulfilment",
    "Granted",
    "LateExhibit",
    "Listing",
    "Longer",
    "MoreTime",
    "OnLate",
    "Opinion",
    "Paid",
    "Presiding",
    "Recusal",
    "Relief",
    "Replacement",
    "Sitting",
    "Stay",
    "StayGround",
    "Triage",
    "notices_to_serve",
    "parties_to_serve",
    "where_a_third_claims",
    "where_nothing_is_left",
]
