"""n-gram keys, tables and weight files."""

from __future__ import annotations

import numpy as np
import pytest

from auditor.errors import ModelError
from auditor.scoring.translation import weights
from auditor.scoring.translation.grams import Table, keys, tally


def codes(*numbers: int) -> np.ndarray:
    return np.array(numbers, np.uint64)


def test_keys_of_equal_ngrams_are_equal_wherever_they_stand():
    found = keys(codes(7, 8, 7, 8, 9), (2,))
    assert found[0] == found[2]
    assert len(set(found.tolist())) == 3


def test_keys_tell_orders_and_order_of_items_apart():
    assert len(set(keys(codes(1, 2, 1, 1), (1, 2, 3)).tolist())) == 2 + 3 + 2


def test_a_text_shorter_than_an_order_gives_none_of_it():
    assert len(keys(codes(1, 2), (1, 2, 3))) == 3
    assert len(keys(codes(), (1, 2))) == 0


def test_a_table_finds_its_keys_and_no_others():
    known, other = keys(codes(1, 2, 3), (1,)), keys(codes(4, 5), (1,))
    table = Table(known)
    assert table.find(np.concatenate([known[::-1], other])).tolist() == [2, 1, 0, -1, -1]


def test_an_empty_table_finds_nothing():
    assert Table(keys(codes(), (1,))).find(keys(codes(4, 5), (1,))).tolist() == [-1, -1]


def test_keys_of_views_are_told_apart_by_their_salt():
    assert not set(keys(codes(1, 2, 3), (1, 2)).tolist()) & set(keys(codes(1, 2, 3), (1, 2), salt=16).tolist())


def test_rows_are_tallied_without_what_was_not_found():
    rows, counts = tally(np.array([5, -1, 2, 5, -1, 5], np.int32))
    assert (rows.tolist(), counts.tolist()) == ([2, 5], [1, 3])
    assert [len(part) for part in tally(np.array([-1], np.int32))] == [0, 0]


def test_weights_come_back_as_written(tmp_path):
    given = {"b": np.arange(6, dtype=np.float16).reshape(3, 2), "a": codes(1, 2**63), "c": np.array([7], np.uint32)}
    weights.write(tmp_path / "w.safetensors", given)
    found = weights.read(tmp_path / "w.safetensors")
    assert all(np.array_equal(found[name], given[name]) and found[name].dtype == given[name].dtype for name in given)


def test_damaged_weights_are_refused(tmp_path):
    (tmp_path / "w.safetensors").write_bytes(b"\xff" * 20)
    with pytest.raises(ModelError, match=r"w\.safetensors"):
        weights.read(tmp_path / "w.safetensors")
