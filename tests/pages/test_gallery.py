"""Every template, rendered with its specimen: complete, escaped, and within a policy of default-src 'self'."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2.ext import babel_extract

from xiezhi.pages.environment import TEMPLATES, environment
from xiezhi.pages.gallery import render, specimens
from xiezhi.pages.gallery.cast import public
from xiezhi.pages.language import catalogue

STATIC = TEMPLATES.parent / "static/xiezhi"
ICONS = set((TEMPLATES.parent / "icons.txt").read_text(encoding="utf-8").split())
SPECIMENS = specimens()
PAGES = environment()


@cache
def rendered(name: str) -> str:
    """The page of a specimen, made once for all tests that look at it."""
    return render(SPECIMENS[name])


class Outline(HTMLParser):
    """The tags of a page in order, and which were left open or closed twice."""

    EMPTY = frozenset(("meta", "link", "input", "img", "br"))

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes another"

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@cache
def outlined(name: str) -> Outline:
    return Outline(rendered(name))


def test_every_page_template_has_a_specimen():
    shown = {template for template, _ in SPECIMENS.values()}
    assert shown == {f"pages/{path.name}" for path in (TEMPLATES / "pages").glob("*.html")}


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_a_template_begins_by_saying_what_it_is_given(path):
    assert path.read_text(encoding="utf-8").startswith("{# ")


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_page_is_whole_and_keeps_to_the_policy(name):
    page = outlined(name)
    assert page.open == []
    for tag, attributes in page.tags:
        assert "style" not in attributes, tag
        assert not [key for key in attributes if key.startswith("on")], tag
        for key in ("src", "href", "action"):
            assert not re.match(r"https?:|//|data:|javascript:", attributes.get(key) or ""), attributes
    assert all(script.get("src") for script in page.all("script"))
    assert "style" not in {tag for tag, _ in page.tags}


@pytest.mark.parametrize("name", SPECIMENS)
def test_every_id_is_used_once_and_every_label_and_description_meets_its_field(name):
    whole, before = outlined(name), rendered(name).split("<template>")[0]
    page = whole if before == rendered(name) else Outline(before)
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    known = {attributes["id"] for _, attributes in whole.tags if "id" in attributes}
    for _, attributes in page.tags:
        wanted = f"{attributes.get('aria-describedby') or ''} {attributes.get('for') or ''}".split()
        assert set(wanted) <= known, wanted


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_form_that_posts_carries_the_token(name):
    page = rendered(name)
    for form in re.findall(r'<form[^>]*method="post".*?</form>', page, flags=re.S):
        assert 'name="csrfmiddlewaretoken"' in form


@pytest.mark.parametrize("name", SPECIMENS)
def test_every_icon_is_in_the_sprite(name):
    assert set(re.findall(r"icons\.svg#([\w-]+)", rendered(name))) <= ICONS


def test_every_style_sheet_and_script_that_a_page_names_is_there():
    for path in re.findall(r'/static/xiezhi/([\w./-]+)"', rendered("home")):
        assert (STATIC / path).is_file(), path


def test_what_people_write_is_text():
    template, context = SPECIMENS["my-case"]
    page = PAGES.get_template(template).render(context | {"title": "<script>alert(1)</script>"})
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_name_that_is_not_given_is_an_error():
    template, context = SPECIMENS["home"]
    with pytest.raises(Exception, match="doors"):
        PAGES.get_template(template).render({key: value for key, value in context.items() if key != "doors"})


def test_a_date_says_its_year_only_when_it_is_not_this_one():
    page = rendered("proceeding")
    assert ">4月7日</time>" in page
    assert ">2025年3月7日</time>" in page


def test_an_english_reader_gets_english_words_around_what_others_wrote():
    page = rendered("my-case-english")
    assert '<html lang="en">' in page
    assert ">My dates</h2>" in page
    assert ">7 Apr</time>" in page
    assert "王某说您欠他 80 万元" in page


def words_of(path: Path) -> set[str]:
    with path.open("rb") as file:
        found = [words for _, _, words, _ in babel_extract(file, ["_"], [], {"trimmed": "true"})]
    return {words if isinstance(words, str) else str(words[0]) for words in found}


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_every_word_of_a_template_is_in_the_english_catalogue_with_the_same_names(path):
    english = catalogue("en")
    for words in words_of(path):
        assert words in english, words
        names = set(re.findall(r"%\((\w+)\)s", english[words]))
        assert names == set(re.findall(r"%\((\w+)\)s", words)), words
        assert not re.search(r"[\u4e00-\u9fff]", english[words]), words


def test_the_catalogue_has_no_words_that_no_template_uses():
    used = set().union(*(words_of(path) for path in TEMPLATES.rglob("*.html")))
    assert set(catalogue("en")) <= used


@pytest.mark.parametrize("fragment", ["live", "answered", "missing", "consequences", "draft"])
def test_a_fragment_is_no_whole_page(fragment):
    context = {**SPECIMENS["intake"][1], **SPECIMENS["step"][1], "saved_at": public("首页").now, "sentence": ""}
    part = PAGES.get_template(f"fragments/{fragment}.html").render(context)
    assert part.strip()
    assert "<html" not in part


@pytest.mark.parametrize("script", sorted(STATIC.glob("js/*.js")), ids=lambda path: path.name)
def test_a_script_says_nothing_of_its_own(script):
    """Words stand in the page, in the reader's language; only sums in capitals are Chinese by nature."""
    if script.name != "capitals.js":
        assert not re.search(r"[\u4e00-\u9fff]", script.read_text(encoding="utf-8"))


def test_a_dispute_of_many_cases_is_folded_and_one_of_few_is_not():
    many, few = rendered("proceeding-kin"), rendered("proceeding")
    assert "同一纠纷的 8 件" in many
    assert "同一纠纷：" in few
    assert "<summary>同一纠纷" not in few
