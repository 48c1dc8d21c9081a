"""Browser assets: from node_modules into the package, as few files as the pages need.

Run by ``./x setup`` after ``npm ci``; the result is never committed and is part of the wheel.
"""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[3]
NPM = ROOT / "node_modules"
VENDOR = ROOT / "src/xiezhi/pages/static/vendor"

FILES = {
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "echarts/dist/echarts.min.js": "echarts.min.js",
}

FONTS = {"noto-serif-sc": ("600",), "noto-sans-mongolian": ("400",)}
"""Fontsource family and its weights; only the WOFF2 slices are taken."""

ICONS = ROOT / "src/xiezhi/pages/icons.txt"
"""The Tabler icons the pages use, a name a line: ``<svg><use href="…/icons.svg#inbox"/></svg>``."""


def symbol(name: str, drawing: str) -> str:
    """One icon file as a ``<symbol>``: its paths keep the colour and stroke of the ``<svg>`` that uses them."""
    body = re.sub(r"<!--.*?-->|<path stroke=\"none\" d=\"M0 0h24v24H0z\" fill=\"none\" />", "", drawing, flags=re.S)
    inside = re.search(r"<svg[^>]*>(.*)</svg>", body, flags=re.S)
    if inside is None:
        raise ValueError(f"{name}: not an SVG drawing")
    paint = ' fill="currentColor" stroke="none"' if name.endswith("-filled") else ""
    return f'<symbol id="{name}" viewBox="0 0 24 24"{paint}>{inside[1].replace(chr(10), "")}</symbol>'


def drawing_of(name: str) -> Path:
    """The file of an icon: Tabler keeps the filled ones in a folder of their own, without the suffix."""
    kind = "filled" if name.endswith("-filled") else "outline"
    return NPM / "@tabler/icons/icons" / kind / f"{name.removesuffix('-filled')}.svg"


def sprite() -> str:
    """All icons of the list in one file."""
    names = ICONS.read_text(encoding="utf-8").split()
    symbols = [symbol(name, drawing_of(name).read_text(encoding="utf-8")) for name in names]
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def style_of(family: str, weight: str) -> tuple[str, list[str]]:
    """The style sheet of one weight without its older WOFF files, and the names of the files it needs."""
    sheet = (NPM / "@fontsource" / family / f"{weight}.css").read_text(encoding="utf-8")
    sheet = re.sub(r",\s*url\([^)]*\.woff\)\s*format\(['\"]woff['\"]\)", "", sheet)
    return sheet, re.findall(r"url\(\./files/([^)]+\.woff2)\)", sheet)


def copy_font(family: str, weights: tuple[str, ...]) -> None:
    """One family into ``fonts/<family>/``: a sheet for each weight and its slices."""
    target = VENDOR / "fonts" / family
    (target / "files").mkdir(parents=True)
    for weight in weights:
        sheet, names = style_of(family, weight)
        (target / f"{weight}.css").write_text(sheet, encoding="utf-8")
        for name in names:
            shutil.copy(NPM / "@fontsource" / family / "files" / name, target / "files" / name)


def main() -> None:
    """Make the vendor folder anew."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    for source, target in FILES.items():
        shutil.copy(NPM / source, VENDOR / target)
    (VENDOR / "icons.svg").write_text(sprite(), encoding="utf-8")
    for family, weights in FONTS.items():
        copy_font(family, weights)


if __name__ == "__main__":
    main()
