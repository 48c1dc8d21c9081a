"""Each figure one expression over the cube: what it is, what it comes to, what it opens to."""

from xiezhi.indicators.enforcement import ENFORCEMENTS
from xiezhi.indicators.indicator import Indicator
from xiezhi.indicators.quality import QUALITIES
from xiezhi.indicators.service import SERVICES
from xiezhi.indicators.trial import TRIALS

INDICATORS: dict[str, Indicator] = {each.name: each for each in (*TRIALS, *QUALITIES, *SERVICES, *ENFORCEMENTS)}
GROUPS = {"trial": "审判", "service": "立案和送达", "source": "诉源治理", "enforcement": "执行"}
