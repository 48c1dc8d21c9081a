"""The president chooses what is erased by what it is; afterwards the entry says that it was, and on which ground."""

import re

from tests.pages.conftest import Town
from xiezhi.records.table import TOMBSTONE


def test_the_president_erases_an_address_and_the_entry_says_so(town: Town) -> None:
    filing = town.file()
    president = town.officer("president")
    form = president.get(f"/case/{filing.id}/do/erase").content.decode()
    option = re.search(r'name="items"[^>]*value="([^"]+)"[^>]*>\s*(?:<span[^>]*>)?[^<]*住所', form)
    assert option, form
    assert "110105" not in form, "numbers stay masked"
    key = re.search(r'name="key" value="([^"]+)"', form)
    told = {"items": [option[1]], "ground": "unlawful", "reason": "本人请求", "key": key[1] if key else ""}
    done = president.post(f"/case/{filing.id}/do/erase", told)
    assert done.status_code == 302, done.content.decode()
    submitted = president.get(f"/entry/{option[1].partition('.')[0]}").content.decode()
    assert "部分内容已依法删除" in submitted
    assert TOMBSTONE in submitted
    erasing = president.get(done.url).content.decode()
    assert "违反法律、行政法规或者约定而处理" in erasing
    assert "本人请求" in erasing
