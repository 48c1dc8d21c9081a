"""Run as a program: a dispute told to where somebody has to act; who is who stands in `cast.json`."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from xiezhi.site.home import make_tables, open_home


def main(folder: Path, name: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    open_home(folder, writes=True)
    make_tables()
    from xiezhi.engine.facts import Prose
    from xiezhi.engine.words import CLERK, PRESIDENT, SERVER
    from xiezhi.procedures.first_instance import FirstInstance
    from xiezhi.procedures.first_instance.track_facts import Objection
    from xiezhi.procedures.judgment import Judgment
    from xiezhi.procedures.mediation import Mediation
    from xiezhi.procedures.money import Payout
    from xiezhi.records.court import Officer
    from xiezhi.records.proceeding import Proceeding
    from xiezhi.records.table import rows
    from xiezhi.stories import STORIES, appeal, appeal_turns, loan, mediation, sides, turnings, unserved
    from xiezhi.stories import enforcement_turns as turns
    from xiezhi.stories.loan_enforced import asked_and_frozen
    from xiezhi.stories.telling import Plot, Tale
    from xiezhi.stories.trial_turns import bench, handed, judge, party

    def unserved_(plot: Plot) -> Tale:
        for part in (loan.filed_and_docketed, loan.prepared, loan.heard, loan.judged, asked_and_frozen):
            yield from part(plot)
        yield from unserved.paid_in_part(plot)

    def converted(plot: Plot) -> Tale:
        yield from turnings.filed(plot, small=True)
        yield from plot.on("2026-03-09 09:30")
        yield from handed(plot)
        zhang, reason = plot.people("defendant")[0], Prose("借条上的签名不是本人所写")
        yield plot.does(party(zhang), FirstInstance.object_to_track, Objection(reason=reason))

    def surety(plot: Plot) -> Tale:
        """Both who borrowed have theirs; 包某's waits."""
        yield from sides.docketed(plot, sides.SURETY)
        zhang, li, _ = plot.people("defendant")
        yield from plot.on("2026-03-09 09:30")
        for person in (plot.people("claimant")[0], zhang):
            yield from sides.reached(plot, person)
        yield from plot.on("2026-03-10 10:00")
        yield from sides.reached(plot, li)
        yield from plot.on("2026-03-20 09:00")

    def appealed(plot: Plot) -> Tale:
        """Heard above, and nothing decided yet."""
        yield from appeal.judged_and_appealed(plot)
        yield from appeal_turns.heard(plot)

    def signing(plot: Plot) -> Tale:
        for part in (mediation.mended, mediation.agreed_to_talk, mediation.drafted):
            yield from part(plot)

    def judging(plot: Plot) -> Tale:
        for part in (loan.filed_and_docketed, loan.prepared, loan.heard):
            yield from part(plot)
        yield plot.does(judge(plot), FirstInstance.begin_judgment)

    def paying(plot: Plot) -> Tale:
        yield from unserved_(plot)
        payout = turns.under(plot, Payout.name, "reviewed")[0]
        yield plot.does(plot.officer(PRESIDENT), Payout.approve, on=payout)

    tells = {
        "unserved": unserved_,
        "converted": converted,
        "surety": surety,
        "appealed": appealed,
        "signing": signing,
        "judging": judging,
        "paying": paying,
    }
    called = {"signing": "mediation", "judging": "unserved", "paying": "unserved", "appealed": "appeal"}.get(name, name)
    story = STORIES[called]
    plot = replace(story, tells=tells[name]).play(lambda line: None)
    names: dict[str, str] = {each.person: each.name for each in rows(Officer)}
    cast: dict[str, list[str]] = {}
    for officer in rows(Officer, court=plot.court, until="", order=("since", "id")):
        cast.setdefault(officer.office, []).append(officer.name)
    told: dict[str, object] = {"court": plot.court, "cast": cast}
    if name == "signing":
        told["talks"] = plot.all(Mediation)[-1].id
    else:
        told |= {"suit": plot.all(FirstInstance)[-1].id, "judge": names[bench(plot)[0][0]]}
    if name in ("judging", "appealed"):
        told["judgment"] = plot.all(Judgment)[-1].id
    if name == "paying":
        told["number"] = turns.case(plot).number
    if name == "unserved":
        told["judgment"] = plot.all(Judgment)[-1].id
        told["service"] = unserved.of_the_judgment(plot, plot.people("defendant")[0]).id
        told["enforcement"] = turns.case(plot).id
        told["payout"] = rows(Proceeding, procedure="payout", order=("opened", "id"))[-1].id
    if name == "appealed":
        above = rows(Proceeding, procedure="appeal")[-1]
        there = Plot("above", above.court, plot.now, dispute=above.id)
        told |= {"appeal": above.id, "above": above.court}
        told["sitting"] = [names[person] for person, _ in appeal_turns.bench(there)]
        told["clerk"] = names[appeal_turns.bench(there, CLERK)[0][0]]
        told["server"] = names[there.officer(SERVER)[0]]
    if name == "surety":
        told["waiting"] = [each.id for each in sides.waiting_for(plot, plot.people("defendant")[2])]
    (folder / "cast.json").write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
