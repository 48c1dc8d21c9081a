"""民事一审：从立案到宣判，一个程序，分几部分写。"""

from __future__ import annotations

from xiezhi.engine.words import Procedure
from xiezhi.procedures.first_instance.assessors import LayAssessors
from xiezhi.procedures.first_instance.bench import Benches
from xiezhi.procedures.first_instance.coming_in import ComingFromOutside
from xiezhi.procedures.first_instance.counterclaim import Counterclaims
from xiezhi.procedures.first_instance.counterclaim_alone import CounterclaimAlone
from xiezhi.procedures.first_instance.endings import Endings
from xiezhi.procedures.first_instance.evidence import Evidence
from xiezhi.procedures.first_instance.examination import Examinations
from xiezhi.procedures.first_instance.from_above import FromAbove
from xiezhi.procedures.first_instance.going_on import GoingOn
from xiezhi.procedures.first_instance.hearing import Hearings
from xiezhi.procedures.first_instance.intervention import Interventions
from xiezhi.procedures.first_instance.joining import Joining
from xiezhi.procedures.first_instance.judging import Judging, Settling
from xiezhi.procedures.first_instance.jurisdiction import Jurisdiction
from xiezhi.procedures.first_instance.opening import Opening
from xiezhi.procedures.first_instance.parties import Changing
from xiezhi.procedures.first_instance.states import At
from xiezhi.procedures.first_instance.taking_over import TakingOver
from xiezhi.procedures.first_instance.track import Tracks
from xiezhi.procedures.first_instance.transferring import Transferring


class FirstInstance(
    At,
    Opening,
    Judging,
    Hearings,
    Settling,
    Tracks,
    Evidence,
    Examinations,
    Benches,
    LayAssessors,
    Jurisdiction,
    Counterclaims,
    CounterclaimAlone,
    Interventions,
    ComingFromOutside,
    GoingOn,
    Endings,
    TakingOver,
    FromAbove,
    Transferring,
    Changing,
    Joining,
    Procedure,
    label="民事一审",
    code="民初",
    english="Civil first instance",
):
    """民事一审：立案之日起五日内发送副本，七日内交费，十五日内答辩；分流、开庭、宣判，在审限内审结。"""
