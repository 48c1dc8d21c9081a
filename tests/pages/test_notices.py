"""What one has been told is a list that can be turned to its beginning."""

from datetime import timedelta

import pytest

from tests.pages.conftest import Town
from xiezhi.desk.notices import Notice
from xiezhi.engine.clock import court_now
from xiezhi.pages.notices import MOST

pytestmark = pytest.mark.django_db


def test_the_first_thing_that_one_was_told_is_found_however_much_has_come_since(town: Town) -> None:
    filing, reader = town.file(), town.client(town.wang)
    assert "/notices?from=" not in reader.get("/notices").content.decode()
    about = {"court": filing.court, "person": town.wang, "proceeding": filing.id, "kind": "filing.docket"}
    Notice.objects.bulk_create(
        Notice(**about, entry=f"told-{n}", sentence=f"第{n}次", made=court_now() + timedelta(minutes=n))
        for n in range(1, 2 * MOST + 6)
    )
    pages = [reader.get(f"/notices?from={start}").content.decode() for start in (0, MOST, 2 * MOST)]
    assert f"第{2 * MOST + 5}次" in pages[0]
    assert f'href="/notices?from={MOST}"' in pages[0]
    assert "第1次" in pages[2]
    assert f'href="/notices?from={MOST}"' in pages[2]
    assert f'href="/notices?from={3 * MOST}"' not in pages[2]
