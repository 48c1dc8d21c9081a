"""What is read out of a court's paper: its number, court, people, cause, items and fee, however it was pasted."""

from decimal import Decimal
from pathlib import Path

import pytest

from xiezhi.desk.instruments import Instrument, read_instrument
from xiezhi.desk.recognise import Found, found_in

JUDGMENT = """\
孙某与内蒙古青山（集团）有限公司、赵某某民间借贷纠纷一审民事判决书
乌兰察布市集宁区人民法院
民 事 判 决 书
(2025)内0902民初 12 号
原告（反诉被告）：孙某，女，1970年×月×日出生，汉族，住集宁区。
委托诉讼代理人：钱某，律师。
被告内蒙古青山（集团）有限公司（以下简称青山公司），住所地集宁区。
被告赵某某。
原告孙某与被告内蒙古青山（集团）有限公司（以下简称青山公司）、赵某某民间借贷纠纷一案，本院于2025年1月6日立案后，依法适用简易程序。
原告提交了（2024）内0902民初3号民事调解书。
依照《中华人民共和国民法典》第六百七十五条之规定，判决如下：
一、被告内蒙古青山（集团）有限公司于本判决生效之日起十日内返还原告孙某借款80万元、利息1,234.50元；
二、驳回原告孙某的其他诉讼请求。
案件受理费11,812元，减半收取计5,906元，由被告负担。
如不服本判决，可在判决书送达之日起十五日内上诉。
"""


def people(read: Instrument) -> list[tuple[str, str]]:
    return [(each.role, each.name) for each in read.parties]


def test_a_judgment_is_read_from_its_head_to_its_fee() -> None:
    read = read_instrument(JUDGMENT)
    assert (read.kind, read.number) == ("民事判决书", "（2025）内0902民初12号")
    assert (read.court, read.cause) == ("乌兰察布市集宁区人民法院", "民间借贷纠纷")
    assert people(read) == [("原告", "孙某"), ("被告", "内蒙古青山（集团）有限公司"), ("被告", "赵某某")]
    assert [each.sums for each in read.items] == [(Decimal(800_000), Decimal("1234.50")), ()]
    assert (read.fee, read.charged) == (Decimal(11_812), Decimal(5_906))


def test_one_that_lost_its_lines_is_read_the_same() -> None:
    pasted = JUDGMENT.replace("赵某某。\n", "赵某某，男，住集宁区").replace("\n", "")
    read, whole = read_instrument(pasted), read_instrument(JUDGMENT)
    assert (read.cause, read.fee, people(read)) == (whole.cause, whole.fee, people(whole))


def test_one_without_a_head_is_read_from_its_sentence_and_one_without_that_from_whom_it_calls_so() -> None:
    sentence = "原告陈明诉被告毛丽、刘洋婚约财产纠纷一案，本院受理后，被告刘洋辩称，陈明给的钱毛丽没有收。"
    assert people(read_instrument(sentence)) == [("原告", "陈明"), ("被告", "毛丽"), ("被告", "刘洋")]
    assert read_instrument(sentence).cause == "婚约财产纠纷"
    body = "经审理查明，青山公司欠款。判决如下：被告内蒙古青山有限公司、赵某甲给付原告孙某某5万元。"
    assert people(read_instrument(body)) == [("被告", "内蒙古青山有限公司"), ("被告", "赵某甲"), ("原告", "孙某某")]


def test_a_number_within_a_sentence_is_another_cases() -> None:
    assert read_instrument("经审理查明，集宁区人民法院作出（2024）内0902民初3号民事调解书。").number == ""


def test_what_a_file_says_of_a_case_is_offered_with_its_page() -> None:
    found = found_in(["证据目录", JUDGMENT])
    assert Found("cause", "民间借贷纠纷", 2) in found
    assert Found("name", "内蒙古青山（集团）有限公司", 2, "被告") in found
    assert [each.value for each in found if each.kind == "number"] == ["（2025）内0902民初12号"]


@pytest.mark.parametrize(
    "said", ["被告", "原告甲、", "判决如下：一、", "（2024）内", "被告张，男", "受理费1,1", "民 事"]
)
def test_words_without_end_are_read_to_an_end(said: str) -> None:
    assert read_instrument(said * 50_000).court == ""


REAL = Path(__file__).resolve().parents[3] / "shared" / "real"
SAID = {
    "doc09": ("（2018）渝0103民初21102号", "重庆市渝中区人民法院", 2, "信用卡纠纷", "50"),
    "doc10": ("（2018）皖1702民初804号", "安徽省池州市贵池区人民法院", 3, "劳务合同纠纷", "275"),
    "doc11": ("（2018）赣0728民初1608号", "江西省定南县人民法院", 6, "机动车交通事故责任纠纷", "5438"),
    "doc12": ("（2014）新民初字第161号", "河南省新郑市人民法院", 3, "机动车交通事故责任纠纷", "155"),
    "doc13": ("（2014）新民初字第543号", "河南省新郑市人民法院", 2, "买卖合同纠纷", "25"),
    "doc14": ("（2018）沪0115民初60627号", "上海市浦东新区人民法院", 2, "房屋租赁合同纠纷", "1209"),
    "doc15": ("（2016）陕0303民初1038号", "宝鸡市金台区人民法院", 4, "机动车交通事故责任纠纷", "121"),
    "doc16": ("（2015）图民初字第513号", "吉林省图们市人民法院", 2, "供用热力合同纠纷", "50"),
    "doc17": ("", "", 3, "婚约财产纠纷", "650"),
    "doc18": ("", "", 2, "离婚纠纷", "50"),
    "doc19": ("（2025）粤0606民初38361号", "", 2, "", "2456.93"),
    "doc20": ("（2024）粤0606民初34475号", "", 2, "", "14028.67"),
    "doc22": ("（2025）粤0608民初254号", "", 2, "", "4660"),
    "doc23": ("", "", 4, "", "6948"),
    "doc24": ("", "", 3, "", "67900"),
}


def test_real_papers_are_read_where_they_lie_beside_the_project() -> None:
    """Papers of courts all over the country, one of them without lines or marks; read as a person reads them."""
    for file in sorted(REAL.glob("doc*.txt")):
        read = read_instrument(file.read_text())
        got = (read.number, read.court, len(read.parties), read.cause, str(read.charged))
        assert got == SAID.get(file.stem, got), file.stem
        assert file.stem == "doc08" or read.charged, file.stem
