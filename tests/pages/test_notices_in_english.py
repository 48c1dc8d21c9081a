"""What people are told is told in the language that they read."""

import pytest
from django.utils.translation import override

from tests.pages.conftest import Town
from tests.pages.notices_told import forms
from xiezhi.engine.door import act
from xiezhi.engine.words import FILING_JUDGE
from xiezhi.pages.filled import VALUE, filled
from xiezhi.pages.saying import known
from xiezhi.procedures.filing import Filing


def test_every_sentence_that_procedures_tell_people_has_its_english_with_all_its_values() -> None:
    english = known("en")
    missing = [form for form in sorted(forms()) if form not in english]
    assert missing == []
    assert [form for form in forms() if form.count(VALUE) != english[form].count(VALUE)] == []


@pytest.mark.parametrize(
    ("told", "english"),
    [
        ("张某提起上诉", "张某 has appealed"),
        (
            "本案定于2026-03-18 09:00在第一法庭开庭，传票随后送达",
            "The hearing is on 2026-03-18 at 09:00 in 第一法庭; the summons follows",
        ),
        ("您的案款800000.00元已经到账", "Your money, 800000.00 yuan, has arrived"),
        ("异议成立，中止对涉案存款的执行", "The objection is upheld: enforcement against 涉案存款 is stayed"),
    ],
)
def test_a_notice_keeps_its_values_and_changes_its_words(told: str, english: str) -> None:
    with override("en"):
        assert filled(told) == english
    with override("zh-hans"):
        assert filled(told) == told


def test_who_reads_english_finds_his_notices_in_english(town: Town) -> None:
    filing = town.file()
    act(Filing.docket, on=filing, by=town.officers["filing_judge"], as_=FILING_JUDGE, key="docket")
    reader = town.client(town.wang)
    assert "已经登记立案" in reader.get("/notices").content.decode()
    reader.post("/language", {"lang": "en", "next": "/"})
    page = reader.get("/notices").content.decode()
    assert "Your case is docketed" in page
    assert "已经登记立案" not in page
