"""Kinds of papers of the second instance."""

from __future__ import annotations

from xiezhi.law.statutes import CIVIL_PROCEDURE
from xiezhi.papers.kind import RULING, kind

TOLD_BELOW = "result shares other_shares appeal_shares"
"""What the court below is told of a decision, beside its text."""

SECOND_INSTANCE = (
    kind(
        "appeal/file_letter",
        "上诉案件移送函",
        (CIVIL_PROCEDURE("第一百七十四条", "应当在五日内连同全部案卷和证据，报送第二审人民法院"),),
        "court_above cause parties appellants clerk",
        "what link",
        heading="函",
    ),
    kind(
        "appeal/appeal_judgment",
        "民事判决书（第二审）",
        (
            CIVIL_PROCEDURE("第一百七十七条", "经过审理，按照下列情形，分别处理"),
            CIVIL_PROCEDURE("第一百八十二条", "是终审的判决、裁定"),
        ),
        "parties course petitions answers first_found first_opinion first_disposition found reasons laws main costs "
        "bench clerk",
        f"money signers {TOLD_BELOW}",
        ("signers", "court"),
        heading="民事判决书",
    ),
    kind(
        "appeal/appeal_ruling",
        "民事裁定书（第二审）",
        (
            CIVIL_PROCEDURE("第一百五十七条", "裁定书应当写明裁定结果和作出该裁定的理由"),
            CIVIL_PROCEDURE("第一百八十二条", "是终审的判决、裁定"),
        ),
        "parties course reasons laws main bench clerk",
        f"effect signers {TOLD_BELOW}",
        ("signers", "court"),
        heading=RULING,
    ),
)
