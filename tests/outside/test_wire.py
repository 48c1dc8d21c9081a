"""Partners over their wires: what each mood of theirs becomes, and that patience ends."""

import itertools
import time
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from tests.evidence.scene import LOG, ORIGIN, WITNESSES, checkpoint_of, cosigned
from xiezhi.evidence import merkle
from xiezhi.evidence.anchor import Rejected
from xiezhi.evidence.tiles import TileTree, new_tiles
from xiezhi.evidence.timestamp import BadStamp
from xiezhi.evidence.witness import Witness
from xiezhi.evidence.witness_store import create_store
from xiezhi.outside.chain import EvmChain, Pending
from xiezhi.outside.chain_simulator import Ledger, node
from xiezhi.outside.loopback import Loopback, Mood, weather
from xiezhi.outside.time_authority import HttpTimeAuthority
from xiezhi.outside.time_simulator import certified, certified_by_sm2, time_authority
from xiezhi.outside.wire import Reply, post
from xiezhi.outside.witness import HttpWitness, NotCosigned
from xiezhi.outside.witness_simulator import witness

LEAVES = [b"leaf %d" % number for number in range(300)]
BAD = (Mood.SILENT, Mood.PARTIAL, Mood.WRONG, Mood.REFUSING, Mood.SLOW)


def always(mood):
    return itertools.repeat(mood)


def tree_of(leaves):
    tiles = dict(new_tiles([merkle.leaf_hash(leaf) for leaf in leaves], 0, {}.__getitem__))
    return TileTree(len(leaves), tiles.__getitem__)


def test_an_answer_is_read_whole_or_not_at_all():
    with Loopback(lambda method, path, body: Reply(201, body * 2)) as partner:
        assert post(partner.url, b"abc", "text/plain", seconds=5, most=6) == Reply(201, b"abcabc")
        with pytest.raises(OSError, match="does not end"):
            post(partner.url, b"abc", "text/plain", seconds=5, most=5)
    with pytest.raises(OSError):
        post(partner.url, b"", "text/plain", seconds=1, most=5)
    with pytest.raises(ValueError, match="no address"):
        post("file:///etc/passwd", b"", "text/plain", seconds=1, most=5)


@pytest.mark.parametrize("mood", [Mood.SILENT, Mood.PARTIAL, Mood.SLOW])
def test_silence_and_broken_answers_are_told_from_refusals(mood):
    with (
        Loopback(lambda method, path, body: Reply(200, b"word"), always(mood), slow=30) as partner,
        pytest.raises(OSError),
    ):
        post(partner.url, b"", "text/plain", seconds=0.2, most=100)


def test_the_weather_is_the_same_for_the_same_seed_and_as_bad_as_its_odds():
    one, same, other = (list(itertools.islice(weather(seed, {Mood.SLOW: 0.3}), 500)) for seed in (1, 1, 2))
    assert one == same != other
    assert 100 < one.count(Mood.SLOW) < 200
    assert set(one) == {Mood.SLOW, Mood.GOOD}


@pytest.mark.parametrize("algorithm", ["sm3", "sha256"])
def test_an_authority_that_signs_by_sm2_stamps_over_the_wire_and_under_its_own_root_alone(algorithm):
    (root, authority), (other, _) = certified_by_sm2(datetime.now(UTC)), certified_by_sm2(datetime.now(UTC))
    with time_authority(authority) as wire:
        port = HttpTimeAuthority(wire.url, [root], algorithm)
        token = port.stamp(b"both roots")
        port.holds(token, b"both roots")
        with pytest.raises(BadStamp):
            port.holds(token, b"other roots")
        with pytest.raises(BadStamp, match="nobody trusted"):
            HttpTimeAuthority(wire.url, [other], algorithm).stamp(b"both roots")


