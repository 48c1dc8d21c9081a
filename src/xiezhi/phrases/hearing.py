"""开庭: the steps of a hearing, from its listing to its minutes, alike in either instance; the chapter says between
which states they move, and what else must hold."""

from __future__ import annotations

from collections.abc import Sequence

from xiezhi.engine.words import CLERK, JUDGE, PARTY, Booked, Counter, Guard, Moves, Step
from xiezhi.law.periods import days
from xiezhi.law.sources import Basis
from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.phrases import courtroom as must
from xiezhi.phrases import hearing_effects as effects
from xiezhi.phrases import hearing_facts as facts
from xiezhi.phrases.courtroom import BOOKINGS, NOTICE
from xiezhi.phrases.hearing_effects import Side

READ = CIVIL_PROCEDURE("第一百五十条", "当庭或者在五日内阅读")


def schedule(
    moves: Moves, needs: Sequence[Guard], side: Side = effects.side, stated: type[facts.Listing] = facts.Listing
) -> Step:
    return Step(
        "排期开庭",
        by=JUDGE | CLERK,
        moves=moves,
        facts=stated,
        needs=[
            must.room_is_known,
            must.is_a_working_day,
            must.notice_is_long_enough,
            must.closed_with_reason,
            *needs,
            must.nobody_is_away,
            must.nothing_clashes,
        ],
        does=effects.schedule(side),
        reads=(Booked(lambda listing: listing.day.isoformat()), Counter(BOOKINGS)),
        law=NOTICE,
        english="List for hearing",
    )


def cancel_hearing(moves: Moves) -> Step:
    return Step(
        "取消开庭",
        by=JUDGE | CLERK,
        moves=moves,
        facts=facts.Cancelling,
        does=effects.cancel,
        law=NOTICE,
        english="Cancel the hearing",
    )


def hold(
    moves: Moves,
    needs: Sequence[Guard],
    law: Basis,
    side: Side = effects.side,
    stated: type[facts.Sitting] = facts.Sitting,
) -> Step:
    return Step(
        "开庭审理",
        by=JUDGE | CLERK,
        moves=moves,
        facts=stated,
        needs=[must.is_the_day, must.somebody_appears, must.absent_were_summoned, *needs],
        does=effects.hold(side),
        law=law,
        english="Hold the hearing",
    )


def sign_minutes(moves: Moves) -> Step:
    return Step(
        "阅读并签署笔录",
        by=PARTY,
        moves=moves,
        needs=[must.may_sign],
        does=effects.sign,
        within=days(5),
        since=effects.to_read,
        met_by=("record_refusal",),
        personal=True,
        signed=True,
        law=READ,
        english="Read and sign the minutes",
    )


def remark(moves: Moves) -> Step:
    return Step(
        "申请补正笔录",
        by=PARTY,
        moves=moves,
        facts=facts.Remark,
        does=effects.remark,
        law=CIVIL_PROCEDURE("第一百五十条", "有权申请补正"),
        english="Ask for the minutes to be put right",
    )


def record_refusal(moves: Moves) -> Step:
    return Step(
        "记明拒绝签名",
        by=CLERK,
        moves=moves,
        facts=facts.Unsigned,
        needs=[must.has_not_signed],
        does=effects.unsigned,
        law=CIVIL_PROCEDURE("第一百五十条", "拒绝签名盖章的，记明情况附卷"),
        english="Record that somebody does not sign",
    )


def close_minutes(moves: Moves) -> Step:
    return Step(
        "审判人员和书记员签署笔录",
        by=JUDGE | CLERK,
        moves=moves,
        needs=[must.everyone_has_signed],
        does=effects.close_minutes,
        signed=True,
        law=CIVIL_PROCEDURE("第一百五十条", "由审判人员和书记员签名"),
        english="The bench and the clerk sign the minutes",
    )
