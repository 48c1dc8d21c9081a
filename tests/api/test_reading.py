"""What is read: a case with everything in it, lists by pages, one's own deadlines; each look is written down."""

from __future__ import annotations

from django.utils.timezone import now

from tests.api.asking import Asker, asker
from tests.engine.cast import CODE, Court, intake
from xiezhi.desk.accounts import Account
from xiezhi.desk.reads import readings_of
from xiezhi.desk.sessions import COOKIE, open_session
from xiezhi.desk.tokens import revoke_token, tokens_of
from xiezhi.engine.facts import Name, Prose, Secret
from xiezhi.phrases.people import Agent
from xiezhi.procedures.course import FirstInstance, Service
from xiezhi.procedures.filing import Filing
from xiezhi.procedures.filing.facts import Defect, Defects
from xiezhi.procedures.mediation import Mediation, Talk
from xiezhi.records.person import Standing
from xiezhi.records.table import rows


def test_a_claimant_reads_his_case_with_people_claims_deadlines_papers_and_docket(court: Court, wang: Asker) -> None:
    filing = court.files()
    found = wang.get(f"proceedings/{filing.id}").body
    assert found["state"] == {"name": "reviewing", "label": "审查中"}
    assert [(each["who"]["name"], each["role"]["name"]) for each in found["standings"]] == [
        ("王某", "claimant"),
        ("张某", "defendant"),
    ]
    assert found["claims"] == [{"order": 1, "text": "偿还借款", "amount": "80000.00"}]
    assert found["amount"] == "80000.00"
    assert "receipt" in [each["kind"] for each in found["papers"]]
    assert [(each["step"]["name"], each["by"]["name"]) for each in found["entries"]] == [("filing.submit", "王某")]


def test_a_deadline_is_shown_with_each_line_of_its_derivation_and_its_article(court: Court, wang: Asker) -> None:
    """《民事诉讼法》第一百二十六条，七日；第八十五条，起算的日不计入。"""
    filing = court.files(day="2026-03-02")
    (review,) = [
        each for each in wang.get(f"proceedings/{filing.id}").body["deadlines"] if each["clock"] == "reviewing"
    ]
    assert (review["start"], review["due"], review["used"]) == ("2026-03-02", "2026-03-09", 0)
    assert "第一百二十六条" in review["law"]
    assert [line["label"] for line in review["lines"]] == ["起算", "末日"]
    assert "第八十五条" in review["lines"][0]["law"]


def test_a_case_is_found_by_its_number_too(court: Court, wang: Asker) -> None:
    talks = court.opens(Mediation)
    assert wang.get(f"proceedings/{talks.row.number}").body["id"] == talks.id


def test_no_answer_holds_a_number_by_which_people_are_known(court: Court, wang: Asker) -> None:
    filing = court.files()
    assert "11010519491231002X" not in wang.get(f"proceedings/{filing.id}").text


def test_bills_come_with_their_working(court: Court, wang: Asker) -> None:
    """《诉讼费用交纳办法》第十三条：八万元为五十元加七万元的百分之二点五；第十六条：简易程序减半。"""
    trial = court.opens(FirstInstance)
    (bill,) = wang.get(f"proceedings/{trial.id}").body["bills"]
    assert bill["amount"] == "900.00"
    assert any("第十三条" in line["law"] for line in bill["working"])


def test_children_are_named_as_far_as_they_are_seen(court: Court, wang: Asker) -> None:
    trial = court.opens(FirstInstance)
    court.filing_judge.does(trial, FirstInstance.send_copies)
    mine = [each.id for each in trial.children(Service) if each.person("recipient", 0).id == court.wang.id]
    found = wang.get(f"proceedings/{trial.id}").body
    assert set(mine) < {each.id for each in trial.children(Service)}
    assert found["children"] == mine
    assert found["parent"] == trial.row.parent


def test_a_list_goes_on_where_its_cursor_says_and_shows_each_case_once(court: Court, wang: Asker) -> None:
    filed = []
    for number, day in enumerate(("2026-03-02", "2026-03-03", "2026-03-03", "2026-03-04", "2026-03-05"), 1):
        filed.append(court.files(intake(yuan=str(100 * number)), day=day).id)
    seen, cursor = [], ""
    for _ in range(3):
        page = wang.get("proceedings", limit=2, cursor=cursor).body
        seen += [each["id"] for each in page["items"]]
        cursor = page["next"] or ""
    assert sorted(seen) == sorted(filed)
    assert seen[0] == filed[-1]
    assert cursor == ""


def test_a_list_is_narrowed_by_court_procedure_state_days_and_whether_it_is_open(court: Court, wang: Asker) -> None:
    trial = court.opens(FirstInstance, day="2026-03-02")

    def found(**query: object) -> list[str]:
        return sorted({each["procedure"]["name"] for each in wang.get("proceedings", **query).body["items"]})

    assert found(procedure="first_instance") == ["first_instance"]
    assert found(open="false") == ["filing"]
    assert found(state="docketed", open="true") == ["first_instance"]
    assert found(number=trial.row.number) == ["first_instance"]
    assert found(opened_since="2026-03-03") == []
    assert "filing" in found(opened_until="2026-03-02")
    assert found(court="内0901") == []
    assert "filing" in found(court=CODE)


