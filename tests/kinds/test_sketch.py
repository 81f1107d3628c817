"""A sketch of a set lets all its numbers pass, and few others."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from auditor.kinds.phrase.sketch import Sketch

NUMBERS = st.integers(min_value=0, max_value=2**62)


@given(st.lists(NUMBERS))
def test_what_is_in_the_set_may_be(numbers):
    sketch = Sketch(Sketch.table(numbers))
    assert sketch.may_hold(np.array(numbers, np.int64)).all()


def test_few_others_pass():
    numbers = [(outer << 20) | word for outer in range(1, 40) for word in range(outer, 400, outer)]
    sketch = Sketch(Sketch.table(numbers))
    others = np.array([(outer << 20) | word for outer in range(40, 80) for word in range(1, 1000)], np.int64)
    assert sketch.may_hold(others).mean() < 0.01


def test_nothing_is_in_the_sketch_of_nothing():
    assert not Sketch(Sketch.table([])).may_hold(np.arange(1, 1000)).any()
