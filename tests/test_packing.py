from __future__ import annotations

import pytest

from auditor.packing import packed, unpacked

DATA = {"a": [1, 2.5, None, True], "b": ("é", frozenset(("x", "y"))), 3: {"deep": b"bytes"}}


def test_plain_data_survives():
    assert unpacked(packed(DATA)) == DATA


def test_what_is_no_plain_data_is_refused():
    with pytest.raises(ValueError, match="unmarshallable"):
        packed({"when": object()})


def test_equal_strings_are_packed_once():
    apart = ["".join(("un mot", " long")) for _ in range(50)]
    assert len(packed(apart)) < 50 * len(apart[0])


@pytest.mark.parametrize(
    "damage", [lambda b: b"", lambda b: b[:-1], lambda b: b + b"0", lambda b: b[:9] + b"?" + b[10:]]
)
def test_damage_is_told(damage):
    with pytest.raises(ValueError, match="damaged"):
        unpacked(damage(packed(DATA)))
