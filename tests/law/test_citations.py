"""引用的字词确在法律原文之中：每一条引用，在它可以使用的每一个有全文的版本里。"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from xiezhi.law import derivation, statutes, statutes_enforcement
from xiezhi.law.numerals import article, chinese, number
from xiezhi.law.renumbering import FROM_2023_TO_2017, FROM_2023_TO_2021
from xiezhi.law.rules import CHAPTERS, RULES
from xiezhi.law.sources import Citation, Instrument, NotInForce
from xiezhi.law.statutes import (
    CIVIL_PROCEDURE,
    CIVIL_PROCEDURE_INTERPRETATION,
    MEDIATION_LAW,
    ONLINE_MEDIATION,
    SMALL_FIRM_PAYMENTS,
)
from xiezhi.law.texts import articles, readable_editions, words_found

CROSS = re.compile("第[一二三四五六七八九十百零]+条")  # 条文中互相援引的条号随之变动
TEXTS = Path(__file__).parents[2] / "../shared/law/texts"


def citations() -> Iterator[tuple[str, Citation]]:
    for rule in RULES.values():
        yield from ((rule.id, law) for law in rule.law if isinstance(law, Citation))
    for module in (derivation, *CHAPTERS):
        yield from ((name, law) for name, law in vars(module).items() if isinstance(law, Citation))


def instruments() -> Iterator[Instrument]:
    for module in (statutes, statutes_enforcement):
        yield from (law for law in vars(module).values() if isinstance(law, Instrument))


@pytest.mark.texts
def test_the_words_of_every_citation_stand_in_every_edition_it_can_be_used_under() -> None:
    missing = [
        f"{name}: {law}（{edition.name}）{law.words}"
        for name, law in citations()
        for edition in readable_editions(law)
        if not words_found(law, edition, TEXTS)
    ]
    assert not missing


def test_every_citation_has_words_and_at_least_one_text_to_find_them_in() -> None:
    assert not [f"{name}: {law}" for name, law in citations() if not law.words or not readable_editions(law)]


@pytest.mark.texts
def test_every_text_that_an_edition_names_is_there_and_has_articles() -> None:
    names = [edition.text for law in instruments() for edition in law.editions if edition.text]
    assert len(names) > 35
    assert not [name for name in names if len(articles(TEXTS / f"{name}.md")) < 3]


@pytest.mark.texts
def test_words_that_are_not_in_the_article_are_not_found() -> None:
    newest = CIVIL_PROCEDURE.editions[-1]
    assert words_found(CIVIL_PROCEDURE("第一百二十六条", "应当在七日内立案"), newest, TEXTS)
    assert not words_found(CIVIL_PROCEDURE("第一百二十六条", "应当在八日内立案"), newest, TEXTS)
    assert not words_found(CIVIL_PROCEDURE("第一百二十七条", "应当在七日内立案"), newest, TEXTS)
    assert not words_found(CIVIL_PROCEDURE("第九百条", ""), newest, TEXTS)
    assert words_found(CIVIL_PROCEDURE("第八十六条第一款", "障碍消除……可以申请顺延"), newest, TEXTS)
    assert not words_found(CIVIL_PROCEDURE("第八十六条", "可以申请顺延……障碍消除"), newest, TEXTS)


def test_an_edition_without_a_text_cannot_be_checked() -> None:
    with pytest.raises(LookupError, match="没有全文"):
        words_found(CIVIL_PROCEDURE("第八十六条", "障碍"), CIVIL_PROCEDURE.editions[0], TEXTS)


@pytest.mark.parametrize(
    ("today", "in_2021", "in_2017"),
    [
        ("第一百零三条", "第一百零三条", "第一百条"),
        ("第二百零五条", "第二百零一条", "第一百九十四条"),
        ("第二百零七条", "第二百零三条", "第一百九十六条"),
        ("第二百一十条", "第二百零六条", "第一百九十九条"),
        ("第二百一十六条", "第二百一十二条", "第二百零五条"),
        ("第二百二十五条", "第二百二十一条", "第二百一十四条"),
        ("第二百三十六条", "第二百三十二条", "第二百二十五条"),
        ("第二百三十七条", "第二百三十三条", "第二百二十六条"),
        ("第二百三十八条", "第二百三十四条", "第二百二十七条"),
        ("第二百五十条", "第二百四十六条", "第二百三十九条"),
        ("第二百五十一条", "第二百四十七条", "第二百四十条"),
        ("第二百六十四条", "第二百六十条", "第二百五十三条"),
        ("第二百六十六条", "第二百六十二条", "第二百五十五条"),
        ("第一百四十九条", "第一百四十九条", "第一百四十六条"),
        ("第二百八十五条", "第二百七十五条", "第二百六十八条"),
        ("第二百八十六条", "第二百七十六条", "第二百六十九条"),
        ("第二百八十七条", "第二百七十七条", "第二百七十条"),
    ],
)
def test_an_article_of_the_civil_procedure_law_has_the_number_of_its_day(
    today: str, in_2021: str, in_2017: str
) -> None:
    cited = CIVIL_PROCEDURE(today, "")
    assert cited.on(date(2024, 1, 1)).article == today
    assert cited.on(date(2023, 12, 31)).article == in_2021
    assert cited.on(date(2021, 12, 31)).article == in_2017
    assert cited.on(date(2013, 1, 1)).article == in_2017
    assert cited.on(date(2021, 12, 31)).today == today


def test_the_paragraph_follows_its_article_to_the_old_number() -> None:
    assert CIVIL_PROCEDURE("第二百零五条第一款").on(date(2022, 6, 1)).article == "第二百零一条第一款"


def test_articles_that_did_not_exist_yet_and_days_before_the_first_edition_are_errors() -> None:
    with pytest.raises(NotInForce, match="尚无对应条文"):
        CIVIL_PROCEDURE("第一百九十四条").on(date(2023, 12, 31))
    with pytest.raises(NotInForce, match="尚无对应条文"):
        CIVIL_PROCEDURE("第一百六十八条").on(date(2021, 12, 31))
    with pytest.raises(NotInForce):
        CIVIL_PROCEDURE("第八十五条").on(date(2012, 12, 31))


def test_renumbering_keeps_the_order_and_loses_no_old_article() -> None:
    for pairs, old_count in ((FROM_2023_TO_2021, 291), (FROM_2023_TO_2017, 284)):
        old = [place for place in pairs.values() if place is not None]
        assert sorted(pairs) == list(range(1, 307))
        assert len(set(old)) == len(old)
        assert set(old) <= set(range(1, old_count + 1))
        domestic = [pairs[new] for new in range(1, 277) if pairs[new] is not None]
        assert domestic == list(range(1, len(domestic) + 1))


@pytest.mark.texts
def test_the_unchanged_articles_of_two_editions_are_the_same_words() -> None:
    """对照表是逐条比对两个版本的全文得来的：除修正条文外，对应的两条字词相同。"""
    newer = articles(TEXTS / "民事诉讼法(2023-09-01).md")
    older = articles(TEXTS / "民事诉讼法(2021-12-24).md")
    pairs = [(article(new), article(old)) for new, old in FROM_2023_TO_2021.items() if old is not None]
    same = sum(CROSS.sub("", newer[new]) == CROSS.sub("", older[old]) for new, old in pairs)
    assert same > 270


def test_the_interpretation_kept_its_numbers_up_to_273_and_lost_two_after() -> None:
    for today, old in (("第二百七十三条", "第二百七十三条"), ("第二百七十四条", "第二百七十六条")):
        assert CIVIL_PROCEDURE_INTERPRETATION(today).on(date(2022, 4, 9)).article == old
        assert CIVIL_PROCEDURE_INTERPRETATION(today).on(date(2022, 4, 10)).article == today


def test_an_edition_whose_text_is_not_at_hand_is_cited_with_a_note_that_it_was_not_compared() -> None:
    cited = CIVIL_PROCEDURE_INTERPRETATION("第五百零八条")
    then = cited.on(date(2015, 2, 4))
    assert (then.article, then.edition) == ("第五百一十条", "2015年")
    assert "未与原文核对" in then.note
    assert cited.on(date(2022, 4, 9)).note
    assert not cited.on(date(2022, 4, 10)).note


@pytest.mark.texts
@pytest.mark.parametrize(
    ("today", "in_2020"), [("第九条", "第八条"), ("第十七条", "第十五条"), ("第三十条", "第二十四条")]
)
def test_the_articles_on_small_firm_payments_had_other_numbers_before_june_2025(today: str, in_2020: str) -> None:
    cited = SMALL_FIRM_PAYMENTS(today)
    assert (cited.on(date(2025, 5, 31)).article, cited.on(date(2025, 6, 1)).article) == (in_2020, today)
    newer = articles(TEXTS / "保障中小企业款项支付条例(2025-03-17).md")[today]
    older = articles(TEXTS / "保障中小企业款项支付条例(2020-07-05).md")[in_2020]
    assert newer[:12] == older[:12]


@pytest.mark.texts
def test_articles_numbered_with_plain_digits_are_read() -> None:
    """执行工作规定各条写作“55.”。"""
    rules = articles(TEXTS / f"{statutes_enforcement.ENFORCEMENT_WORK.editions[0].text}.md")
    assert rules["第五十五条"].startswith("多份生效法律文书")
    assert len(rules) == 79


@pytest.mark.parametrize(
    ("instrument", "first"),
    [
        (ONLINE_MEDIATION, date(2022, 1, 1)),
        (MEDIATION_LAW, date(2011, 1, 1)),
        (SMALL_FIRM_PAYMENTS, date(2020, 9, 1)),
    ],
)
def test_an_instrument_begins_on_its_day(instrument: Instrument, first: date) -> None:
    assert instrument.on(first) is instrument.editions[0]
    with pytest.raises(NotInForce):
        instrument.on(date.fromordinal(first.toordinal() - 1))


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (1, "一"),
        (10, "十"),
        (16, "十六"),
        (100, "一百"),
        (103, "一百零三"),
        (110, "一百一十"),
        (306, "三百零六"),
        (2000, "二千"),
    ],
)
def test_article_numbers_are_written_and_read(place: int, text: str) -> None:
    assert (chinese(place), number(text)) == (text, place)


def test_every_number_up_to_a_thousand_reads_back() -> None:
    assert [number(chinese(place)) for place in range(1, 1000)] == list(range(1, 1000))
    for wrong in ("", "第一"):
        with pytest.raises(ValueError, match="不是中文数字"):
            number(wrong)
    with pytest.raises(ValueError, match="只写"):
        chinese(0)
