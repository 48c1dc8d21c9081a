"""Facts become the words of a paper, and nothing but words."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader
from markupsafe import Markup

from xiezhi.law.sources import Citation, NotInForce, Unread
from xiezhi.law.texts import readable_editions, words_found
from xiezhi.papers import fill
from xiezhi.papers.fill import FORMS, WrongFacts, draft_digest, html
from xiezhi.papers.samples import SAMPLES
from xiezhi.papers.templates import PAPERS

TEXTS = Path(__file__).parents[3] / "shared" / "law" / "texts"
EVIL = "<script>alert(1)</script><img src='https://evil.example/x.png'>{{ 7*7 }}&amp;\u202e\u0007"
PROSE = [("rejection", "opinion"), ("complaint", "reasons"), ("announcement", "points"), ("defence_notice", "judges")]


def _strings(value: object, at: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    if isinstance(value, str):
        yield at
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from _strings(held, (*at, key))
    elif isinstance(value, list):
        for place, held in enumerate(value):
            yield from _strings(held, (*at, place))


def _replaced(value: object, at: tuple[object, ...], new: str) -> object:
    if not at:
        return new
    if isinstance(value, Mapping):
        return {key: _replaced(held, at[1:], new) if key == at[0] else held for key, held in value.items()}
    assert isinstance(value, list)
    return [_replaced(held, at[1:], new) if place == at[0] else held for place, held in enumerate(value)]


def test_every_kind_has_a_form_and_a_sample_and_every_form_belongs_to_a_kind() -> None:
    assert set(SAMPLES) == set(PAPERS)
    forms = {str(file.relative_to(FORMS)) for file in FORMS.glob("*/*.html")}
    english = {kind.form(language="en") for kind in PAPERS.values() if kind.english}
    chinese = {kind.form(edition) for kind in PAPERS.values() for edition in range(1, kind.edition + 1)}
    assert forms == chinese | english


def test_a_paper_drafted_before_its_form_was_replaced_is_printed_in_the_form_it_was_drafted_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The new form asks for more and says it otherwise; the old paper still reads as it did."""
    before = html("failure", SAMPLES["failure"])
    old, new = PAPERS["failure"].form(), "{{ novelty }}"
    kind = dataclasses.replace(PAPERS["failure"], edition=2, fields=(*PAPERS["failure"].fields, "novelty"))
    forms = DictLoader({old: new, kind.form(1): (FORMS / old).read_text(encoding="utf-8")})
    environment = fill._environment().overlay(loader=ChoiceLoader([forms, FileSystemLoader(FORMS)]))
    monkeypatch.setattr(fill, "_environment", lambda: environment)
    monkeypatch.setitem(PAPERS, "failure", kind)
    assert html("failure", SAMPLES["failure"], edition=1) == before
    assert html("failure", {**SAMPLES["failure"], "novelty": "新样式"}) == "新样式"
    with pytest.raises(WrongFacts, match="novelty"):
        html("failure", SAMPLES["failure"])


@pytest.mark.parametrize("code", PAPERS)
def test_the_first_lines_of_a_form_name_every_fact_it_needs(code: str) -> None:
    kind = PAPERS[code]
    form = (FORMS / kind.form()).read_text(encoding="utf-8")
    contract = form[form.index("{#-") : form.index("-#}")]
    told = set(re.findall(r"[a-z_]+", contract))
    assert {*kind.fields, *kind.optional} - told <= {"court", "day", "number", "code", "address", "access"}


@pytest.mark.parametrize("code", PAPERS)
def test_a_fact_that_is_missing_or_unknown_is_named_before_anything_is_printed(code: str) -> None:
    for field in PAPERS[code].fields:
        with pytest.raises(WrongFacts, match=field):
            html(code, {key: held for key, held in SAMPLES[code].items() if key != field})
    with pytest.raises(WrongFacts, match="amont"):
        html(code, {**SAMPLES[code], "amont": "1"})


def test_a_field_missing_deeper_down_is_refused_too() -> None:
    with pytest.raises(WrongFacts, match="name"):
        html("complaint", {**SAMPLES["complaint"], "plaintiffs": [{"role": "原告"}]})


