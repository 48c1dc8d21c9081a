"""计算器的写法：一个问题、问的各项、一个函数。页面、接口和命令行都由它得来，不另写一遍。"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from xiezhi.law.asking import Ask, Unclear, read
from xiezhi.law.derivation import PROVISIONAL, Derivation
from xiezhi.law.given import Given
from xiezhi.law.parameters import Settings
from xiezhi.law.rule import Rule
from xiezhi.law.sources import Basis
from xiezhi.law.working import Working

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """算得的结果：一个算式或者一个日子。`label` 是结果叫什么，`on` 是引用按哪日的版本，`further` 是另外的算式。"""

    label: str
    on: date
    result: Working | Derivation
    further: tuple[Working, ...] = ()
    rule: Rule | None = None

    @property
    def total(self) -> Decimal | None:
        """合计，单位：元；结果是日子的为空。"""
        return self.result.total if isinstance(self.result, Working) else None

    @property
    def laws(self) -> tuple[Basis, ...]:
        """整个结果的依据；各行另有各行的依据。"""
        return self.rule.law if self.rule else ()

    @property
    def badges(self) -> tuple[str, ...]:
        """结果上都要写明的话：未核、惯例、本院设定。"""
        workings = (self.result, *self.further) if isinstance(self.result, Working) else self.further
        notes = [badge for working in workings for badge in working.badges]
        if isinstance(self.result, Derivation) and self.result.provisional:
            notes.append(str(PROVISIONAL))
        if self.rule:
            notes += [str(basis) for basis in self.rule.law if not hasattr(basis, "instrument")]
            notes += [self.rule.note] if self.rule.note else []
        return tuple(dict.fromkeys(notes))


@dataclass(frozen=True, slots=True)
class Calculator:
    """一个计算器。`question` 是老百姓问的话，`about` 说明算什么、不算什么。"""

    name: str
    question: str
    english: str
    about: str
    about_english: str
    asks: tuple[Ask, ...]
    reckon: Callable[[Values, Settings], Answer]

    @property
    def words(self) -> tuple[tuple[str, str], ...]:
        """页面上的每句话和它的英文。"""
        asks = [each for ask in self.asks for each in (ask, *ask.columns)]
        labels = [(ask.label, ask.english) for ask in asks]
        more = [pair for ask in asks for pair in ((ask.help, ask.help_english), (ask.heading, ask.heading_english))]
        options = [(option.label, option.english) for ask in asks for option in ask.options.values()]
        own = ((self.question, self.english), (self.about, self.about_english))
        return tuple(pair for pair in (*own, *labels, *more, *options) if pair[0])

    def answer(self, given: Given, settings: Settings | None = None) -> Answer:
        """读懂填写的内容，算出结果；填得不对、不合规定或者没有数据的抛 Unclear，写明是哪一项。"""
        values = read(self.asks, given)
        try:
            return self.reckon(values, settings or Settings())
        except Unclear:
            raise
        except (ValueError, LookupError, TypeError, ArithmeticError) as error:
            needed = next((ask.name for ask in self.asks if ask.required), self.asks[0].name)
            raise Unclear(needed, str(error.args[0]) if error.args else str(error)) from None
