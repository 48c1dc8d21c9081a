"""Publishing: cosigned by a quorum before it is shown, stamped and anchored apart, and told as it is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from tests.engine.cast import CODE, Court, intake
from tests.engine.partners import Town, always
from xiezhi.engine import anchoring
from xiezhi.engine.anchoring import anchor
from xiezhi.engine.errands import seal_paper, store
from xiezhi.engine.fsck import fsck
from xiezhi.engine.guarded import door_open
from xiezhi.engine.logbook import TREES, Forked, log_folder, origin_of, published, signed, signers_of
from xiezhi.engine.points import Point, points_of
from xiezhi.engine.publish import State, bundle_of, policy_of, publish, size_published, state_of
from xiezhi.evidence.checkpoint import Checkpoint
from xiezhi.evidence.folder import WRITING
from xiezhi.evidence.frontier import Frontier
from xiezhi.evidence.merkle import leaf_hash
from xiezhi.evidence.models import Entry, Head
from xiezhi.evidence.monitor import Misconduct, compare_notes
from xiezhi.evidence.policy import Policy
from xiezhi.evidence.read import in_order
from xiezhi.evidence.verify import command
from xiezhi.evidence.witness import Request
from xiezhi.evidence.witness_store import open_store
from xiezhi.outside.loopback import Mood


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    """Each court of these tests publishes into a folder of its own."""
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def town(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    monkeypatch.setattr(anchoring, "in_background", lambda: None)
    with ExitStack() as stack:
        yield Town(home, stack)


def news(court: Court) -> None:
    """One more entry: a claim for an amount that nobody has claimed before."""
    court.files(intake(yuan=str(1000 + court.size)))


def newest(court: Court) -> Entry:
    return list(in_order(CODE))[-1]


def names_under(tree: Any) -> set[str]:
    note = published(CODE, tree)
    assert note is not None
    return {each.name.partition(".")[0] for each in note.signatures}


def test_what_a_quorum_has_cosigned_is_published_and_satisfies_the_policy_that_the_court_shows(
    court: Court, town: Town
) -> None:
    town.is_watched()
    assert state_of(newest(court)) is State.received
    assert (publish(), publish()) == (1, 0)
    assert state_of(newest(court)) is State.checkpoint
    trusted = Policy.parse(policy_of(CODE).encode())
    for tree in TREES:
        note = published(CODE, tree)
        assert note is not None
        assert set(trusted.accept(note).by_witness) == {"insurer", "notary", "bank"}
    news(court)
    assert publish() == 1
    assert size_published(CODE) == court.size


@pytest.mark.parametrize("mood", [Mood.SILENT, Mood.PARTIAL, Mood.WRONG, Mood.REFUSING])
def test_one_bad_witness_of_three_is_passed_over_and_two_are_waited_for(court: Court, town: Town, mood: Mood) -> None:
    bad = always(mood)
    town.is_watched({"insurer": bad, "bank": bad})
    assert publish() == 0
    assert (size_published(CODE), state_of(newest(court)).label) == (0, "已收讫")
    news(court)  # nobody's step waits for a witness
    town.is_watched({"insurer": bad})
    assert publish() == 1
    assert names_under("sha256") >= {"notary", "bank"}
    assert "insurer" not in names_under("sm3")


def test_a_witness_that_was_away_is_caught_up_without_news_and_after_it(court: Court, town: Town) -> None:
    town.is_watched({"insurer": always(Mood.REFUSING)})
    publish()
    town.is_watched()
    assert publish() == 0
    assert "insurer" in names_under("sha256")
    town.is_watched({"insurer": always(Mood.REFUSING)})
    news(court)
    publish()
    town.is_watched()
    news(court)
    assert publish() == 1
    assert "insurer" in names_under("sm3")


def test_a_log_never_signs_a_second_root_a_smaller_size_or_another_past(court: Court, town: Town) -> None:
    publish()
    size = size_published(CODE)
    for root, many in ((b"x" * 32, size), (b"x" * 32, size - 1)):
        with pytest.raises(Forked, match=f"size {size}"):
            signed(CODE, "sha256", Checkpoint(origin_of(CODE, "sha256"), many, root))
    note = published(CODE, "sha256")
    assert note is not None
    assert signed(CODE, "sha256", Checkpoint.parse(note.text)).text == note.text


def test_the_trouble_of_one_log_is_said_and_does_not_stop_the_others(
    court: Court, town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    (log_folder(CODE, "sha256").path / "tile/0").mkdir(parents=True)
    (log_folder(CODE, "sha256").path / f"tile/0/000.p/{court.size}").mkdir(parents=True)
    assert publish() == 0
    assert CODE in caplog.text


def test_a_point_is_stamped_and_anchored_and_the_receipt_says_so_only_then(court: Court, town: Town) -> None:
    town.is_watched()
    town.has_partners()
    assert anchor() == 0
    publish()
    entry = newest(court)
    rounds = [(anchor(), state_of(entry).label) for _ in range(4)]
    assert [label for _, label in rounds] == ["已入检查点", "已入检查点", "已锚定", "已锚定"]
    assert sum(done for done, _ in rounds) == 1
    (point,) = points_of(CODE)
    assert (point.size, len(point.stamps())) == (court.size, 1)
    assert point.anchors()[0]["block"] == 2
    assert len(town.ledger.blocks) == 2
    news(court)
    publish()
    assert anchor() == 0
    assert len(points_of(CODE)) == 1, "the next point is not due"
    assert state_of(newest(court)).label == "已入检查点"
    for _ in range(2):
        anchor(at_once=True)
    assert state_of(newest(court)).label == "已锚定"
    due = points_of(CODE)[-1].begun + 600
    news(court)
    publish()
    anchor(clock=lambda: due - 1)
    assert len(points_of(CODE)) == 2
    anchor(clock=lambda: due)
    assert len(points_of(CODE)) == 3


def test_a_point_begun_late_in_a_second_holds_up_the_next_one_no_longer_than_the_court_says(
    court: Court, town: Town
) -> None:
    town.has_partners()
    anchors = town.home / "anchors.toml"
    anchors.write_text(f"every = 0\n{anchors.read_text()}")
    publish()
    anchor(clock=lambda: 1_000.9)
    news(court)
    publish()
    anchor(clock=lambda: 1_000.95)
    assert len(points_of(CODE)) == 2


def test_what_a_broken_off_writer_left_is_no_part_of_the_log_and_its_point_is_begun_again(
    court: Court, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.has_partners()
    publish()
    (log_folder(CODE, "sm3").path / f"{WRITING}x").write_bytes(b"half")
    with monkeypatch.context() as full:
        full.setattr(Point, "note_down", Mock(side_effect=[None, OSError(28, "No space left on device")]))
        anchor()
    assert points_of(CODE) == []
    assert fsck().differences == []
    assert sum(anchor() for _ in range(4)) == 1
    assert fsck().differences == []


@pytest.mark.parametrize("mood", [Mood.SILENT, Mood.PARTIAL, Mood.WRONG, Mood.REFUSING, Mood.SLOW])
def test_a_partner_that_fails_is_asked_again_until_it_answers(court: Court, town: Town, mood: Mood) -> None:
    town.has_partners(stamps=always(mood))
    publish()
    for _ in range(3):
        assert anchor() == 0
    (point,) = points_of(CODE)
    assert (point.stamps(), len(point.anchors())) == ((), 1), "the other partner has answered meanwhile"
    assert state_of(newest(court)) is State.checkpoint
    town.has_partners()
    assert anchor() == 1
    assert state_of(newest(court)) is State.anchored


def test_a_chain_whose_nodes_fail_now_and_then_gets_each_anchor_once(court: Court, town: Town) -> None:
    town.has_partners(blocks=iter([Mood.SILENT, Mood.REFUSING, Mood.PARTIAL] * 2 + [Mood.GOOD] * 99))
    publish()
    assert sum(anchor() for _ in range(12)) == 1
    assert len(town.ledger.blocks) == 2


def test_the_background_round_begins_only_where_there_is_somebody_to_ask(court: Court, home: Path) -> None:
    publish()
    assert points_of(CODE) == []
    with ExitStack() as stack:
        town = Town(home, stack)
        town.has_partners()
        publish()
        running = anchoring._round
        assert running is not None
        assert running.result() == 0
    assert len(points_of(CODE)) == 1


def test_a_sealed_paper_is_verified_offline_from_its_bundle_and_one_flipped_octet_is_inconsistent(
    court: Court, town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    town.is_watched()
    town.has_partners()
    talks = court.agreed()
    with court.stands():
        paper = seal_paper(talks.paper("agreement"))
    publish()
    for _ in range(3):
        anchor()
    entry = Entry.objects.get(proceeding=talks.id, step="mediation.seal")
    bundle, pdf = bundle_of(entry, values=True), tmp_path / "调解协议书.pdf"
    assert bundle is not None
    assert len(bundle.stamps) == 1
    assert bundle.facts["anchors"] == points_of(CODE)[0].anchors()
    content = store().get(paper.sha256)
    pdf.write_bytes(content)
    pdf.with_name("调解协议书.pdf.bundle.json").write_bytes(bytes(bundle))
    (tmp_path / "policy").write_text(policy_of(CODE))
    ask = [str(pdf), "--policy", str(tmp_path / "policy"), "--tsa", str(tmp_path / "roots.pem"), "--json"]
    assert command(ask) == 0
    (said,) = json.loads(capsys.readouterr().out)
    states = {step["name"]: step["state"] for step in said["steps"]}
    assert said["verdict"] == "一致"
    for name in ("送检文件 SHA-256", "送检文件 SM3", "SHA-256 见证联署", "SM3 见证联署", "两树同位", "时间戳"):
        assert states[name] == "通过", name
    pdf.write_bytes(content[:999] + bytes([content[999] ^ 1]) + content[1000:])
    assert command(ask) == 1
    assert json.loads(capsys.readouterr().out)[0]["verdict"] == "不一致"


def test_an_older_entry_keeps_the_proof_to_the_point_that_stamped_it_first(court: Court, town: Town) -> None:
    town.has_partners()
    publish()
    for _ in range(3):
        anchor()
    old, size = newest(court), court.size
    news(court)
    publish()
    found, later = bundle_of(old, values=False), bundle_of(newest(court), values=False)
    assert found is not None
    assert later is not None
    assert {proof.checkpoint.size for proof in found.proofs.values()} == {size}
    assert {proof.checkpoint.size for proof in later.proofs.values()} == {court.size}
    assert (len(found.stamps), later.stamps) == (1, ())


def test_a_split_view_is_refused_by_every_witness_and_convicts_the_log(court: Court, town: Town) -> None:
    """A log whose memory was taken away signs another branch: no witness that saw the first one cosigns the second."""
    town.is_watched()
    publish()
    shown = published(CODE, "sha256")
    forge(town.home)
    assert publish() == 0
    assert size_published(CODE) == 0, "the second branch is shown to nobody"
    keys = [signer.key for signer in signers_of(CODE, "sha256")]
    for name in town.witnesses:
        with open_store(town.home / f"{name}.sqlite3", [town.witnesses[name].signers[0].key]) as store_of:
            (_, _, kept), *_ = store_of.misconduct(origin_of(CODE, "sha256"))
        with pytest.raises(Misconduct, match="two roots"):
            compare_notes([bytes(shown or b""), bytes(Request.parse(kept).note)], keys)


def forge(home: Path) -> None:
    """Rewrite the log's past as a thorough forger would: leaves, heads, tiles, and what the signer remembers."""
    trees = {tree: Frontier(algorithm=tree) for tree in TREES}
    with door_open():
        for entry in list(in_order(CODE)):
            leaf = entry.leaf.replace("founder", "nobody!", 1)
            Entry.objects.filter(id=entry.id).update(leaf=leaf)
            for tree in TREES:
                trees[tree].append(leaf_hash(leaf.encode(), tree))
        Head.objects.update(**{tree: trees[tree].to_bytes().hex() for tree in TREES})
    shutil.rmtree(home / "log")
    for tree in TREES:
        (home / "keys" / CODE / "log" / f"signed-{tree}").unlink()