@pytest.mark.parametrize("code", PAPERS)
def test_whatever_string_is_hostile_it_is_printed_as_text(code: str) -> None:
    """A judge's prose, a party's name, a check code: none of them can be more than text."""
    for at in _strings(SAMPLES[code]):
        try:
            page = html(code, _replaced(SAMPLES[code], at, EVIL))  # type: ignore[arg-type]
        except WrongFacts:  # an amount or a day is no prose
            assert at[-1] in ("amount", "total", "fee", "price", "start", "deposit", "step", "until")
            continue
        assert "<script" not in page, at
        assert "<img" not in page, at
        assert ">49<" not in page, at
        assert "\u202e" not in page, at
        assert "\u0007" not in page, at


@pytest.mark.parametrize(("code", "field"), PROSE)
def test_prose_marked_safe_by_somebody_else_is_escaped_all_the_same(code: str, field: str) -> None:
    page = html(code, {**SAMPLES[code], field: Markup("<b>bold</b>")})
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


@pytest.mark.parametrize("name", ["王\ue000", "王\ud842", "王\U0010ffff"])
def test_a_name_with_a_letter_that_cannot_be_printed_is_refused_and_not_shortened(name: str) -> None:
    with pytest.raises(WrongFacts, match=r"U\+"):
        html("announcement", {**SAMPLES["announcement"], "addressee": name})


def test_the_spelling_marks_of_mongolian_stay() -> None:
    name = "\u182e\u1822\u1829\u180e\u1820"
    assert name in html("announcement", {**SAMPLES["announcement"], "addressee": name})


def test_the_lines_of_a_judges_prose_become_paragraphs() -> None:
    page = html("rejection", {**SAMPLES["rejection"], "opinion": "其一。\n\n其二。\r\n其三。"})
    assert "<p>本院经审查认为，其一。</p>\n<p>其二。</p>\n<p>其三。</p>" in page


def test_articles_are_numbered_as_on_the_day_of_the_paper() -> None:
    """《民事诉讼法》2023年修正：司法确认由第二百零二条移至第二百零六条。"""
    sample = SAMPLES["confirmed"]
    assert "第二百零六条规定，裁定如下" in html("confirmed", sample)
    assert "第二百零六条规定，裁定如下" in html("confirmed", {**sample, "day": date(2024, 1, 1)})
    assert "第二百零二条规定，裁定如下" in html("confirmed", {**sample, "day": date(2023, 12, 31)})


def test_a_paper_cannot_cite_a_rule_that_is_not_yet_in_force() -> None:
    """《人民法院在线调解规则》自2022年1月1日起施行。"""
    assert "在线调解规则" in html("failure", {**SAMPLES["failure"], "day": date(2022, 1, 1)})
    with pytest.raises(NotInForce):
        html("failure", {**SAMPLES["failure"], "day": date(2021, 12, 31)})


@pytest.mark.texts
@pytest.mark.parametrize("code", PAPERS)
def test_every_kind_rests_on_words_that_are_in_the_law(code: str) -> None:
    assert PAPERS[code].law
    for basis in PAPERS[code].law:
        if isinstance(basis, Unread):  # no text of it was had, and the page says so
            continue
        assert isinstance(basis, Citation)
        editions = readable_editions(basis)
        assert editions
        assert all(words_found(basis, edition, TEXTS) for edition in editions), basis.words


@pytest.mark.parametrize(
    ("sort", "told"), [("原告", "可以按撤诉处理"), ("被告", "可以缺席判决"), ("第三人", "不影响案件的审理")]
)
def test_a_summons_tells_each_party_what_staying_away_means_for_him(sort: str, told: str) -> None:
    """《民事诉讼法》第一百四十六条、第一百四十七条；民诉法解释第二百四十条。"""
    assert told in html("summons", {**SAMPLES["summons"], "sort": sort})


def test_a_judgment_names_the_court_above_unless_it_is_final() -> None:
    """《民事诉讼法》第一百六十五条、第一百七十一条。"""
    sample = SAMPLES["judgment"]
    assert "十五日内，向本院递交上诉状" in html("judgment", sample)
    final = html("judgment", {**sample, "final": True})
    assert "本判决为终审判决" in final
    assert "上诉状" not in final


def test_a_judgment_for_money_warns_of_double_interest_and_another_does_not() -> None:
    """《民事诉讼法》第二百六十四条（2021年修正为第二百六十条）。"""
    sample = SAMPLES["judgment"]
    assert "第二百六十四条规定，加倍支付迟延履行期间的债务利息" in html("judgment", sample)
    assert "第二百六十条规定，加倍支付" in html("judgment", {**sample, "day": date(2023, 12, 31)})
    assert "加倍支付" not in html("judgment", {**sample, "money": False})


