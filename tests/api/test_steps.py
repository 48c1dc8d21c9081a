"""Steps over the wire: the same door, the same refusals, and never in the name of the machinery."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils.timezone import now

from tests.api.asking import Asker, asker, claim
from tests.engine.cast import CODE, WANG, ZHANG, Court, intake, terms
from xiezhi.desk.accounts import Account
from xiezhi.desk.sessions import COOKIE, open_session
from xiezhi.engine.words import PROCEDURES
from xiezhi.evidence.models import Entry
from xiezhi.procedures.affairs import Affairs
from xiezhi.procedures.course import FirstInstance, Service
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.mediation import Mediation

SUBMIT = f"courts/{CODE}/filing/submit"


def signed_in(court: Court, who: Asker) -> Asker:
    """The same person by the session of a page."""
    made = Asker(court, who.person)
    made.client.cookies[COOKIE] = open_session(now(), Account.objects.get(person=who.person)).token
    return made


def test_a_claim_is_filed_with_its_facts_alone_and_the_claimant_sees_it(court: Court, wang: Asker) -> None:
    receipt = wang.post(SUBMIT, {"facts": claim((WANG,), (ZHANG,))}).body
    assert (receipt["step"], receipt["court"], receipt["waits"]) == ("filing.submit", CODE, False)
    assert wang.get(f"proceedings/{receipt['proceeding']}").body["state"]["name"] == "reviewing"
    court.is_whole()


def test_a_case_goes_from_filing_to_an_agreement_over_the_wire(court: Court, wang: Asker, judge: Asker) -> None:
    filing = court.files()
    zhang = asker(court, filing.person("defendant").id)
    assert judge.takes(filing, Filing.offer).status == 200
    assert wang.takes(filing, Filing.accept).body["waits"] is True
    assert zhang.takes(filing, Filing.accept).body["waits"] is False
    talks = filing.child(Mediation)
    mediator = asker(court, court.mediator.id)
    assert judge.takes(talks, Mediation.assign, {"mediator": court.mediator.id}).status == 200
    assert mediator.takes(talks, Mediation.accept).status == 200
    assert mediator.takes(talks, Mediation.disclose, {"relation": "没有"}).status == 200
    assert talks.state is Mediation.mediating
    court.is_whole()


def test_who_signs_over_the_wire_confirms_it_by_the_code_that_was_sent(court: Court) -> None:
    """《人民法院在线诉讼规则》第七条：应当再次验证诉讼主体的身份。"""
    talks = court.talks(intake(claimants=(replace(WANG, phone="13800000412"),)))
    court.mediator.does(talks, Mediation.draft_agreement, terms("六月底前还清"))
    wang, paper = signed_in(court, asker(court, court.wang.id)), talks.paper("agreement").id
    assert "由本人当场确认愿意" in wang.takes(talks, Mediation.sign, {"paper": paper}).error["sentence"]
    sent = wang.post(f"proceedings/{talks.id}/signing", {}).body
    assert (sent["will"], sent["number"], sent["paper"]) == ("code", "138****0412", paper)
    assert wang.post(f"proceedings/{talks.id}/signing/code", {"code": "x"}).status == 422
    seen = wang.post(f"proceedings/{talks.id}/signing/code", {"code": sent["code"]}).body
    assert wang.takes(talks, Mediation.sign, {**seen, "level": "passkey"}).status == 409, "the mark covers what it says"
    assert wang.takes(talks, Mediation.sign, seen).body["waits"] is True


def test_a_refused_step_says_the_sentence_and_the_article(court: Court, wang: Asker) -> None:
    filing = court.files()
    answer = wang.takes(filing, Filing.docket)
    assert answer.status == 409
    assert answer.error["kind"] == "refused"
    assert answer.error["sentence"] == "“登记立案”由立案法官办理"
    assert "第一百二十六条" in answer.error["law"]
    assert filing.state is Filing.reviewing


def test_facts_that_do_not_fit_name_their_field(court: Court, wang: Asker) -> None:
    wrong = claim((WANG, replace(WANG, id_number="11010519491231002Y")), (ZHANG,))
    answer = wang.post(SUBMIT, {"facts": wrong})
    assert (answer.status, answer.error["kind"], answer.error["field"]) == (422, "misstated", "claimants.1.id_number")
    blank = wang.post(SUBMIT, {"facts": {**claim((WANG,), (ZHANG,)), "reasons": " "}})
    assert (blank.status, blank.error["field"], blank.error["sentence"]) == (422, "reasons", "事实和理由：请填写")


def test_a_member_that_no_field_has_is_not_passed_over_in_silence(court: Court, wang: Asker) -> None:
    facts = claim((WANG,), (ZHANG,))
    facts["demands"][0]["ammount"] = "1"
    answer = wang.post(SUBMIT, {"facts": facts})
    assert (answer.status, answer.error["field"]) == (422, "demands.0.ammount")


def test_the_capacity_is_found_where_none_is_named(court: Court, judge: Asker) -> None:
    filing = court.files()
    judge.takes(filing, Filing.offer)
    assert Entry.objects.get(step="filing.offer").role == "filing_judge"


def test_a_capacity_that_one_does_not_have_is_refused(court: Court, wang: Asker) -> None:
    answer = wang.takes(court.files(), Filing.offer, **{"as": "counter"})
    assert (answer.status, answer.error["kind"]) == (409, "refused")


@pytest.mark.parametrize("role", ["clock", "founder", "signer", "carrier", "course", "president of all"])
def test_nobody_acts_as_the_machinery_of_the_court(court: Court, wang: Asker, role: str) -> None:
    trial = court.opens(FirstInstance)
    answer = wang.takes(trial, FirstInstance.withdraw, **{"as": role})
    assert (answer.status, answer.error["field"]) == (422, "as")


def test_steps_of_the_machinery_have_no_address(court: Court) -> None:
    president = asker(court, court.president.id)
    affairs = court.affairs
    assert president.takes(affairs, Affairs.close).status == 404
    assert president.post(f"courts/{CODE}/affairs/found", {"facts": {}}).status == 404
    for procedure in PROCEDURES.values():
        for name in ("seal", "lapse"):
            assert president.post(f"proceedings/{affairs.id}/steps/{name}", {}).status == 404, procedure


def test_a_step_of_another_procedure_is_absent(court: Court, wang: Asker) -> None:
    assert wang.takes(court.files(), Mediation.confirm_performance).status == 404


def test_service_is_ordered_within_a_case_and_not_out_of_nothing(court: Court, judge: Asker) -> None:
    trial = court.opens(FirstInstance)
    facts = {"paper": trial.paper("fee_notice").id, "recipient": court.wang.id}
    alone = judge.post(f"courts/{CODE}/service/order", {"facts": facts})
    assert (alone.status, alone.error["field"]) == (422, "on")
    before = len(trial.children(Service))
    assert judge.post(f"courts/{CODE}/service/order", {"facts": facts, "on": trial.id}).status == 200
    assert len(trial.children(Service)) == before + 1


def test_a_case_of_another_court_is_not_opened_from_here(court: Court, judge: Asker) -> None:
    assert judge.post("courts/内0901/service/order", {"facts": {}}).status == 404


def test_a_token_takes_the_steps_it_names_and_no_other(court: Court) -> None:
    filing = court.files()
    only = asker(court, court.filing_judge.id, steps=["filing.offer"])
    assert only.takes(filing, Filing.docket).status == 401
    assert only.takes(filing, Filing.offer).status == 200


def test_a_step_that_wants_a_signature_refuses_tokens_and_takes_a_session(court: Court, judge: Asker) -> None:
    filing = court.files()
    refused = judge.takes(filing, Filing.refuse, {"opinion": "不属于受案范围"})
    assert (refused.status, refused.error["sentence"]) == (409, "需要签名的步骤不能用令牌办理")
    assert signed_in(court, judge).takes(filing, Filing.refuse, {"opinion": "不属于受案范围"}).status == 200
    assert filing.state is Filing.rejecting


def test_a_session_takes_no_step_that_a_page_of_another_site_asks_for(court: Court, wang: Asker) -> None:
    filing = court.files()
    here = signed_in(court, wang)
    path = f"proceedings/{filing.id}/steps/withdraw"
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        denied = here.post(path, {"facts": {}}, **headers)
        assert (denied.status, denied.error["sentence"]) == (401, "这个请求不是从本站的页面发出的。")
    assert here.post(path, {"facts": {}}, origin="http://testserver").status == 200


def test_every_step_says_whether_it_is_possible_and_if_not_why_and_by_which_article(
    court: Court, wang: Asker, judge: Asker
) -> None:
    filing = court.files()
    for who in (wang, judge):
        offers = who.get(f"proceedings/{filing.id}/steps").body
        assert len(offers) == len({each["name"] for each in offers})
        assert all(each["possible"] != bool(each["refused"]) for each in offers)
        assert all(reason["sentence"] and reason["law"] for each in offers for reason in each["refused"])
    mine = {each["name"]: each for each in wang.get(f"proceedings/{filing.id}/steps").body}
    assert mine["withdraw"]["possible"]
    assert mine["withdraw"]["as_role"] == "claimant"
    assert [each["sentence"] for each in mine["docket"]["refused"]] == ["“登记立案”由立案法官办理"]
    assert "案件现为“审查中”" in mine["accept"]["refused"][0]["sentence"]
    theirs = {each["name"]: each for each in judge.get(f"proceedings/{filing.id}/steps").body}
    assert theirs["docket"]["possible"]
    assert theirs["offer"]["possible"]


def test_a_condition_that_fails_whatever_is_stated_is_said_beforehand(court: Court, judge: Asker) -> None:
    filing = court.files()
    judge.takes(filing, Filing.offer)
    court.wang.does(filing, Filing.decline)
    offers = {each["name"]: each for each in judge.get(f"proceedings/{filing.id}/steps").body}
    assert [each["sentence"] for each in offers["offer"]["refused"]] == ["原告须没有拒绝先行调解"]
    assert offers["correct"]["possible"]


def test_what_is_offered_as_possible_is_taken(court: Court, wang: Asker, judge: Asker) -> None:
    """Of every step that needs nothing stated: offered as possible is taken, else refused with the first reason."""
    steps = ["offer", "docket", "withdraw", "accept", "return_papers", "resume"]
    for number, name in enumerate(steps, 1):
        filing = court.files(intake(yuan=str(number)))
        offer = {each["name"]: each for each in judge.get(f"proceedings/{filing.id}/steps").body}[name]
        answer = judge.post(f"proceedings/{filing.id}/steps/{name}", {})
        assert (answer.status == 200) == offer["possible"], (name, answer.text)
        if not offer["possible"]:
            assert answer.error["sentence"] == offer["refused"][0]["sentence"]
