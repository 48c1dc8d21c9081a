"""案号与法院代字：《关于人民法院案件案号的若干规定》。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.law.courts import COURTS, Level, above, below, court
from xiezhi.law.number_types import TYPE_CODES
from xiezhi.law.numbers import BadNumber, CaseNumber, LegacyNumber, parse


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（2026）内0902民诉前调12号", CaseNumber(2026, "内0902", "民诉前调", 12)),
        ("（2018）内0802民初1272号", CaseNumber(2018, "内0802", "民初", 1272)),
        ("（2025）粤0608民初254号", CaseNumber(2025, "粤0608", "民初", 254)),
        ("（2021）川0104民诉前调801号", CaseNumber(2021, "川0104", "民诉前调", 801)),
        ("（2024）浙02民诉前调595号", CaseNumber(2024, "浙02", "民诉前调", 595)),
        ("（2024）内执复3号", CaseNumber(2024, "内", "执复", 3)),
        ("（2026）内0902执7号之二", CaseNumber(2026, "内0902", "执", 7, part=2)),
        ("（2019）最高法知民终1号", CaseNumber(2019, "最高法", "民终", 1, special="知")),
        ("（2026）内09破申1号", CaseNumber(2026, "内09", "破申", 1)),
        ("（2020）最高法刑核01234567号", CaseNumber(2020, "最高法", "刑核", 1234567)),
    ],
)
def test_a_number_is_read_and_written_back(text: str, found: CaseNumber) -> None:
    assert parse(text) == found
    assert str(found) == text


def test_half_width_brackets_and_spaces_are_accepted_and_stored_full_width() -> None:
    assert str(parse(" (2026) 内0902 民初 5 号 ")) == "（2026）内0902民初5号"


def test_a_number_of_the_old_style_is_kept_as_printed() -> None:
    found = parse("(2014)民一终字第0174号")
    assert isinstance(found, LegacyNumber)
    assert (str(found), found.year) == ("（2014）民一终字第0174号", 2014)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("2026内0902民初5号", "年份"),
        ("（26）内0902民初5号", "年份"),
        ("（2015）内0902民初5号", "年份"),
        ("（2026）贵0102民初5号", "法院代字"),
        ("（2026）内090民初5号", "法院代字"),
        ("（2026）内09021民初5号", "法院代字"),
        ("（2026）内0902民诉5号", "类型代字"),
        ("（2026）内0902民破5号", "类型代字"),
        ("（2018）最高法知民终1号", "专门审判代字"),
        ("（2026）内0902民初号", "类型代字"),
        ("（2026）内0902民初5", "编号"),
        ("（2026）内0902民初05号", "编号"),
        ("（2026）内0902民初0号", "编号"),
        ("（2020）最高法刑核123号", "编号"),
        ("（2026）内0902民初5号之", "之几"),
        ("（2026）内0902民初5号之十一一", "之几"),
        ("（2026）内0902民初5号附", "之几"),
    ],
)
def test_a_wrong_number_names_the_part_that_is_wrong(text: str, field: str) -> None:
    with pytest.raises(BadNumber) as wrong:
        parse(text)
    assert wrong.value.field == field
    assert str(wrong.value).startswith(field)


def test_the_codes_abolished_in_2016_are_read_in_that_year_and_not_after() -> None:
    assert isinstance(parse("（2016）内09民破1号"), CaseNumber)
    with pytest.raises(BadNumber, match="2017年不使用"):
        parse("（2017）内09民破1号")


@given(
    st.integers(2019, 2100),
    st.sampled_from(sorted(COURTS)),
    st.sampled_from(sorted(code for code, kind in TYPE_CODES.items() if kind.until is None)),
    st.integers(1, 99_999_999),
    st.sampled_from(["", "知"]),
    st.integers(0, 30),
)
def test_every_number_that_can_be_written_reads_back(
    year: int, where: str, code: str, serial: int, special: str, part: int
) -> None:
    written = CaseNumber(year, where, code, serial, special, part)
    assert parse(str(written)) == written


def test_the_table_holds_the_codes_of_2016_and_the_later_ones() -> None:
    assert len(TYPE_CODES) > 115
    assert TYPE_CODES["民诉前调"].group == "调解"
    assert TYPE_CODES["破"].grade == "K"
    assert max(map(len, TYPE_CODES)) == 4


@pytest.mark.parametrize(
    ("code", "name", "level", "parent"),
    [
        ("内", "内蒙古自治区高级人民法院", Level.HIGH, "最高法"),
        ("内01", "内蒙古自治区呼和浩特市中级人民法院", Level.INTERMEDIATE, "内"),
        ("内0102", "内蒙古自治区呼和浩特市新城区人民法院", Level.BASIC, "内01"),
        ("内06", "内蒙古自治区鄂尔多斯市中级人民法院", Level.INTERMEDIATE, "内"),
        ("内09", "内蒙古自治区乌兰察布市中级人民法院", Level.INTERMEDIATE, "内"),
        ("内0902", "内蒙古自治区乌兰察布市集宁区人民法院", Level.BASIC, "内09"),
        ("内0929", "内蒙古自治区四子王旗人民法院", Level.BASIC, "内09"),
        ("内0981", "内蒙古自治区丰镇市人民法院", Level.BASIC, "内09"),
    ],
)
def test_a_court_has_its_name_level_and_parent(code: str, name: str, level: Level, parent: str) -> None:
    found = court(code)
    assert (found.name, found.level, found.parent) == (name, level, parent)
    assert above(code).code == parent


def test_codes_that_were_derived_say_so() -> None:
    assert not court("内").derived
    assert court("内0902").derived


def test_ulanqab_has_eleven_basic_courts() -> None:
    assert [one.code for one in below("内09")] == ["内0902", *(f"内092{n}" for n in range(1, 10)), "内0981"]
    assert court("内0902").short == "乌兰察布市集宁区人民法院"


def test_a_court_that_is_not_in_the_table_is_an_error() -> None:
    with pytest.raises(KeyError, match="内0799"):
        court("内0799")
    with pytest.raises(LookupError, match="没有上一级"):
        above("最高法")
