"""一页纸: what stands on each sheet, one page of A4 in large type: Chinese here, English in the catalogue."""

from __future__ import annotations

from dataclasses import dataclass

from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE, ELECTRONIC_SIGNATURES, ONLINE_LITIGATION
from xiezhi.pages.saying import say as _


@dataclass(frozen=True)
class Guide:
    """One sheet: steps are what to do and how, `beware` the mistakes that cost most, `place` where it is done."""

    name: str
    title: str
    lead: str
    steps: tuple[tuple[str, str], ...]
    beware: tuple[str, ...]
    laws: tuple[Basis, ...]
    place: str


def contract() -> Guide:
    return Guide(
        "contract",
        _("电子合同怎么签"),
        _("手机上签的合同和纸上签的一样有效。关键是：确实是您本人签的，签完没有人改过。"),
        (
            (_("看清对方是谁"), _("对方的姓名或者公司全称、证件号，要和他本人对得上。")),
            (_("从头读到尾"), _("钱数、日期、违约怎么办，三样必看。看不懂的先不签，打电话问。")),
            (_("用自己的手机签"), _("验证码只有您自己看，谁要都不给，自称法院、银行的也不给。")),
            (_("签完马上存一份"), _("把签好的文件存到自己手机里，不要只留在对方的软件里。")),
            (_("当天做存证"), _("打开“一点存”，选这份文件。以后谁改了一个字都查得出来。")),
        ),
        (
            _("空白的地方没有填，不签。"),
            _("结婚、离婚、收养、继承这些事，不能用电子合同。"),
            _("截图不是合同，要存原来的文件。"),
        ),
        (
            ELECTRONIC_SIGNATURES("第十四条", "可靠的电子签名与手写签名或者盖章具有同等的法律效力"),
            ELECTRONIC_SIGNATURES("第三条", "不得仅因为其采用电子签名、数据电文的形式而否定其法律效力"),
        ),
        "/practice",
    )


def deposit() -> Guide:
    return Guide(
        "deposit",
        _("手机存证怎么做"),
        _("照片、录音、聊天记录，先存下来。存的那一刻起改没改过，谁都能核对。"),
        (
            (_("打开“一点存”"), _("登录以后，首页上点“一点存”。没有网络也能先拍。")),
            (_("记下现在的口令"), _("页面上有六个数字。录音时念出来，拍照时写在纸上一起拍进去。")),
            (_("拍、录，或者选文件"), _("合同要四角拍全；借条连身份证一起拍；录音先说日期和双方是谁。")),
            (_("看到“已收讫”"), _("这就存好了，当场有一份盖章的存证证明，可以下载。")),
            (_("原件收好"), _("手机里的照片不要删、不要修。打官司时，一点就交到案件里。")),
        ),
        (
            _("出事当天就存，不要等。"),
            _("修过的照片、剪过的录音不要存，存原来的那一份。"),
            _("存证只证明以后没有改过；以前是真是假，由法院审查。"),
        ),
        (
            ONLINE_LITIGATION("第十六条", "上链后未经篡改"),
            ELECTRONIC_SIGNATURES("第七条", "被拒绝作为证据使用"),
        ),
        "/deposit",
    )


def check() -> Guide:
    return Guide(
        "check",
        _("一份文件怎么核验"),
        _("别人给您一份文件，说是存过证的、法院发的。自己动手核一核，不用求人，不用登录。"),
        (
            (_("打开“核验”"), _("首页点“送达查验”，再点核验文件；或者扫文书上的二维码。")),
            (_("把文件选进去"), _("文件不离开您的手机、电脑，法院只收到一串数字。")),
            (_("有存证包的一起选"), _("名字以 bundle.json 结尾的那个文件，和原文件一起选进去。")),
            (_("看结果"), _("一致：没有改过。不一致：改过，会说出哪一步看出来的。无法核验：没有存过，或者缺材料。")),
            (_("要一份报告"), _("打官司要用的，当场下载核验报告，交给法官。")),
        ),
        (
            _("“无法核验”不等于假，先问对方要存证包。"),
            _("微信转发会压缩图片，要让对方发“原图”或者原文件。"),
            _("断网也能核：先下载“离线核验页”。"),
        ),
        (
            ONLINE_LITIGATION("第十六条", "人民法院可以认定该电子数据上链后未经篡改"),
            CIVIL_PROCEDURE("第六十六条", "证据必须查证属实"),
        ),
        "/verify",
    )


GUIDES = {"contract": contract, "deposit": deposit, "check": check}
