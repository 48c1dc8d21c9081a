"""一次算许多笔诉讼费用：整数分的数组，与逐笔计算一分不差。只有用到时才装入 numpy。"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from xiezhi.law.fees import KINDS
from xiezhi.law.fees_tariff import Tariff, tariff_on

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def _banded(tariff: Tariff, fen: NDArray[np.int64]) -> NDArray[np.int64]:
    """分段累计，单位：千分之一分。"""
    import numpy as np

    fees = np.zeros(fen.shape, dtype=np.int64)
    for band in tariff.bands:
        if band.per_mille:
            top = fen if band.upto is None else np.minimum(fen, band.upto * 100)
            fees += np.maximum(top - band.over * 100, 0) * band.per_mille
        else:
            fees += np.where((fen > band.over * 100) | (band.over == 0), band.fixed * 100_000, 0)
    return fees


def fees_many(
    kind: str,
    fen: NDArray[np.int64],
    *,
    on: date,
    points: NDArray[np.int64] | None = None,
    halved: NDArray[np.bool_] | None = None,
) -> NDArray[np.int64]:
    """许多笔同一种费用，进出都是整数分；`points` 是各案在幅度内选定的数，`halved` 是各案是否减半。

    依据与 `fees.fee` 相同；不合规定时抛 ValueError，当日没有标准时抛 NotInForce。金额不超过一万亿元。
    """
    import numpy as np

    tariff = tariff_on(KINDS, kind).on(on)
    if fen.size and (int(fen.min()) < 0 or int(fen.max()) > 10**14):
        raise ValueError("金额应在零与一万亿元之间")
    fees = _banded(tariff.like.on(on) if tariff.like else tariff, fen)
    if tariff.between is not None:
        low, high = tariff.between
        if points is None or bool(np.any((points < low * 100) | (points > high * 100))):
            raise ValueError(f"{tariff.label}须在{low}元至{high}元之间选定")
        fees = fees + points * 1000
    parts = np.int64(1000 * tariff.one_of)
    if tariff.cap is not None:
        fees = np.minimum(fees, tariff.cap * 100 * parts)
    divisor = parts if halved is None else np.where(halved, 2 * parts, parts)
    return (2 * fees + divisor) // (2 * divisor)
