"""A printed page as a phone or an eye sees it: grey and red by the millimetre."""

from __future__ import annotations

import subprocess

import numpy as np
import segno
from numpy.typing import NDArray

DOTS = 200
PER_MM = DOTS / 25.4
WIDTH, HEIGHT = 210, 297


def page_of(pdf: bytes, page: int = 1) -> NDArray[np.int16]:
    """One page of A4: rows of red, green and blue."""
    asked = ["pdftoppm", "-r", str(DOTS), "-f", str(page), "-l", str(page), "-"]
    drawn = subprocess.run(asked, input=pdf, capture_output=True, check=True).stdout
    kind, width, height, deepest = (head := drawn.split(None, 4))[:4]
    assert (kind, deepest[:3]) == (b"P6", b"255")
    rows, columns = int(height), int(width)
    assert (round(columns / PER_MM), round(rows / PER_MM)) == (WIDTH, HEIGHT), head[:4]
    pixels = np.frombuffer(drawn[-rows * columns * 3 :], np.uint8)
    return pixels.reshape(rows, columns, 3).astype(np.int16)


def black(page: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Where there is ink of letters and squares."""
    return np.asarray(page.max(axis=2) < 128)


def red(page: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Where there is ink of seals."""
    return np.asarray(page[:, :, 0] - page[:, :, 1:].max(axis=2) > 60)


def box(ink: NDArray[np.bool_], within: tuple[float, float, float, float] = (0, 0, WIDTH, HEIGHT)) -> tuple[float, ...]:
    """Left, top, right and bottom of the ink in an area, in millimetres."""
    left, top, right, bottom = (round(each * PER_MM) for each in within)
    rows, columns = np.nonzero(ink[top:bottom, left:right])
    assert len(rows), "no ink"
    found = (columns.min() + left, rows.min() + top, columns.max() + 1 + left, rows.max() + 1 + top)
    return tuple(each / PER_MM for each in found)


def is_square_of(text: str, ink: NDArray[np.bool_], within: tuple[float, float, float, float]) -> bool:
    """Whether the square in this area is the QR code of this text, module by module."""
    left, top, right, bottom = (each * PER_MM for each in box(ink, within))
    wanted = np.array([list(row) for row in segno.make(text, error="m", micro=False).matrix], dtype=bool)
    places = (np.arange(len(wanted)) + 0.5) / len(wanted)
    rows, columns = (top + (bottom - top) * places).astype(int), (left + (right - left) * places).astype(int)
    return bool((ink[np.ix_(rows, columns)] == wanted).all())
