"""What the sieve of token patterns looks up, worked out of all patterns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from auditor.kinds.grammar.answers import Answers
from auditor.kinds.grammar.layouts import OFFSETS, REACH, Layout, asked, asked_by_all, layouts
from auditor.kinds.grammar.pattern import Pattern
from auditor.kinds.grammar.row import SHAPES
from auditor.kinds.grammar.wordclasses import EDGE, WordClasses
from auditor.kinds.phrase.rarity import frequency
from auditor.kinds.tables import Groups, Tables, lines
from auditor.reading.lexicon import french

TESTS = 3
"""Items around the one by which a pattern is looked for that are looked at before its layouts are."""
_EDGES, _OFTENEST = 1000.0, dict.fromkeys("de la le les l' d' et à des en un du une".split(), 40.0)
"""How often an item is out of sight, or one of the words that make up a third of a text, beside what `frequency`
guesses for words."""
_MOST_CLASSES = 4000
"""Classes of the items by which a pattern is looked for, at most."""


def tables(patterns: Sequence[Pattern]) -> Tables:
    """The tables of a sieve for patterns by their number.

    `words` are those that patterns name. `firsts` and `patterns` group the patterns by the classes of the items that
    they are looked for by, which stand at `shifts` from their anchors. Of each pattern `rarest`, and of each layout
    `around`, are the answers that it asks for at offsets, shape (tests, things); they are columns of `bits` (classes,
    answers / 8). `layouts` divides the layouts among the patterns; for each `heads` says at which offset a clause
    begins, beyond REACH for none, and `shapes` (layouts, OFFSETS) what letters its words have.
    """
    named = sorted({word for pattern in patterns for word in pattern.names()})
    classes = WordClasses(named, french())
    answers, made = Answers(classes), [list(layouts(pattern)) for pattern in patterns]
    ranked, every = _ranked(answers, classes, made), [layout for own in made for layout in own]
    sought = [
        (group, number)
        for number, tests in enumerate(ranked)
        for group in answers.row(tests[0][0]).nonzero()[0].tolist()
    ]
    firsts, members = Groups.tables(sought, classes.count)
    rarest, offsets = np.array(ranked, np.int32).reshape(-1, TESTS + 1, 2).transpose(2, 1, 0)
    around = [[answers.add(asked(layout, offset)) for layout in every] for offset in OFFSETS]
    return {
        "words": lines(named),
        "firsts": firsts,
        "patterns": members,
        "shifts": offsets[0].astype(np.int64),
        "rarest": rarest[1:],
        "rarest_offsets": offsets[1:].astype(np.int64),
        "layouts": np.array([0, *accumulate(map(len, made))], np.int64),
        "around": np.array(around, np.int32).reshape(len(OFFSETS), -1),
        "around_offsets": np.array(OFFSETS, np.int64).repeat(len(every)).reshape(len(OFFSETS), -1),
        "heads": np.array(list(map(_head, every)), np.int64),
        "shapes": np.array([_shapes(layout) for layout in every], np.uint8).reshape(-1, len(OFFSETS)),
        "bits": answers.packed(),
    }


def _ranked(answers: Answers, classes: WordClasses, made: Sequence[Sequence[Layout]]) -> list[list[tuple[int, int]]]:
    """Of each pattern the answers that it asks for, with their offsets: first that by which it is looked for."""
    often = np.ones(classes.count)
    often[EDGE] = _EDGES
    often[classes.numbers(classes.named)] = [_OFTENEST.get(word) or frequency(word) for word in classes.named]
    return [_rarest(answers, often, own) for own in made]


def _rarest(answers: Answers, often: NDArray[np.float64], own: Sequence[Layout]) -> list[tuple[int, int]]:
    tests = []
    for offset in OFFSETS:
        number = answers.add(asked_by_all(own, offset))
        row = answers.row(number)
        seldom = not row[EDGE] and np.count_nonzero(row) <= _MOST_CLASSES
        tests.append((offset != 0 and not seldom, float(row @ often), number, offset))
    first, *others = sorted(tests)
    others.sort(key=lambda test: test[1])
    return [(number, offset) for _, _, number, offset in (first, *others[:TESTS])]


def _head(layout: Layout) -> int:
    """The offset of the item of a layout that stands at the head of a clause; one beyond REACH if there is none."""
    return next((offset for offset, element in layout.items() if element.at in ("start", "clause")), REACH + 1)


def _shapes(layout: Layout) -> list[int]:
    return [SHAPES[layout[offset].case] if offset in layout else 0 for offset in OFFSETS]
