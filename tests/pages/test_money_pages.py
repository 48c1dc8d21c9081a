"""The windows of enforcement and money: each figure is the sum of its lines, and each sees what is his."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import now
from msgspec.structs import replace

from tests.engine.cast import Case, Court, Player, _folder, court, home
from tests.pages.workings import unopened
from tests.procedures.enforced import arrives, money_of, names_account, paid_out, registry, running
from tests.procedures.rounds import nearly_over
from tests.procedures.trials import Trial
from xiezhi.desk.accounts import Account
from xiezhi.desk.errands import ask
from xiezhi.desk.sessions import COOKIE, open_session
from xiezhi.engine.clock import court_now
from xiezhi.engine.facts import Name, Prose, Secret, stated
from xiezhi.engine.guarded import door_open
from xiezhi.engine.possible import case_for
from xiezhi.engine.words import BANK, PARTY, SECOND
from xiezhi.law.tracks import Track
from xiezhi.law.working import Yuan, from_fen
from xiezhi.outside.bank_simulator import Bank
from xiezhi.pages.books_of_court import FUNDS, accounts_of, balanced, how_many_lines, lines_of
from xiezhi.pages.closing import closing_of
from xiezhi.pages.day_book import reconciled
from xiezhi.pages.holdings import meter_of
from xiezhi.phrases.assistants import BANKS
from xiezhi.phrases.enforceable import Kind
from xiezhi.procedures.course import FirstInstance, Inquiry, Payout, Seizure, UnknownMoney
from xiezhi.procedures.enforcement import Answer, Asking, Direct, Enforcement, Found, Freezing, InForce
from xiezhi.procedures.first_instance import Asking as Withdrawing
from xiezhi.procedures.first_instance import Paid
from xiezhi.procedures.money import Allocation, CaseMoney, FeeRefund, Stray, Witnessed
from xiezhi.procedures.money.errands import MOVEMENT
from xiezhi.records.enforcement import Asset
from xiezhi.records.ledger import Bill
from xiezhi.records.money import Arrival, Posting
from xiezhi.records.paper import Paper
from xiezhi.records.proceeding import Proceeding
from xiezhi.records.table import rows, table_of

__all__ = ["_folder", "court", "home"]
pytestmark = pytest.mark.django_db
DAY = "2026-03-27"


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.ROOT_URLCONF = "xiezhi.site.urls"


def window(player: Player) -> Client:
    """A browser in which this person is signed in."""
    account, _ = Account.objects.get_or_create(
        login=player.id, defaults={"person": player.id, "handle": player.id, "created": now()}
    )
    client = Client()
    client.cookies[COOKIE] = open_session(now(), account).token
    return client


def get(court: Court, player: Player, url: str) -> tuple[int, str]:
    with court.stands():
        answer = window(player).get(url)
    return answer.status_code, answer.content.decode()


def with_money(court: Court) -> tuple[Case, Case]:
    """800,000 owed; 300,000 came by transfer and 200,000 are allocated to the creditor."""
    case = running(court)
    money = money_of(case)
    arrives(court, money, "NX1", "300000", DAY)
    names_account(court, money)
    part = {"payee": court.wang.id, "head": "principal", "amount": "200000"}
    court.enforcer.does(money, CaseMoney.allocate, stated(Allocation, {"parts": [part]}))
    return case, money


def test_each_figure_of_the_day_book_is_the_sum_of_its_lines_and_what_the_court_has_it_owes(court: Court) -> None:
    """《执行款物管理规定》第四条。"""
    _case, money = with_money(court)
    paid_out(court, money.child(Payout))
    code, day = money.row.court, DAY
    accounts = accounts_of(code, day)
    has, owes = balanced(accounts)
    assert (has, owes) == (Decimal("100000.00"), Decimal("100000.00"))
    for account in accounts:
        for part in ("came", "went"):
            lines = lines_of(code, day, account.name, part)
            assert sum((line["amount"] for line in lines), Decimal(0)) == getattr(account, part), (account.name, part)
        assert account.before + account.came - account.went == account.after
    for fund, kept in FUNDS.items():
        before = accounts_of(code, "2026-03-26", fund)
        assert {account.name: account.after for account in before} == dict.fromkeys(kept, Decimal("0.00"))
    status, text = get(court, court.finance, f"/money/day.csv?on={day}")
    told = list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))
    assert status == 200
    assert len(told) - 1 == len(lines_of(code, day))


def test_a_figure_of_a_busy_day_opens_to_all_of_its_postings_page_by_page(court: Court) -> None:
    _case, money = with_money(court)
    code, model, posting = money.row.court, table_of(Posting).model, next(each for each in rows(Posting, debit="bank"))
    entry, _dash, _place = posting.id.rpartition("-")
    with door_open():
        model.objects.bulk_create(
            model(**table_of(Posting).values(replace(posting, id=f"{entry}-{each}", amount=100)))
            for each in range(1000, 3500)
        )
    (bank,) = (each for each in accounts_of(code, DAY) if each.name == posting.debit)
    lines = lines_of(code, DAY, bank.name, "came")
    assert sum(each["amount"] for each in lines) == bank.came
    assert len(lines) == how_many_lines(code, DAY, bank.name, "came") == 2501
    _status, text = get(court, court.finance, f"/money/lines?on={DAY}&account={bank.name}&part=came&from=2400")
    assert "第 2401 至 2501 项，共 2501 项" in text
    assert text.count("到账") >= 101


def test_a_line_of_the_bank_is_matched_by_number_and_sum_and_the_rest_is_shown_on_either_side(court: Court) -> None:
    _case, money = with_money(court)
    line = {"booked": DAY, "direction": "in", "name": "张某", "sub_account": "", "account": "", "memo": ""}
    with court.stands():
        for place, (number, amount) in enumerate((("NX1", "300000"), ("NX2", "5"))):
            told = {**line, "reference": number, "amount": amount}
            ask(MOVEMENT, money.row.court, f"bank/{place}", told, court_now())
        bank, books = reconciled(money.row.court, date.fromisoformat(DAY))
    assert [bool(each["url"]) for each in bank] == [True, False]
    assert books == ()
    arrives(court, money, "NX9", "7", DAY)
    with court.stands():
        assert [each["reference"] for each in reconciled(money.row.court, date.fromisoformat(DAY))[1]] == ["NX9"]


def test_the_whole_books_are_for_finance_the_president_and_the_inspector_alone(court: Court) -> None:
    case, money = with_money(court)
    debtor = case.person("defendant")
    for player in (court.finance, court.president, court.inspector):
        for url in ("/money", "/money/day", "/money/lines", "/money/day.csv"):
            assert get(court, player, url)[0] == 200, url
    for day in ("0001-01-01", "1899-12-31", "9999-12-31", "2026-02-30", "x"):
        for url in ("/money/day", "/money/lines", "/money/day.csv"):
            assert get(court, court.finance, f"{url}?on={day}")[0] == 404, (url, day)
    for player in (court.wang, debtor, court.enforcer, court.judge):
        for url in ("/money", "/money/day", "/money/lines", "/money/day.csv"):
            assert get(court, player, url)[0] == 404, url
    assert get(court, court.enforcer, "/approvals")[0] == 404
    assert get(court, debtor, f"/case/{case.id}/enforcement")[0] == 404
    assert get(court, court.judge, f"/case/{case.id}/enforcement")[0] == 404
    assert get(court, debtor, f"/case/{money.id}/cash")[0] == 404
    assert get(court, court.finance, "/money/day?on=2026-03-28")[0] == 404, "a day to come has no book"
    assert get(court, court.finance, "/money/lines?account=nothing")[0] == 404


def test_a_party_reads_what_is_owed_today_where_to_pay_and_of_payouts_only_his_own(court: Court) -> None:
    """《迟延履行利息解释》第一条。"""
    case, money = with_money(court)
    status, debtors = get(court, case.person("defendant"), f"/mine/{case.id}")
    assert status == 200
    account = re.search(r'id="account">(.*?)</p>', debtors)
    assert account
    assert re.sub(r"<.*?>", "", account[1]) == money.row.track
    assert f"/case/{money.child(Payout).id}" not in debtors
    _status, creditors = get(court, court.wang, f"/mine/{case.id}")
    assert f"/case/{money.child(Payout).id}" in creditors
    assert 'id="account"' not in creditors


def test_who_is_given_back_a_fee_reads_how_much_until_when_and_where_he_says_to_which_account(court: Court) -> None:
    """《诉讼费用交纳办法》第十五条、第五十三条. Each figure and date opens for him."""
    trial = Trial.of(court).triaged(Track.sole)
    for bill in rows(Bill, proceeding=trial.suit.id, status="open"):
        court.counter.does(trial.suit, FirstInstance.pay, Paid(bill=bill.id, amount=from_fen(bill.amount)))
    trial.wang.does(trial.suit, FirstInstance.ask_withdrawal, Withdrawing(reason=Prose("和解")))
    trial.judge.does(trial.suit, FirstInstance.withdraw)
    (refund,) = rows(Proceeding, procedure=FeeRefund.name)
    _status, page = get(court, court.wang, f"/mine/{trial.suit.id}")
    (card,) = re.findall(r'<section[^>]*id="fees".*?</section>', page, re.S)
    assert "900.00" in card
    assert "退到您交费的账户" not in card, "he paid at the counter"
    assert "法院还不知道退到哪个账户" in card
    case_page = get(court, court.wang, f"/case/{refund.id}")[1]
    assert "标的额" not in case_page
    assert "应退" in case_page
    assert unopened(page) == []
    inner = {each for each in re.findall(r'href="(/[^"]+)"', card) if refund.id in each}
    assert {f"/case/{refund.id}", f"/case/{refund.id}/do/name_account"} < inner, "and its deadline"
    assert all(get(court, court.wang, each)[0] in (200, 302) for each in inner)


def test_the_checklist_says_of_each_condition_of_the_close_whether_it_holds(court: Court) -> None:
    """《执行工作规定》第六十四条。"""
    case, _money = with_money(court)
    with court.stands():
        checks = closing_of(case_for(case.row, court.enforcer.id), ())
    assert {each["sentence"]: each["holds"] for each in checks} == {
        "债务须已全部清偿或者放弃": False,
        "申请执行费须已收取或者免交": False,
        "案款须已全部发放，账户已结清": False,
        "查封、冻结须已全部解除": True,
        "限制消费、没有期限的失信须已全部解除；有期限的失信期满自动删除": True,
    }


def test_the_creditor_sees_live_what_must_be_done_before_a_round_ends_and_the_entry_that_shows_it(court: Court) -> None:
    """终本规定第一条（原文未核）；民诉法解释第五百一十七条。"""
    case = running(court)
    nearly_over(court, case, "insurance")
    _status, page = get(court, court.wang, f"/mine/{case.id}")
    (checklist,) = re.findall(r'<section[^>]*id="round">(.*?)</section>', page, re.S)
    rows_ = re.findall(r'<li class="(yes|no)">(.*?)</li>', checklist, re.S)
    assert [mark for mark, _row in rows_].count("no") == 1
    lacking = next(row for mark, row in rows_ if mark == "no")
    assert "已查询公积金和人身保险" in lacking
    assert "/entry/" not in lacking
    for mark, row in rows_:
        shown = re.findall(r'href="(/entry/[^"]+)"', row)
        assert len(shown) == (mark == "yes"), row
        assert all(get(court, court.wang, each)[0] == 200 for each in shown)
    assert rows_[0][1].count("原文未核") >= 1, "the list says of each article whether its text was had"
    assert 'id="round"' not in get(court, case.person("defendant"), f"/mine/{case.id}")[1]


def test_the_meter_says_how_much_more_may_be_held_and_what_is_too_much_once_a_part_is_paid(court: Court) -> None:
    """《查封扣押冻结规定》第十九条。"""
    case = running(court)
    court.enforcer.does(case, Enforcement.inquire, Asking(debtor=case.person("defendant").id, institutions=("bank02",)))
    deposit = Found(kind=Kind.deposit, text=Prose("活期"), identifier=Secret("6228-1"), value=Yuan(900_000))
    registry(court, Inquiry.answer, case.child(Inquiry), Answer(reference="HZ1", found=(deposit,)))
    (asset,) = rows(Asset, proceeding=case.id)
    court.enforcer.does(case, Enforcement.freeze, Freezing(asset=asset.id, amount=Yuan(600_000)))
    registry(court, Seizure.take_hold, case.child(Seizure), InForce(amount=Yuan(600_000)))
    with court.stands():
        meter = meter_of(case_for(case.row, court.enforcer.id))
    assert meter["held"] + meter["room"] == meter["limit"] == meter["debt"] + meter["fee"]
    assert (meter["over"], meter["limit_at"]) == (0, 1000)
    paid = Direct(amount=Yuan(500_000), on=date.fromisoformat(case.row.since))
    court.wang.does(case, Enforcement.receive, paid)
    with court.stands():
        after = meter_of(case_for(case.row, court.enforcer.id))
    assert after["over"] == after["held"] - after["limit"] > 0
    assert after["limit_at"] < after["held_to"] == 1000
    assert "超出可以控制的数" in get(court, court.enforcer, f"/case/{case.id}/enforcement")[1]


def test_cash_is_added_up_without_script_refused_where_counts_differ_and_receipted_when_two_agree(court: Court) -> None:
    """《执行款物管理规定》第八条。"""
    case = running(court)
    money = money_of(case)
    desk, url = window(court.enforcer), f"/case/{money.id}/cash"
    sheet = {
        "payer": case.person("defendant").id,
        "second": court.finance.id,
        "count-100": "800",
        "count-0.5": "3",
        "machine": "80,001.50",
    }
    with court.stands():
        summed = desk.post(url, {**sheet, "sum": "1"})
        wrong = desk.post(url, {**sheet, "count-100": "799", "key": "k1"})
        taken = desk.post(url, {**sheet, "key": "k2"})
        again = desk.post(url, {**sheet, "key": "k2"})
    assert "80,001.50" in summed.content.decode()
    assert rows(Arrival)[0].amount == 8_000_150
    assert wrong.status_code == 422
    assert "分面额清点的合计须与点钞机清点的金额一致" in wrong.content.decode()
    assert taken["Location"] == again["Location"] == f"{url}#today"
    assert rows(Paper, proceeding=money.id, kind="cash_receipt") == []
    assert "请张某核对清点单" in get(court, court.enforcer, url)[1]
    assert f"/case/{money.id}/do/note_signature" in get(court, court.enforcer, url)[1]
    debtor, (counted,) = case.person("defendant"), rows(Arrival, proceeding=money.id)
    sheet_ = get(court, debtor, f"/case/{money.id}/do/sign_count")[1]
    assert all(each in sheet_ for each in ("80,001.50", "100元", "80,000.00", "5角", "交款人还没有确认"))
    debtor.does(money, CaseMoney.sign_count, Witnessed(arrival=counted.id), as_=PARTY)
    assert "请周财务在自己的窗口" in get(court, court.enforcer, url)[1]
    mine = get(court, court.finance, f"/case/{money.id}/do/confirm_cash")[1]
    assert "80,001.50" in mine
    assert f"/case/{money.id}/do/confirm_cash" in get(court, court.finance, "/money")[1]
    assert f"/case/{money.id}/do/confirm_cash" in get(court, court.finance, "/inbox")[1]
    assert "交款人已用本人账户确认" in mine
    court.finance.does(money, CaseMoney.confirm_cash, Witnessed(arrival=counted.id), as_=SECOND)
    (slip,) = rows(Paper, proceeding=money.id, kind="cash_receipt")
    assert f"/paper/{slip.id}" in get(court, court.enforcer, url)[1]
    assert "80,001.50" in get(court, court.finance, "/money")[1]


def test_what_is_typed_wrongly_at_the_counter_is_said_by_the_denomination(court: Court) -> None:
    money = money_of(running(court))
    desk, url = window(court.enforcer), f"/case/{money.id}/cash"
    sheet = {"payer": money.person("defendant").id, "second": court.finance.id, "machine": "100"}
    with court.stands():
        for typed in ("-5", "一百", "1.5", "9999999"):
            said = desk.post(url, {**sheet, "count-50": typed})
            assert said.status_code == 422
            assert "50元：张（枚）数写整数" in said.content.decode(), typed
    assert rows(Arrival) == []


@pytest.mark.parametrize("number", ["（2026）内0902执999号", "abc", ""])
def test_a_number_without_an_account_comes_back_to_the_desk_with_a_sentence(court: Court, number: str) -> None:
    money_of(running(court))
    desk = window(court.finance)
    with court.stands():
        back = desk.get("/money/counter", {"number": number})
        page = desk.get(back["Location"].partition("#")[0]).content.decode()
    assert "没有找到这个案号或者子账号的案款账户" in page
    assert number in page


def test_the_head_then_the_president_approve_and_finance_pays_what_waits(court: Court) -> None:
    """《执行款物管理规定》第十一条。"""
    _case, money = with_money(court)
    payout = money.child(Payout)
    assert f"{payout.id}/review" in get(court, court.enforcement_head, "/approvals")[1]
    assert payout.id not in get(court, court.president, "/approvals")[1]
    court.enforcement_head.does(payout, Payout.review)
    assert f"{payout.id}/approve" in get(court, court.president, "/approvals")[1]
    court.president.does(payout, Payout.approve)
    assert f'value="{payout.id}/send"' in get(court, court.finance, "/money")[1]
    assert f'value="{payout.id}/send"' not in get(court, court.inspector, "/money")[1]


def test_money_of_nobody_knows_which_case_is_on_the_desk_with_its_clock(court: Court) -> None:
    """《执行款物管理规定》第五条。"""
    _case, money = with_money(court)
    said = Stray(reference="NX5", amount=Yuan(1200), payer=Name("刘某"), on=date.fromisoformat(DAY))
    court.act(UnknownMoney.open, said, court=money.row.court, by=BANK.name, as_=BANK, key="NX5")
    _status, text = get(court, court.finance, "/money")
    assert "刘某" in text
    assert "1,200.00" in text
    assert "/do/identify" in text


def test_a_transfer_in_the_demonstration_is_booked_at_the_played_bank_and_nowhere_else(
    court: Court, monkeypatch: pytest.MonkeyPatch
) -> None:
    money = money_of(running(court))
    assert get(court, court.wang, "/demo/pay")[0] == 404, "no bank is played here"
    bank = Bank(b"key")
    monkeypatch.setattr("xiezhi.pages.demo_bank.BANKS", [bank])
    assert BANKS == []
    with court.stands():
        window(court.wang).post("/demo/pay", {"sub_account": money.row.track, "name": "张某", "amount": "12.50"})
        wrong = window(court.wang).post("/demo/pay", {"sub_account": "1", "name": "张某", "amount": "-1"})
    assert wrong.status_code == 422
    (line,) = bank.movements[money.row.court]
    assert (line.sub_account, line.amount, line.direction) == (money.row.track, Decimal("12.50"), "in")
