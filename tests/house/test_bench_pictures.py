"""The pictures of what was measured are those of the result files, with the losses in them."""

from tests.bench.pictures import PICTURES, largest, pictures, rows
from tests.bench.table import PAGE, page

NAMES = ("bench-others.svg", "bench-aims.svg", "bench-growth.svg")


def test_the_pictures_are_drawn_from_the_result_files() -> None:
    """`./x bench` draws them; so does `python -m tests.bench.pictures`."""
    assert {name: (PICTURES / name).read_text(encoding="utf-8") for name in NAMES} == pictures()


def test_the_page_of_all_figures_is_written_from_the_result_files() -> None:
    """`./x bench` writes it; so does `python -m tests.bench.table`."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_loss_of_the_largest_run_is_in_a_picture() -> None:
    behind = [each for each in largest(rows()) if each["peer"] is not None and (each["ratio"] or 0) < 1]
    drawn = sum(text.count('class="loss"') for text in pictures().values())
    assert behind
    assert drawn == sum(not each["name"].startswith("growth.") for each in behind)


def test_every_ratio_is_how_far_the_measured_is_ahead_of_its_aim() -> None:
    """A larger one is better, whatever was measured; beside another program the ratio is the figure itself."""
    for each in rows():
        ours, aim, ratio = each["ours"], each["peer"], each["ratio"]
        if each["unit"] == "times" or aim is None:
            continue
        ways = (ours / aim, aim / ours) if ours and aim else (float(ours <= aim),)
        assert any(abs(way - ratio) < 1e-9 * abs(way) for way in ways), each["name"]


def test_the_readme_shows_them() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (PICTURES.parents[1] / name).read_text(encoding="utf-8")
        assert all(f"docs/pictures/{picture}" in text for picture in NAMES[:2]), name
    assert NAMES[2] in (PICTURES.parent / "scaling.md").read_text(encoding="utf-8")