@pytest.mark.parametrize("mood", BAD)
def test_no_bad_answer_of_a_time_authority_is_taken_for_a_stamp(mood):
    root, authority = certified(datetime.now(UTC))
    with time_authority(authority, moods=itertools.chain([mood], always(Mood.GOOD)), slow=30) as wire:
        port = HttpTimeAuthority(wire.url, [root], seconds=0.3)
        with pytest.raises((OSError, BadStamp)):
            port.stamp(b"both roots")
        port.holds(port.stamp(b"both roots"), b"both roots")
        with pytest.raises(BadStamp):
            port.holds(port.stamp(b"both roots"), b"other roots")
        with pytest.raises(BadStamp):
            HttpTimeAuthority(wire.url, [certified(datetime.now(UTC))[0]]).stamp(b"both roots")


@pytest.fixture
def insurer(tmp_path):
    with create_store(tmp_path / "store", [WITNESSES["insurer"].key]) as store:
        yield Witness(store, [WITNESSES["insurer"]], {ORIGIN: [LOG.key]})


@pytest.mark.parametrize("mood", BAD)
def test_no_bad_answer_of_a_witness_is_taken_for_a_cosignature_and_asking_again_mends_it(insurer, mood):
    with witness(insurer, itertools.chain([mood], always(Mood.GOOD)), slow=30) as wire:
        port = HttpWitness(insurer.signers[0].key, wire.url, seconds=0.3)
        note = cosigned(checkpoint_of(LEAVES[:200]), witnesses=[])
        with pytest.raises((OSError, NotCosigned)):
            port.cosign(note, tree_of(LEAVES[:200]), 0)
        made = port.cosign(note, tree_of(LEAVES[:200]), 0)
        assert port.key.verify(note.text, made.data) == pytest.approx(time.time(), abs=300)
        assert len(wire.asked) == 3, "it had seen 200 already and said so"


def test_a_witness_with_another_key_or_another_text_is_not_believed(insurer):
    with witness(insurer) as wire:
        port = HttpWitness(WITNESSES["notary"].key, wire.url)
        with pytest.raises(NotCosigned, match="without its cosignature"):
            port.cosign(cosigned(checkpoint_of(LEAVES), witnesses=[]), tree_of(LEAVES), 0)
    liar = WITNESSES["insurer"]
    line = cosigned(checkpoint_of(LEAVES[:3]), witnesses=["insurer"]).signatures[-1].line().encode()
    with (
        Loopback(lambda method, path, body: Reply(200, line)) as wire,
        pytest.raises(NotCosigned, match="not this key's"),
    ):
        HttpWitness(liar.key, wire.url).cosign(cosigned(checkpoint_of(LEAVES), witnesses=[]), tree_of(LEAVES), 0)


def trees(leaves):
    return checkpoint_of(leaves), checkpoint_of(leaves, "sm3")


def anchored(chain, leaves, rounds=6, patience=0.0):
    """Ask until it stands, with so many seconds between two asks; how many times that took."""
    sent = ""
    for number in range(1, rounds + 1):
        try:
            return number, chain.anchor(*trees(leaves), sent)
        except Pending as pending:
            sent = pending.transaction
            time.sleep(patience)
    raise AssertionError("never anchored")


def test_an_anchor_stands_when_every_node_shows_it_and_asking_again_costs_nothing():
    ledger, behind = Ledger(lambda: 1772417717), Ledger(lambda: 1772417717)
    key = ec.generate_private_key(ec.SECP256K1()).private_numbers().private_value.to_bytes(32, "big")
    with node(ledger) as one, node(behind) as two:
        chain = EvmChain([one.url, two.url], key, b"\x11" * 20)
        with pytest.raises(AssertionError):
            anchored(chain, LEAVES[:20])
        assert len(ledger.blocks) == 2, "registered and anchored once, however often it was asked"
        behind.heads = ledger.heads
        assert anchored(chain, LEAVES[:20])[0] == 1
        assert anchored(chain, LEAVES[:30])[1].receipt.gas <= 60_000
        for wrong in (LEAVES[:20], [b"x", *LEAVES[1:30]]):
            with pytest.raises(Rejected):
                chain.anchor(*trees(wrong))
        stranger = EvmChain([one.url], b"\x47" * 32, b"\x11" * 20)
        with pytest.raises(Rejected, match="another account"):
            stranger.anchor(*trees(LEAVES[:31]))
        assert len(ledger.blocks) == 3
