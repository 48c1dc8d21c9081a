"""讲座的依据：普法是国家机关的责任；名额、候补、通知怎样办，法律没有规定，由本院自定。"""

from __future__ import annotations

from xiezhi.law.sources import Policy
from xiezhi.law.statutes import BUSINESS_CLIMATE, ONLINE_LITIGATION

TEACHING = BUSINESS_CLIMATE("第六十七条", "落实国家机关普法责任制")
HEARD = BUSINESS_CLIMATE("第六十七条", "引导市场主体合法经营")
EXERCISE = ONLINE_LITIGATION("第十六条", "通过区块链技术存储")
_RULES = "普法讲座规则"
AHEAD = Policy(_RULES, "第一条", "讲座至少提前三日公布")
SEATS = Policy(_RULES, "第二条", "先报先得；满了的排候补，有人取消的依次补上")
BOOKED = Policy(_RULES, "第三条", "本人报名；不会上网的，打电话由窗口代报")
TOLD = Policy(_RULES, "第四条", "前一日通知报了名的人；取消讲座的，当日通知")
REGISTER = Policy(_RULES, "第五条", "讲座以后三个工作日内登记到课")