def test_a_payment_order_that_lapses_turns_into_a_lawsuit_and_one_withdrawn_does_not() -> None:
    """《民事诉讼法》第二百二十八条；民诉法解释第四百三十条、第四百三十八条、第四百三十九条。"""
    sample = SAMPLES["termination"]
    assert "应当自收到本裁定之日起七日内向本院提出" in html("termination", sample)
    unserved = html("termination", {**sample, "ground": 2})
    assert "第四百三十条第（二）项" in unserved
    assert "转入诉讼程序" in unserved
    assert "转入诉讼程序" not in html("termination", {**sample, "ground": 3})


def test_days_and_amounts_may_come_as_text_from_the_log() -> None:
    sample = SAMPLES["acceptance_notice"]
    assert html(
        "acceptance_notice", {**sample, "day": "2026-04-07", "received": "2026-03-02", "fee": "900.00"}
    ) == html("acceptance_notice", sample)


def test_an_amount_as_a_binary_fraction_is_refused() -> None:
    with pytest.raises(WrongFacts):
        html("acceptance_notice", {**SAMPLES["acceptance_notice"], "fee": 900.1})


def test_a_check_code_is_not_printed_without_the_place_to_check_it() -> None:
    with pytest.raises(WrongFacts):
        html("confirmed", {**SAMPLES["confirmed"], "address": ""})


def test_the_access_code_stands_only_on_the_copy_it_was_given_for() -> None:
    access = str(SAMPLES["defence_notice"]["access"])
    assert access in html("defence_notice", SAMPLES["defence_notice"])
    others = {key: held for key, held in SAMPLES["defence_notice"].items() if key != "access"}
    assert "查阅码" not in html("defence_notice", others)


def test_the_digest_of_a_draft_changes_with_any_fact_and_with_nothing_else() -> None:
    sample = SAMPLES["confirmed"]
    digest = draft_digest("confirmed", sample)
    assert digest == draft_digest("confirmed", dict(reversed(list(sample.items()))))
    assert digest != draft_digest("confirmed", {**sample, "clerk": "别人"})
    assert digest != draft_digest("dismissed", SAMPLES["dismissed"])


def test_the_digest_of_a_draft_changes_with_the_edition_of_its_form(monkeypatch: pytest.MonkeyPatch) -> None:
    before = draft_digest("confirmed", SAMPLES["confirmed"])
    monkeypatch.setitem(PAPERS, "confirmed", dataclasses.replace(PAPERS["confirmed"], edition=2))
    assert draft_digest("confirmed", SAMPLES["confirmed"]) != before


def test_an_unknown_paper_or_language_is_refused() -> None:
    with pytest.raises(KeyError):
        html("poem", {})
    with pytest.raises(LookupError):
        html("confirmed", SAMPLES["confirmed"], language="en")


def test_a_paper_drafted_on_an_older_form_is_printed_on_that_form(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = SAMPLES["confirmed"]
    assert html("confirmed", sample, edition=1) == html("confirmed", sample)
    with pytest.raises(LookupError, match="第7版"):
        html("confirmed", sample, edition=7)
    monkeypatch.setitem(PAPERS, "confirmed", dataclasses.replace(PAPERS["confirmed"], edition=2))
    assert PAPERS["confirmed"].form() == "confirmation/confirmed.html"
    assert PAPERS["confirmed"].form(1) == "confirmation/confirmed.1.html"


def test_a_preview_names_its_stylesheet_and_carries_no_style_of_its_own() -> None:
    """A strict content security policy allows no inline style."""
    page = html("confirmed", SAMPLES["confirmed"], stylesheet="/static/papers/paper.css")
    assert '<link rel="stylesheet" href="/static/papers/paper.css">' in page
    assert "<style" not in page


def test_a_step_of_a_fee_that_is_no_whole_fen_is_printed_as_exact_as_it_is_and_the_total_to_the_fen() -> None:
    lines = [{"label": "三分之一", "sum": "5346.8535 ÷ 3", "amount": "1782.2845", "law": ""}]
    page = html("fee_notice", {**SAMPLES["fee_notice"], "lines": lines, "total": "1782.28"})
    assert "1,782.2845" in page
    assert "1,782.28<" in page
