"""The one derivation of the gallery: fifteen days from 20 March 2024 end on a working Sunday."""

from __future__ import annotations

from datetime import date

from xiezhi.pages.gallery.cast import civil
from xiezhi.pages.shapes import Cite, Derived

NOTICE = Cite("国务院办公厅关于2024年部分节假日安排的通知")

LINES = (
    Derived(
        "起算点：3月20日收到起诉状副本",
        "短信链接打开并电子签收，以到达被告特定系统的日期为送达日期。",
        date(2024, 3, 20),
        cites=(civil("第九十条"),),
    ),
    Derived("开始的那一天不算", "从第二天起数。", date(2024, 3, 21), cites=(civil("第八十五条第二款"),)),
    Derived(
        "十五日",
        "被告应当在收到之日起十五日内提出答辩状，中间的休息日照算。",
        date(2024, 4, 4),
        "数到 ",
        (civil("第一百二十八条"),),
    ),
    Derived(
        "最后一天是法定休假日",
        "4月4日清明节，4日至6日放假调休。以休假日后的第一日为届满日。",
        "越过 3 日",
        cites=(civil("第八十五条第三款"),),
    ),
    Derived("4月7日星期日，调休上班", "是工作日，不再顺延。", date(2024, 4, 7), cites=(NOTICE,)),
)
