"""The page on which who is no party asks to join a suit."""

from tests.pages.conftest import Town
from xiezhi.procedures.intervention import Intervention
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows

NAREN = {
    "applicants-0-name": "娜仁",
    "applicants-0-id_number": "152626199107080023",
    "suit": "(2026)内0902民初1号",
    "ground": "interested",
    "reasons": "房子租给了我，判给谁关系到我的租约",
}


def test_it_is_received_by_the_court_that_the_number_names_and_leads_to_his_own_page_alone(town: Town) -> None:
    client = town.client("person-naren")
    assert client.get("/joining").status_code == 200
    answer = client.post("/joining", NAREN)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    (mine,) = rows(Proceeding, procedure=Intervention.name)
    assert mine.court == "内0902"


def test_a_claim_without_words_is_said_with_its_article_and_what_was_typed_stays(town: Town) -> None:
    """民诉法解释第八十一条。"""
    answer = town.client("person-naren").post("/joining", {**NAREN, "ground": "independent"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "须写明请求" in shown
    assert "第八十一条" in shown
    assert "判给谁关系到我的租约" in shown


def test_who_asked_to_join_reads_what_he_asks_what_he_handed_in_and_who_he_is(town: Town) -> None:
    client = town.client("person-naren")
    client.post("/joining", NAREN)
    (mine,) = rows(Proceeding, procedure=Intervention.name)
    shown = client.get(f"/mine/{mine.id}").content.decode()
    for words in ("您申请参加诉讼", "您是申请人", "参加诉讼申请书　（2026）内0902民初1号"):
        assert words in shown, words
    assert "1952-" not in client.get(f"/case/{mine.id}").content.decode()
