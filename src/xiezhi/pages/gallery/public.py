"""What anybody sees: the front door and checking a paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from xiezhi.evidence.check import Step
from xiezhi.pages.claim_tables import Told
from xiezhi.pages.fields import Choice, Field
from xiezhi.pages.gallery.cast import (
    CHINA,
    Context,
    Specimen,
    at,
    public,
)
from xiezhi.pages.open_hearings import Announced
from xiezhi.pages.pasted import Judged, Line
from xiezhi.pages.shapes import Act, Cite, ClosedLog, Link, Paper, Proof, Signer, Tag
from xiezhi.procedures.filing.tabled import NEEDED, OPTIONAL

CODE = "K7QM-42XD-9TRA-31HC"


def home() -> Context:
    def promise(label: str, limit: str, median: str, share: str, late: bool = False) -> Context:
        return {
            "label": label,
            "limit": limit,
            "median": median,
            "share": Decimal(share),
            "late": late,
            "url": "/promises",
        }

    return {
        "frame": public("首页"),
        "courts": 12,
        "doors": (
            Link("我要立案", "/intake", "file-plus", "线上填写要素，当场告知缺什么、补到哪天", group="中位 1 个工作日"),
            Link("我要调解", "/mediate", "users", "先行调解不收费，谈不成材料直接转立案", group="中位 12 天"),
            Link("我的案件", "/mine", "folders", "走到哪一步、轮到谁、还剩几天", group="随时"),
            Link("送达查验", "/v/", "shield-search", "收到短信、电话、文书，查是不是法院发的", group="不用登录"),
            Link("计算器", "/reckon", "calculator", "受理费、利息、赔偿、上诉期，逐行列依据", group="不用登录"),
            Link("一点存", "/deposit", "camera", "照片、录音、文件先存下来，改没改过谁都能核对", group="随时"),
            Link("开庭公告", "/hearings", "gavel", "公开审理的案件，哪天哪个法庭，谁都可以旁听", group="不用登录"),
            Link("12368", "tel:12368", "phone", "不会上网也一样办，话务员替您填", group="8:30—17:30 人工"),
        ),
        "ask_url": "/ask",
        "promises": (
            promise("一次告知缺什么", "7 日内", "0.6 日", "99.2"),
            promise("补正容缺材料", "5 个工作日", "2 日", "96.4"),
            promise("12368 法官回复", "2 个工作日", "1.3 日", "94.8"),
            promise("案款发放", "30 日内", "6 日", "98.1"),
            promise("减缓免交申请答复", "7 日内", "3 日", "100"),
            promise("涉企投诉首次联系", "1 日内", "1.4 日", "71.4", late=True),
        ),
        "promises_url": "/promises",
        "as_of": at(3, 28, 8),
        "bundles": (
            Link("我被车撞了", "/bundle/traffic", words="认定、鉴定、赔偿、保险一次了结"),
            Link("拖欠我工资", "/bundle/wages", words="不收费，先调解，可申请支付令"),
            Link("判了不给钱", "/bundle/enforce", words="一键申请执行，材料自动带入"),
            Link("欠债公司破产了", "/bundle/claim", words="十二个问题申报债权"),
        ),
        "hearings": TODAY,
        "hearings_link": Link("开庭公告", "/hearings", count=37),
    }


TODAY = (
    Announced(
        at(3, 28, 9, 30), "王建国 诉 张志强", "民间借贷纠纷", "（2026）内0902民初87号", "集宁区人民法院　第三法庭"
    ),
    Announced(
        at(3, 28, 14, 30),
        "草原运输有限公司 诉 李春梅",
        "运输合同纠纷",
        "（2026）内09民终21号",
        "乌兰察布市中级人民法院　第一法庭",
    ),
)


def open_hearings(days: tuple[tuple[date, tuple[Announced, ...]], ...]) -> Context:
    words = "应当公告当事人姓名、案由和开庭的时间、地点"
    return {
        "frame": public("开庭公告"),
        "days": days,
        "courts": (Link("全部法院", "/hearings", current=True), Link("集宁区人民法院", "/hearings?court=jining")),
        "cite": Cite("《民事诉讼法》", "第一百三十九条", "2023年修正", words),
    }


def access(stage: str) -> Context:
    code = Field(
        "code", "查阅码", "code", help="在给您的那一份文书首页右上角，一共十二位", why="凭它只能打开这一份文书"
    )
    prove = (
        Field("number", "身份证号", "id_number", why="核对您是不是文书写明的人"),
        Field("once", "短信验证码", "code", help="已发到尾号 3316 的手机", autocomplete="one-time-code"),
    )
    return {
        "frame": public("送达查验"),
        "stage": stage,
        "action": "/paper",
        "fields": {"code": (code,), "prove": prove, "open": ()}[stage],
        "sentences": (),
        "paper": Paper(
            "起诉状副本", "/paper/1", "王某诉您民间借贷纠纷", date(2024, 3, 20), CODE, f"/v/{CODE}", pages=3
        ),
        "words": "王某说您欠他 80 万元",
        "text": ("王某于2024年3月12日向本院起诉。", "请在收到之日起十五日内提出答辩。"),
        "acts": (
            Act("写答辩状", "/paper/1/answer", expected=True),
            Act("提一个还款方案", "/paper/1/offer"),
            Act("请求调解", "/paper/1/mediate"),
        ),
        "expires": date(2024, 4, 19),
    }


def verify(verdict: str, what: str = "paper") -> Context:
    issued = verdict in ("found", "ok", "bad")
    real = (
        Proof("法院签发", "乌兰察布市集宁区人民法院电子印章，证书在签发时有效", at=at(3, 20, 18, 52).replace(second=7)),
        Proof("时间戳", "可信时间戳，RFC 3161", at=at(3, 20, 18, 52).replace(second=9)),
        Proof("写入日志", "集宁区人民法院存证日志", "第 416 207 条"),
        Proof("三家见证", "自治区高级人民法院、乌兰察布市公证处、卓资县人民法院", "检查点 417 024"),
        Proof("锚定司法链", "区块 8 214 366，每小时一次", at=at(3, 20, 19).astimezone(CHINA)),
    )
    return {
        "frame": public("送达查验"),
        "code": "" if verdict == "ask" else CODE,
        "verdict": verdict,
        "what": what,
        "signers": (
            Signer("韩审判", "审判长", at(3, 20, 18, 50), "", Tag("签名有效", "good")),
            Signer(
                "",
                "申请人",
                at(3, 20, 18, 51),
                "身份：通行密钥，两重验证　自愿：输入发到138****0412的验证码",
                Tag("签名有效", "good"),
            ),
            Signer("乌兰察布市集宁区人民法院", "印章", at(3, 20, 18, 52), "", Tag("签名有效", "good")),
        )
        if issued and what == "paper"
        else (),
        "action": "/v/",
        "issued": {"court": "乌兰察布市集宁区人民法院", "kind": "应诉通知书", "day": date(2024, 3, 20), "pages": 2}
        if issued
        else None,
        "digests": ({"algorithm": "SHA-256", "value": "3f9a71c0" * 8}, {"algorithm": "SM3", "value": "8e42d05b" * 8})
        if issued
        else (),
        "proofs": real if issued else (),
        "proof_url": f"/v/{CODE}/proof",
        "program_url": "/verifier",
        "report_url": "/report",
        "original_url": "/sign-in",
    }


def verifier() -> Context:
    failed = Step("送检文件 SHA-256", "不通过", f"与存证记录不符（{'3f9a71c0' * 8}）")
    told = Judged(
        "粘贴的内容　今收到货款三万元整，余款年底前付清。",
        "不一致",
        f"{failed.name}——{failed.value}",
        "",
        (),
        (Line(failed.state, failed.state, failed.name, failed.value),),
    )
    return {
        "frame": public("送达查验"),
        "ask_url": "/api/evidence/digests",
        "proof_url": "/v/CODE/proof",
        "policy_url": "/log/COURT/policy",
        "page_url": "/verify/page.html",
        "report_url": "/verify/report",
        "code_url": "/v/",
        "roots": (),
        "stampers": (),
        "english": {},
        "closed": (ClosedLog("集宁区人民法院", "2026年3月2日", 5210, 5198, "硬盘损坏", "/log/COURT/closed"),),
        "text": "今收到货款三万元整，余款年底前付清。",
        "checked": (told,),
    }


def claim_tables(brought: bool) -> Context:
    court = Field("court", "向哪个法院", "choice", choices=(Choice("a", "集宁区"), Choice("b", "卓资县", chosen=True)))
    return {
        "frame": public("立案"),
        "court": court,
        "needed": NEEDED,
        "optional": OPTIONAL,
        "examples": (Link("XLSX", "/intake/table/example.xlsx"), Link("CSV", "/intake/table/example.csv")),
        "action": "/intake/table",
        "sentences": () if brought else ("请选法院和表格文件。",),
        "tables": (Link("物业费2025.csv", "/intake/table/1", words="2026-03-02 10:15", count=300),) if brought else (),
    }


def claim_table(filed: int, going: bool = False) -> Context:
    wrong = (Told("第 7 行", "原告证件号", "原告证件号：不是有效的身份证号或者统一社会信用代码，请核对每一位"),)
    return {
        "frame": public("立案"),
        "title": "物业费2025.csv",
        "court": "集宁区",
        "all": 300,
        "filed": filed,
        "ready": 299 - filed,
        "faulty": 1,
        "going": going,
        "faults": (*wrong, Told("第 9 行", "材料", "压缩包里没有“合同209.pdf”")),
        "cases": tuple(Link(f"2026-{each:03}", f"/case/{each}", words=f"业主{each}") for each in range(min(filed, 3))),
        "papers": 598,
        "deposited": 596,
        "unused": ("说明.pdf",),
        "action": "/intake/table/1",
        "back_url": "/intake/table",
    }


def specimens() -> dict[str, Specimen]:
    """The front door in both sizes, every verdict, every stage of the access code."""
    return {
        "home": ("pages/home.html", home()),
        "home-elder": ("pages/home.html", home() | {"frame": replace(public("首页"), elder=True)}),
        "home-english": ("pages/home.html", home() | {"frame": replace(public("首页"), lang="en")}),
        "hearings": ("pages/open_hearings.html", open_hearings(((date(2026, 3, 28), TODAY),))),
        "hearings-none": ("pages/open_hearings.html", open_hearings(())),
        "verifier": ("pages/verifier.html", verifier()),
        "claim-tables": ("pages/claim_tables.html", claim_tables(True)),
        "claim-tables-first": ("pages/claim_tables.html", claim_tables(False)),
        "claim-table": ("pages/claim_table.html", claim_table(0)),
        "claim-table-done": ("pages/claim_table.html", claim_table(299)),
        **{f"verify-{v}": ("pages/verify.html", verify(v)) for v in ("ask", "found", "ok", "bad", "unknown")},
        "verify-deposit": ("pages/verify.html", verify("found", "deposit")),
        **{f"access-{s}": ("pages/access.html", access(s)) for s in ("code", "prove", "open")},
    }
