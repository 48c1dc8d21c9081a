"""A form with a field of every kind, some of them wrong."""

from __future__ import annotations

from xiezhi.pages.fields import Choice, Field, Wrong
from xiezhi.pages.gallery.accounts import CONSENT
from xiezhi.pages.shapes import Link

UNITS = (Choice("day", "日"), Choice("workday", "工作日", chosen=True), Choice("month", "月"))

EVERY = (
    Field("title", "短文", help="一行写得下的"),
    Field("prose", "长文", "prose", "原告多次催收，被告均以资金紧张为由推脱。"),
    Field("amount", "金额", "money", "808998.36", short=True),
    Field("percent", "比例", "percent", "30", short=True, wrong=Wrong("不能超过 25%", Link("改成 25%", "#percent"))),
    Field("count", "数量", "number", "14", unit="张", short=True),
    Field("span", "期间", "duration", "5", unit_choices=UNITS, short=True),
    Field("on", "日期", "date", "2024-04-07", short=True),
    Field("moment", "时刻", "moment", "2024-04-15T09:30", short=True),
    Field("select", "选一个", "choice", choices=(Choice("a", "电子送达"), Choice("b", "邮寄送达"))),
    Field(
        "radio",
        "选一个，带说明",
        "radio",
        choices=(Choice("1", "一次付清", "当天结案"), Choice("2", "分期", "每期都有日子")),
    ),
    Field(
        "checks",
        "选几个",
        "checks",
        optional=True,
        choices=(Choice("1", "王某", chosen=True), Choice("2", "张某"), Choice("3", "白律师")),
    ),
    Field("yes", "保留纸面一份", "yes", "1"),
    Field("person", "某人", "person", choices=(Choice("1", "苏和　审判员"), Choice("2", "宝音　执行员")), short=True),
    Field(
        "paper", "某文书", "paper", choices=(Choice("1", "借条"), Choice("2", "转账记录")), optional=True, short=True
    ),
    Field(
        "phone", "手机号", "phone", "139 0000", short=True, wrong=Wrong("少了四位数字，应为 11 位"), autocomplete="tel"
    ),
    Field("email", "电子邮箱", "email", optional=True, short=True),
    Field("identity", "身份证号", "id_number", "1526********0016", short=True),
    Field("account", "收款账号", "account", "6217 **** **** 3316", short=True),
    Field("other_case", "相关案号", "case_no", "（2024）内0902执保77号"),
    Field("address", "住址", "address", "乌兰察布市集宁区霸王河路 12 号", autocomplete="street-address"),
    Field("known", "系统已知", "text", "集宁区人民法院", known=True, unit="从案件带入"),
    Field("secret", "签名口令", "secret", short=True, autocomplete="current-password"),
    Field("code", "一次性口令", "code", short=True, autocomplete="one-time-code"),
    Field("files", "文件", "files", wrong=Wrong("“借条.pdf”第 3 页打不开", Link("换一个", "#files"))),
    Field("consent", "风险告知", "consent", text=CONSENT),
)