def test_everyone_has_his_own_deadlines(court: Court, wang: Asker, judge: Asker, stranger: Asker) -> None:
    filing = court.files()
    assert [each["clock"] for each in judge.get("deadlines").body] == ["reviewing"]
    court.filing_judge.does(
        filing, Filing.list_defects, Defects(items=(Defect(what=Prose("住所"), how=Prose("写明")),))
    )
    assert [each["clock"] for each in wang.get("deadlines").body] == ["supplement"]
    assert judge.get("deadlines").body == []
    assert stranger.get("deadlines").body == []


def test_a_representative_has_the_deadlines_of_whom_he_represents(court: Court) -> None:
    lawyer = Agent(name=Name("陈律师"), id_number=Secret("330106197203160030"))
    filing = court.files(intake(agents=(lawyer,)))
    agent = asker(court, rows(Standing, proceeding=filing.id, role="agent")[0].person)
    assert agent.get("deadlines").body == []
    court.filing_judge.does(
        filing, Filing.list_defects, Defects(items=(Defect(what=Prose("住所"), how=Prose("写明")),))
    )
    assert [each["clock"] for each in agent.get("deadlines").body] == ["supplement"]


def test_an_entry_comes_with_its_leaf_and_place_in_the_log(court: Court, wang: Asker) -> None:
    filing = court.files()
    (line,) = wang.get(f"proceedings/{filing.id}").body["entries"]
    entry = wang.get(f"entries/{line['id']}").body
    assert entry["place"] == court.size - 1
    assert entry["proceeding"] == filing.id
    assert '"filing.submit"' in entry["leaf"]


def test_every_look_at_a_case_is_in_the_read_journal(court: Court, wang: Asker) -> None:
    filing = court.files()
    paper = filing.paper("receipt")
    (line,) = wang.get(f"proceedings/{filing.id}").body["entries"]
    wang.get(f"proceedings/{filing.id}/steps")
    wang.get(f"papers/{paper.id}")
    wang.get(f"entries/{line['id']}")
    looks = [(each.person, each.page, each.paper) for each in readings_of(filing.id)]
    pages = ["api:entry", "api:paper", "api:steps", "api:proceeding"]
    assert [(person, page) for person, page, _ in looks] == [(court.wang.id, page) for page in pages]
    assert looks[1][2] == paper.id
    assert all(each.token for each in readings_of(filing.id))


def test_the_notes_of_a_mediation_are_its_mediators_only(court: Court, wang: Asker) -> None:
    talks = court.talks()
    court.mediator.does(talks, Mediation.talk, Talk(how=Prose("视频"), notes=Prose("只有调解员能看")))
    own = {each["id"] for each in asker(court, court.mediator.id).get(f"proceedings/{talks.id}").body["papers"]}
    others = {each["id"] for each in wang.get(f"proceedings/{talks.id}").body["papers"]}
    (hidden,) = own - others
    assert wang.get(f"papers/{hidden}").status == 404
    assert asker(court, court.filing_judge.id).get(f"papers/{hidden}").status == 404
    assert asker(court, court.mediator.id).get(f"papers/{hidden}").status == 200


def test_nobody_is_answered_without_a_token_or_a_session(court: Court, nobody: Asker) -> None:
    filing = court.files()
    for path in ("proceedings", f"proceedings/{filing.id}", f"proceedings/{filing.id}/steps", "deadlines"):
        answer = nobody.get(path)
        assert (answer.status, answer.error["kind"]) == (401, "denied")


def test_a_revoked_token_opens_nothing(court: Court, wang: Asker) -> None:
    account = Account.objects.get(person=court.wang.id)
    assert wang.get("proceedings").status == 200
    assert revoke_token(account, tokens_of(account)[0].pk, now())
    assert wang.get("proceedings").status == 401


def test_a_token_for_steps_does_not_read(court: Court) -> None:
    filing = court.files()
    only = asker(court, court.wang.id, steps=["filing.withdraw"], reads=False)
    assert only.get(f"proceedings/{filing.id}").status == 401
    assert only.get("proceedings").status == 401
    assert only.get("deadlines").status == 401


def test_the_session_of_a_page_reads_as_its_person(court: Court, wang: Asker, nobody: Asker) -> None:
    filing = court.files()
    opened = open_session(now(), Account.objects.get(person=court.wang.id))
    nobody.client.cookies[COOKIE] = opened.token
    assert nobody.get(f"proceedings/{filing.id}").body["id"] == filing.id


def test_an_account_that_is_no_person_yet_sees_nothing(court: Court, nobody: Asker) -> None:
    account = Account.objects.create(login="new", handle="new", created=now())
    nobody.client.cookies[COOKIE] = open_session(now(), account).token
    assert nobody.get("proceedings").status == 401
